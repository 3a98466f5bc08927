/**
 * The migration guide: for each operation, what has to change in a program that uses the old client, with the TypeScript of before and
 * after. Both programs are made from the client of their own spec as the examples of its docs are, so that they compile.
 */
import {
  cell,
  fence,
  inlineCode,
  joinMarkdown,
  type Markdown,
  pageTemplate,
  plain,
  prose,
} from "../../emit/markdown/index.js";
import type { Api, Operation } from "../../ir/model.js";
import { groupBy } from "../group.js";
import type { Change, OperationMatch } from "../model.js";
import { textOf } from "../sentence.js";
import { bySubject } from "../report/compact.js";
import { headingOf } from "../report/explain.js";
import { itemText, markdownOf, operationsText, selectionNote, titleText } from "../report/markdown.js";
import type { DiffReport } from "../report/report.js";
import { classNameOf, type GuideClient, clientOf, methodOf, programOf, typeName } from "./clients.js";
import { type Headings, headingsIn, linkTo, type Section } from "./contents.js";
import { isForMany, type ModelChanges, modelChanges, type Moves, movesOf } from "./operations.js";

/** What a guide is made from. */
export interface GuideInput {
  readonly report: DiffReport;
  readonly apis: { readonly old: Api; readonly new: Api };
}

/** The programs of one operation: before, and after. */
export interface ProgramPair {
  readonly id: string;
  readonly before: string;
  readonly after: string;
}

interface Guide extends GuideInput {
  readonly clients: { readonly old: GuideClient; readonly new: GuideClient };
  readonly moves: readonly Moves[];
}

/** The whole page. */
export async function guideMarkdown(input: GuideInput): Promise<string> {
  const guide = guideOf(input);
  const programs = new Map((await programsOf(guide)).map((program) => [program.id, program]));
  return pageTemplate<ReturnType<typeof guideView>>("diff", "guide")(guideView(guide, programs));
}

function guideView(guide: Guide, programs: ReadonlyMap<string, ProgramPair>) {
  const { report, clients } = guide;
  const [changed, same] = [guide.moves.filter(isToDo(guide)), guide.moves.filter((moves) => !isToDo(guide)(moves))];
  const groups = [...groupBy(changed, ({ match }) => classNameOf(clients.old, match.old))];
  const models = modelChanges(report.diff.changes);
  const title = titleText(report);
  const headings = headingsIn(
    [
      ...groups.flatMap(([name, all]) => [
        { key: `class ${name}`, heading: inlineCode(name), words: name },
        ...all.map(({ match }) => operationSection(guide, match)),
      ]),
      ...models.map(({ key, changes: [first] }) => modelSection(key, first)),
    ],
    `Migration: ${report.old.name} → ${report.new.name}`,
  );
  const view = {
    title,
    intro: prose`This guide is for programs that use the TypeScript client of ${plain(report.old.name)}. The report of ${inlineCode("airflow-codegen diff")} lists all changes, including changes that break no program.${selectionNote(report.selection)}`,
    general: general(guide, models, headings),
    nothing: changed.length === 0 && !report.diff.changes.some(({ severity }) => severity === "breaking"),
    words: replacedWords(guide),
    methods: guide.moves.flatMap((moves) => methodRow(guide, moves, headings)),
    gone: gone(guide),
    same: joinMarkdown(
      same.map(({ match }) => inlineCode(methodOf(clients.new, match.new))),
      ", ",
    ),
    groups: groups.map(([name, all]) => ({
      heading: headings.text(`class ${name}`),
      operations: all.map((moves) => operationView(guide, moves, programs.get(moves.match.old.id), headings)),
    })),
    webhooks: webhooks(guide),
    types: types(guide),
    models: models.map((model) => modelView(guide, model, headings)),
  };
  return { ...view, contents: contents(guide, view, groups, headings) };
}

type Parts = Readonly<
  Record<"general" | "methods" | "gone" | "same" | "webhooks" | "types" | "models", Markdown | readonly unknown[]>
>;

