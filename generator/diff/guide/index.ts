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
import type { Change } from "../model.js";
import { bySubject } from "../report/compact.js";
import { headingOf } from "../report/explain.js";
import { itemText, markdownOf, operationsText, titleText } from "../report/markdown.js";
import type { DiffReport } from "../report/report.js";
import { classNameOf, type GuideClient, clientOf, methodOf, programOf, typeName } from "./clients.js";
import { isForMany, type Moves, movesOf } from "./operations.js";

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
  const { report } = guide;
  const [changed, same] = [guide.moves.filter(isToDo(guide)), guide.moves.filter((moves) => !isToDo(guide)(moves))];
  const groups = groupBy(changed, ({ match }) => classNameOf(guide.clients.old, match.old));
  return {
    title: titleText(report),
    intro: prose`For programs that use the TypeScript client of ${plain(report.old.name)}. All changes, also those that break nobody, are in the report of ${inlineCode("airflow-codegen diff")}.`,
    general: general(guide),
    nothing: changed.length === 0 && !report.diff.changes.some(({ severity }) => severity === "breaking"),
    words: replacedWords(guide),
    methods: guide.moves.flatMap((moves) => methodRow(guide, moves)),
    gone: gone(guide),
    same: joinMarkdown(
      same.map(({ match }) => inlineCode(methodOf(guide.clients.new, match.new))),
      ", ",
    ),
    groups: [...groups].map(([name, all]) => ({
      heading: inlineCode(name),
      operations: all.map((moves) => operationView(guide, moves, programs.get(moves.match.old.id))),
    })),
    types: types(guide),
    models: modelViews(guide),
  };
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
  return ({ match, renamed, gone: removed, others }) =>
    methodOf(clients.old, match.old) !== methodOf(clients.new, match.new) ||
    renamed.length + removed.length + others.length > 0;
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

function general({ report }: Guide): readonly Markdown[] {
  const found = report.diff.changes.filter((change) => change.severity === "breaking" && isForMany(change));
  return found.map((change) => itemText([change], report, false));
}

/** The words that the API replaced, as a list. */
function replacedWords({ report }: Guide): Markdown {
  const pairs = [...report.diff.vocabulary].map(([from, to]) => prose`${inlineCode(from)} is ${inlineCode(to)} now`);
  return joinMarkdown(pairs, ", ");
}

function methodRow({ clients }: Guide, { match }: Moves) {
  const [was, now] = [methodOf(clients.old, match.old), methodOf(clients.new, match.new)];
  return was === now ? [] : [{ was: cell(inlineCode(was)), now: cell(inlineCode(now)) }];
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
          : prose`. Nearest: ${inlineCode(methodOf(clients.new, near))}, ${inlineCode(`${near.method} ${near.path}`)}`;
      return prose`${inlineCode(methodOf(clients.old, operation))}, ${inlineCode(`${operation.method} ${operation.path}`)}${hint}`;
    });
}

/** The operation of the same method with the longest path that the removed one begins with: `/runs/{id}` for `/runs/{id}/setNote`. */
function nearest({ method, path }: Operation, { diff }: DiffReport, { operations }: Api): Operation | undefined {
  const shape = (text: string) => text.replace(/\{[^}]*\}/g, "{}");
  const begins = operations.filter((other) => {
    const rest = other.path.startsWith(diff.base.new) ? other.path.slice(diff.base.new.length) : other.path;
    return other.method === method && shape(path).startsWith(`${shape(rest)}/`);
  });
  return begins.toSorted((a, b) => b.path.length - a.path.length)[0];
}

function operationView({ clients, report }: Guide, moves: Moves, programs: ProgramPair | undefined) {
  const { match, renamed, gone: removed, others, models } = moves;
  const [was, now] = [methodOf(clients.old, match.old), methodOf(clients.new, match.new)];
  const address = ({ method, path }: Operation) => inlineCode(`${method} ${path}`);
  const items = [...renamed, ...removed, ...others].map((change) => itemText([change], report, false));
  const reached = [...new Set(models.map((change) => nameOfModel(change)))].map(inlineCode);
  const isSame = programs === undefined || programs.before === programs.after;
  return {
    heading: was === now ? inlineCode(was) : prose`${inlineCode(was)} → ${inlineCode(now)}`,
    address: prose`${address(match.old)} → ${address(match.new)}`,
    items:
      reached.length === 0 ? items : [...items, prose`Types that changed: ${joinMarkdown(reached, ", ")}, see below.`],
    before: isSame ? prose`` : fence("ts", programs.before),
    after: isSame ? prose`` : fence("ts", programs.after),
  };
}

function nameOfModel({ subject }: Change): string {
  return subject.kind === "model" ? (subject.new ?? subject.old ?? "") : "";
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

function modelViews({ report }: Guide) {
  const breaking = report.diff.changes.filter(
    ({ severity, subject, namesOnly }) => severity === "breaking" && subject.kind === "model" && !namesOnly,
  );
  return bySubject(breaking).map(({ first, items }) => ({
    heading: markdownOf(headingOf(first)),
    reach: prose`In ${operationsText(first.operations, first.reach)}.`,
    items: items.map((item) => itemText(item, report, false)),
  }));
}
