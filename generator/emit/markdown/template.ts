/** Views → pages. The templates hold prose; a view holds Markdown already, so nothing is escaped or compiled here. */
import { templatesOf, templateSource } from "../templates.js";
import type { Markdown } from "./markdown.js";

/** What a template may be given: Markdown, never text as it stood in a spec. */
type Shown = Markdown | number | boolean | readonly Shown[] | { readonly [name: string]: Shown };

/**
 * A template of `templates/<folder>/`, as a function from its view to the text of the page, which ends with one line feed. Parts that
 * are left out leave no blank lines.
 *
 * @throws {Error} when it renders, where the template names what the view does not have
 */
export function pageTemplate<View extends { readonly [Name in keyof View]: Shown }>(
  folder: string,
  name: string,
): (view: View) => string {
  const render = templatesOf([folder]).page<View>(folder, name);
  return (view) =>
    `${render(view)
      .replace(/\n{3,}/g, "\n\n")
      .trim()}\n`;
}

/** The headings of a template that are worded alike in all its pages. */
export function fixedHeadings(folder: string, name: string): readonly string[] {
  return [...templateSource(folder, name).matchAll(/^#+ ([^{}\n]+)$/gm)].map(([, heading = ""]) => heading);
}