/** The table of contents: what the page has of the fixed sections, and each class with its operations. */
function contents(
  { clients }: Guide,
  parts: Parts,
  groups: readonly (readonly [string, readonly Moves[]])[],
  headings: Headings,
) {
  const none: readonly Markdown[] = [];
  const fixed = (part: keyof Parts, heading: string) =>
    parts[part].length === 0 ? [] : [{ link: linkTo(heading), entries: none }];
  return [
    ...fixed("general", "For every program"),
    ...fixed("methods", "Renamed methods"),
    ...fixed("gone", "Removed methods"),
    ...fixed("same", "Unchanged methods"),
    ...groups.map(([name, all]) => ({
      link: headings.link(`class ${name}`, inlineCode(name)),
      entries: all.map(({ match }) => {
        const [was, now] = [methodOf(clients.old, match.old), methodOf(clients.new, match.new)];
        const link = headings.link(operationKey(match), inlineCode(was));
        return was === now ? link : prose`${link} → ${inlineCode(now)}`;
      }),
    })),
    ...fixed("webhooks", "Webhooks"),
    ...fixed("types", "Renamed types"),
    ...fixed("models", "Changed types"),
  ];
}

function operationKey({ old }: OperationMatch): string {
  return `operation ${old.id}`;
}

function operationSection({ clients }: Guide, match: OperationMatch): Section {
  const name = methodOf(clients.old, match.old);
  return { key: operationKey(match), heading: inlineCode(name), words: name };
}

function modelSection(key: string, first: Change): Section {
  const heading = headingOf(first);
  return { key, heading: markdownOf(heading), words: textOf(heading, (text) => text) };
}

/** The programs that the guide shows. */
export function guidePrograms(input: GuideInput): Promise<readonly ProgramPair[]> {
  return programsOf(guideOf(input));
}

function guideOf(input: GuideInput): Guide {
  const clients = { old: clientOf(input.apis.old), new: clientOf(input.apis.new) };
  return { ...input, clients, moves: movesOf(input.report.diff) };
}

/** Whether a caller of the operation has to change anything, if only a name. */
function isToDo({ clients }: Guide): (moves: Moves) => boolean {
  return ({ match, renamed, gone: removed, others, models }) =>
    methodOf(clients.old, match.old) !== methodOf(clients.new, match.new) ||
    renamed.length + removed.length + others.length + models.length > 0;
}

async function programsOf(guide: Guide): Promise<readonly ProgramPair[]> {
  const { clients, moves } = guide;
  return Promise.all(
    moves.filter(isToDo(guide)).map(async ({ match, renamed, gone: removed }) => {
      const names = (side: "old" | "new") =>
        new Set(renamed.flatMap((change) => parameterOf(change, match[side], side)));
      const goneNames = removed.flatMap((change) => parameterOf(change, match.old, "old"));
      return {
        id: match.old.id,
        before: await programOf(clients.old, match.old, new Set([...names("old"), ...goneNames])),
        after: await programOf(clients.new, match.new, names("new")),
      };
    }),
  );
}

/** The names of the parameters of an operation that a change is about, found by their places. */
function parameterOf({ places }: Change, { parameters }: Operation, side: "old" | "new"): readonly string[] {
  const pointers = new Set(places.map((place) => place[side]));
  return parameters.filter(({ pointer }) => pointers.has(pointer)).map(({ name }) => name);
}

function general({ report }: Guide, models: readonly ModelChanges[], headings: Headings): readonly Markdown[] {
  const found = report.diff.changes.filter(
    (change) => change.severity === "breaking" && change.subject.kind !== "model" && isForMany(change),
  );
  const types = models.filter(({ changes }) => changes.some(isForMany));
  return [
    ...found.map((change) => itemText([change], report, false)),
    ...types.map(({ key, changes: [first], audiences }) => {
      const link = headings.link(key, markdownOf(headingOf(first)));
      return prose`**${joinMarkdown(audiences.map(plain), ", ")}** ${link} changed, in ${plain(String(first.reach))} operations.`;
    }),
  ];
}

/** The words that the API replaced, as a list. */
function replacedWords({ report }: Guide): Markdown {
  const pairs = [...report.diff.vocabulary].map(([from, to]) => prose`${inlineCode(from)} became ${inlineCode(to)}`);
  return joinMarkdown(pairs, ", ");
}

function methodRow({ clients }: Guide, { match }: Moves, headings: Headings) {
  const [was, now] = [methodOf(clients.old, match.old), methodOf(clients.new, match.new)];
  const link = headings.link(operationKey(match), inlineCode(was));
  return was === now ? [] : [{ was: cell(link), now: cell(inlineCode(now)) }];
}

