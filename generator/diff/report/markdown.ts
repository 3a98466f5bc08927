/** The report as a page, for a pull request or a migration. Breaking changes come first. All text of the specs is escaped. */
import {
  cell,
  fence,
  inlineCode,
  joinMarkdown,
  type Markdown,
  pageTemplate,
  further,
  plain,
  prose,
} from "../../emit/markdown/index.js";
import { type Audience, severities, type Severity } from "../impact.js";
import type { Change } from "../model.js";
import type { Sentence } from "../sentence.js";
import { bySubject, type Item, labelOf, type SubjectGroup } from "./compact.js";
import { effects, explanation, headingOf, isListed, partOf, titleOf } from "./explain.js";
import { countsOf, type DiffReport, type Located, showsWords } from "./report.js";

const sections: Readonly<Record<Severity, { readonly heading: Markdown; readonly note: Markdown }>> = {
  breaking: {
    heading: prose`Breaking`,
    note: prose`Programs that worked may fail now. Each line starts with who is affected: programs that **send** requests, programs that **read** responses, or programs that use **names** of generated code.`,
  },
  additive: {
    heading: prose`Additive`,
    note: prose`Programs that worked still work. The API offers more, or guarantees more.`,
  },
  docs: { heading: prose`Docs only`, note: prose`Texts, examples and other changes that do not affect programs.` },
};

const shownOperations = 8;

/**
 * The whole page, which ends with a line feed.
 *
 * @param verbose also the changes of texts, however many there are
 */
export function diffMarkdown(report: DiffReport, verbose: boolean): string {
  return pageTemplate<ReturnType<typeof diffView>>("diff", "changes")(diffView(report, verbose));
}

function diffView(report: DiffReport, verbose: boolean) {
  const { changes } = report.diff;
  return {
    title: titleText(report),
    intro: intro(report),
    changed: changes.length > 0,
    counts: countRows(changes),
    moved: movedRows(report),
    sections: severities.flatMap((severity) => {
      const found = changes.filter((change) => change.severity === severity);
      const isShown = severity !== "docs" || showsWords(found.length, verbose);
      return found.length === 0 || !isShown
        ? []
        : [{ ...sections[severity], groups: bySubject(found).map((group) => groupView(group, report)) }];
    }),
    surface: surfaceText(report),
  };
}

export function titleText({ old, new: new_ }: DiffReport): Markdown {
  return prose`${plain(old.name)} → ${plain(new_.name)}`;
}

function intro({ old, new: new_, selection }: DiffReport): Markdown {
  const side = ({ title, version, openapi, operations, schemas }: typeof old) =>
    prose`${inlineCode(title)} ${versionText(version)} (OpenAPI ${versionText(openapi)}, ${count(operations)} operations, ${count(schemas)} schemas)`;
  return prose`From ${side(old)} to ${side(new_)}.${selectionNote(selection)}`;
}

/** As code where it is more than a number: in words, however escaped, code hosts look for issues to close and people to notify. */
function versionText(version: string): Markdown {
  return /^[\d.]+$/.test(version) ? plain(version) : inlineCode(version);
}

/** Says that not everything was compared. */
export function selectionNote(selection: DiffReport["selection"]): Markdown {
  return selection.length === 0 ? prose`` : prose` The comparison uses ${inlineCode(selection.join(" "))}.`;
}

function count(number: number): Markdown {
  return plain(String(number));
}

function countRows(changes: readonly Change[]) {
  const wire = changes.filter(({ namesOnly }) => !namesOnly);
  const all = countsOf(changes, ({ severity }) => severity);
  const names = countsOf(changes, ({ severity, namesOnly }) => (namesOnly ? severity : undefined));
  const forAudience = (audience: Audience) => countsOf(wire, ({ impact }) => impact[audience]);
  const [send, read] = [forAudience("send"), forAudience("read")];
  return severities.map((severity) => ({
    label: sections[severity].heading,
    all: all[severity],
    send: send[severity],
    read: read[severity],
    names: names[severity],
  }));
}

