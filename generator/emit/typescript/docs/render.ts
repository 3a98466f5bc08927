/** Views → pages. The templates hold prose; what a view holds is Markdown already, so nothing is escaped or compiled here. */
import { readFileSync } from "node:fs";
import Handlebars from "handlebars";
import type { Markdown } from "./markdown.js";

/** What a template may be given: Markdown, never text as it stood in a spec. */
export type View = {
  readonly [name: string]: Markdown | number | boolean | View | readonly View[] | readonly Markdown[];
};

const folder = new URL("../../../../templates/typescript/", import.meta.url);

/** A template of `templates/typescript/`. A name that the view does not have is an error. */
export function template<V extends object>(name: "readme" | "api" | "model"): Template<V> {
  const source = readFileSync(new URL(`${name}.hbs`, folder), "utf8").replaceAll("\r\n", "\n");
  const render = Handlebars.compile<V>(source, { noEscape: true, strict: true, knownHelpersOnly: true });
  return {
    headings: [...source.matchAll(/^#+ ([^{}\n]+)$/gm)].map(([, heading = ""]) => heading),
    // Sections that are left out leave their blank lines.
    render: (view) =>
      `${render(view)
        .replace(/\n{3,}/g, "\n\n")
        .trim()}\n`,
  };
}

export interface Template<V> {
  /** The headings that are always worded so. */
  readonly headings: readonly string[];
  readonly render: (view: V) => string;
}