/** The operations that were removed, each with the nearest one that there still is. */
function gone({ report, apis, clients }: Guide): readonly Markdown[] {
  const ids = new Set(
    report.diff.changes.flatMap(({ code, subject }) =>
      code === "operation-removed" && subject.kind === "operation" && subject.old !== undefined ? [subject.old.id] : [],
    ),
  );
  return apis.old.operations
    .filter(({ id }) => ids.has(id))
    .map((operation) => {
      const near = nearest(operation, report, apis.new);
      const hint =
        near === undefined
          ? prose``
          : prose`. The most similar method is ${inlineCode(methodOf(clients.new, near))}, ${inlineCode(`${near.method} ${near.path}`)}`;
      return prose`${inlineCode(methodOf(clients.old, operation))}, ${inlineCode(`${operation.method} ${operation.path}`)}${hint}`;
    });
}

/** The operation of the same method with the longest path that the removed one begins with: `/runs/{id}` for `/runs/{id}/setNote`. */
function nearest({ method, path }: Operation, { diff }: DiffReport, { operations }: Api): Operation | undefined {
  const shape = (text: string) => text.replace(/\{[^{}]*\}/g, "{}");
  const begins = operations.filter((other) => {
    const rest = other.path.startsWith(diff.base.new) ? other.path.slice(diff.base.new.length) : other.path;
    return other.method === method && shape(path).startsWith(`${shape(rest)}/`);
  });
  return begins.toSorted((a, b) => b.path.length - a.path.length)[0];
}

function operationView(
  { clients, report }: Guide,
  { match, renamed, gone: removed, others, models }: Moves,
  programs: ProgramPair | undefined,
  headings: Headings,
) {
  const [was, now] = [methodOf(clients.old, match.old), methodOf(clients.new, match.new)];
  const [from, to] = [match.old, match.new].map(({ method, path }) => inlineCode(`${method} ${path}`));
  const address = from === to ? prose`${from ?? prose``}` : prose`${from ?? prose``} → ${to ?? prose``}`;
  const isSame = programs === undefined || programs.before === programs.after;
  return {
    heading: headings.text(operationKey(match)),
    address: was === now ? address : prose`Now ${inlineCode(now)}: ${address}`,
    breaks: renamed.length + removed.length + others.length + models.length > 0,
    items: [...renamed, ...removed, ...others].map((change) => itemText([change], report, false)),
    types: models.map((model) => typeView(model, report, headings)),
    before: isSame ? prose`` : fence("ts", programs.before),
    after: isSame ? prose`` : fence("ts", programs.after),
  };
}

/** The changes of a type at an operation that sends or reads it. */
function typeView({ key, changes, audiences }: ModelChanges, report: DiffReport, headings: Headings) {
  const link = headings.link(key, markdownOf(headingOf(changes[0])));
  const uses = joinMarkdown(
    audiences.map((audience) => (audience === "send" ? prose`requests` : prose`responses`)),
    " and ",
  );
  // The title says whom it concerns, where that is the same for all.
  const concerned = audiences.length === 1 ? prose`` : undefined;
  return { title: prose`${link}, used in ${uses}:`, items: itemsText(changes, report, concerned) };
}

function itemsText(changes: readonly Change[], report: DiffReport, concerned?: Markdown): readonly Markdown[] {
  return bySubject(changes).flatMap(({ items }) => items.map((item) => itemText(item, report, false, concerned)));
}

/** The calls of the server that changed, or do not come any more. */
function webhooks({ report }: Guide) {
  const found = report.diff.changes.filter(
    ({ severity, subject }) =>
      severity === "breaking" && subject.kind === "operation" && (subject.new ?? subject.old)?.webhook === true,
  );
  return bySubject(found).map(({ first, items }) => ({
    heading: markdownOf(headingOf(first)),
    items: items.map((item) => itemText(item, report, false)),
  }));
}

/** Types that have another name now, or several in its place. */
function types({ report, clients }: Guide) {
  return report.diff.models
    .filter((match) => match.old !== match.new)
    .map((match) => ({
      was: cell(inlineCode(typeName(clients.old, match.old))),
      now: cell(
        joinMarkdown(
          [match.new, ...(report.diff.splits.get(match.old) ?? [])].map((name) =>
            inlineCode(typeName(clients.new, name)),
          ),
          " or ",
        ),
      ),
    }));
}

function modelView({ report }: Guide, { key, changes }: ModelChanges, headings: Headings) {
  const [first] = changes;
  return {
    heading: headings.text(key),
    reach: prose`In ${operationsText(first.operations, first.reach)}.`,
    items: itemsText(changes, report),
  };
}
