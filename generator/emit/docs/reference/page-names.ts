/**
 * Names of pages that can lie side by side on every disk. The reference writes a page over another one where a disk takes their names
 * for one, or cannot write it at all: here the second gets a number, and links lead to the new name. All other pages are called as the
 * reference calls them.
 */
import { devices } from "../../../ir/devices.js";
import { NameBook } from "../../../ir/names.js";
import type { Warn } from "../../target.js";

/** Links to a page of an API name an operation on it, links to a page of a model do not. */
type PageKind = "api" | "model";

export interface PageNames {
  /** The name that the reference gives → the name of the file, both without `.md`. */
  readonly of: Readonly<Record<PageKind, ReadonlyMap<string, string>>>;
  /** A page with links to the new names. */
  readonly relinked: (text: string) => string;
}

/** Names of pages are no longer, so that every disk takes them. */
const longest = 200;

export function pageNames(wanted: Readonly<Record<PageKind, readonly string[]>>, warn: Warn): PageNames {
  const book = new NameBook(devices);
  // The reference writes the pages of APIs last: of two with one name that of the API is the one that stays.
  const api = namesFrom(book, wanted.api);
  const model = namesFrom(book, wanted.model);
  const renamed = [...changed(api, "#"), ...changed(model, ")")];
  if (renamed.length > 0) {
    const told = renamed.map(({ from, to }) => `docs/${from}.md is called docs/${to}.md`);
    warn({
      code: "WARN_PAGE_NAME",
      message: `On some disks the name of a page could not be its own: ${told.join(", ")}.`,
      fix: "Rename the schema or the tag. Links lead to the new name.",
    });
  }
  return { of: { api, model }, relinked: relinking(renamed) };
}

function namesFrom(book: NameBook, wanted: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  const late: string[] = [];
  for (const name of new Set(wanted)) {
    const safe = safeName(name);
    if (book.has(safe)) late.push(name);
    else {
      book.take(safe);
      names.set(name, safe);
    }
  }
  for (const name of late) names.set(name, `${safeName(name)}${book.number(safeName(name))}`);
  return names;
}

/** Without characters that a name of a file cannot have on every system. */
function safeName(name: string): string {
  return name.slice(0, longest).replace(/[\p{Cc}\p{Cs}<>:"|?*\\/]/gu, "_");
}

interface Renaming {
  readonly from: string;
  readonly to: string;
  /** What follows the name in a link. */
  readonly before: string;
}

function changed(names: ReadonlyMap<string, string>, before: string): Renaming[] {
  return [...names].flatMap(([from, to]) => (from === to ? [] : [{ from, to, before }]));
}

function relinking(renamed: readonly Renaming[]): (text: string) => string {
  if (renamed.length === 0) return (text) => text;
  const targets = new Map(renamed.map(({ from, to, before }) => [`${from}.md${before}`, `${to}.md${before}`]));
  return (text) =>
    text.replace(/(\]\((?:docs\/)?)([^()#\s]*\.md[)#])/g, (link: string, start: string, target: string) => {
      const other = targets.get(target);
      return other === undefined ? link : `${start}${other}`;
    });
}