/** Operations that have another name or path now: what a reader looks for first. */
function movedRows({ diff }: DiffReport) {
  const moved = diff.changes.filter(({ code }) => code === "operation-renamed" || code === "operation-path-changed");
  const ids = new Set(moved.flatMap(({ operations }) => operations.map(({ id }) => id)));
  const address = (id: string, method: string, path: string) =>
    cell(prose`${inlineCode(id)} ${inlineCode(`${method} ${path}`)}`);
  return diff.operations
    .filter((match) => ids.has(match.new.id))
    .map(({ old, new: new_, confidence }) => ({
      was: address(old.id, old.method, old.path),
      now: address(new_.id, new_.method, new_.path),
      confidence: prose`${count(Math.round(100 * confidence))} %`,
    }));
}

function groupView({ first, items }: SubjectGroup, report: DiffReport) {
  const { subject, operations, reach } = first;
  const isModel = subject.kind === "model" && reach > 0 && !isListed(first);
  return {
    heading: markdownOf(headingOf(first)),
    reach: isModel ? prose`In ${operationsText(operations, reach)}.` : prose``,
    items: items.map((item) => itemText(item, report)),
  };
}

/**
 * One line of a list.
 *
 * @param isFull with the lines in both specs, and with the operations that share the change
 * @param concerned whom it concerns, with a blank after it
 */
export function itemText(item: Item, report: DiffReport, isFull = true, concerned = whom(item[0])): Markdown {
  const [first, ...more] = item;
  if (more.length > 0) return several(item, concerned);
  const { subject, operations, reach, severity } = first;
  const part = partOf(first);
  const at = part === undefined ? prose`` : prose`${inlineCode(part)}: `;
  const shared = isFull && subject.kind === "operations" ? prose` In ${operationsText(operations, reach)}.` : prose``;
  const lines = isFull && severity === "breaking" ? linesText(first, report) : prose``;
  return prose`${concerned}${at}${markdownOf(explanation(first))}${sureness(first)}.${shared}${lines}`;
}

function several(item: Item, concerned: Markdown): Markdown {
  const [first] = item;
  const why = markdownOf(effects(first));
  const parts = joinMarkdown(
    item.map((change) => inlineCode(labelOf(change))),
    ", ",
  );
  return prose`${concerned}${plain(titleOf(first))}${why === "" ? prose`` : prose` (${why})`}: ${parts}`;
}

function whom({ impact, namesOnly, severity }: Change): Markdown {
  if (severity === "docs") return prose``;
  const found = namesOnly ? ["names"] : Object.keys(impact);
  return prose`**${joinMarkdown(found.map(plain), ", ")}** `;
}

function sureness({ confidence, reasons = [] }: Change): Markdown {
  if (confidence === undefined || confidence === 1) return prose``;
  const because = joinMarkdown(reasons.map(markdownOf), ", ");
  return prose` (${count(Math.round(100 * confidence))} % certain: ${because})`;
}

/** The lines in both specs. (Programs find the pointers in the report in JSON.) */
function linesText({ places: [place] }: Change, { locate }: DiffReport): Markdown {
  const { old, new: new_ } = place === undefined ? {} : locate(place);
  const line = (located: Located | undefined) => (located?.line === undefined ? prose`–` : count(located.line));
  return prose` Line ${line(old)} → ${line(new_)}.`;
}

export function operationsText(operations: Change["operations"], reach: number): Markdown {
  const names = operations.slice(0, shownOperations).map(({ id }) => inlineCode(id));
  const more = reach > names.length ? prose` and ${count(reach - names.length)} more` : prose``;
  return prose`${count(reach)} ${reach === 1 ? prose`operation` : prose`operations`}: ${joinMarkdown(names, ", ")}${more}`;
}

function surfaceText({ surface }: DiffReport): Markdown {
  if (surface === undefined) return prose``;
  if (surface.length === 0) return prose`The public types did not change.`;
  return fence("diff", surface.map(({ sign, text }) => `${sign} ${text}`).join("\n"));
}

/** A sentence with the words of the spec as code. */
export function markdownOf(sentence: Sentence): Markdown {
  const parts = sentence.map((part) => (typeof part === "string" ? words(part) : inlineCode(part.quoted)));
  return joinMarkdown(parts, "");
}

/** Our own words escaped, with the blanks around them. */
function words(text: string): Markdown {
  const core = text.trim();
  const blank = (isThere: boolean) => (isThere ? prose` ` : prose``);
  return prose`${blank(text.trimStart() !== text)}${further(core)}${blank(core !== "" && text.trimEnd() !== text)}`;
}
