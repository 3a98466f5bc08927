/** Views → pages. The templates hold prose; a view holds Markdown already, so nothing is escaped or compiled here. */
import { readFileSync } from "node:fs";
import Handlebars from "handlebars";
import type { Markdown } from "./markdown.js";

/** What a template may be given: Markdown, never text as it stood in a spec. */
type Shown = Markdown | number | boolean | readonly Shown[] | { readonly [name: string]: Shown };

export interface Template<View> {
  /** The headings that are always worded so. */
  readonly headings: readonly string[];
  readonly render: (view: View) => string;
}

const folder = new URL("../../../../templates/typescript/", import.meta.url);

/** A template of `templates/typescript/`. A name in it that the view does not have is an error. */
export function template<View extends { readonly [Name in keyof View]: Shown }>(name: string): Template<View> {
  const source = readFileSync(new URL(`${name}.hbs`, folder), "utf8").replaceAll("\r\n", "\n");
  const render = Handlebars.compile<View>(source, { noEscape: true, strict: true, knownHelpersOnly: true });
  return {
    headings: [...source.matchAll(/^#+ ([^{}\n]+)$/gm)].map(([, heading = ""]) => heading),
    // What is left out leaves its blank lines.
    render: (view) =>
      `${render(view)
        .replace(/\n{3,}/g, "\n\n")
        .trim()}\n`,
  };
}
