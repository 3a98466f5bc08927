/** Views → pages. The templates hold prose; a view holds Markdown already, so nothing is escaped or compiled here. */
import { templatesOf, templateSource } from "../../templates.js";
import type { Markdown } from "./markdown.js";

/** What a template may be given: Markdown, never text as it stood in a spec. */
type Shown = Markdown | number | boolean | readonly Shown[] | { readonly [name: string]: Shown };

export interface Template<View> {
  /** The headings that are always worded so. */
  readonly headings: readonly string[];
  readonly render: (view: View) => string;
}

const folder = "typescript";

/** A template of `templates/typescript/`. A name in it that the view does not have is an error. */
export function template<View extends { readonly [Name in keyof View]: Shown }>(name: string): Template<View> {
  const source = templateSource(folder, name);
  const render = templatesOf([folder]).page<View>(folder, name);
  return {
    headings: [...source.matchAll(/^#+ ([^{}\n]+)$/gm)].map(([, heading = ""]) => heading),
    // What is left out leaves its blank lines.
    render: (view) =>
      `${render(view)
        .replace(/\n{3,}/g, "\n\n")
        .trim()}\n`,
  };
}
