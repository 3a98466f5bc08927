/**
 * Views → pages. `templates/<dialect>/` holds what only that dialect writes, `templates/reference/` what several do. Where the
 * reference's engine escapes, a template has `{{html text}}`. Where text of the spec stands in the code of an example, it has
 * `{{line text}}` or, between quotes, `{{quoted text}}`: the reference writes it as it is, `--fix-examples` so that it stays text.
 * `{{#if (said text)}}` is true of an empty text, too.
 */
import { type Helpers, type TemplateFolders, templatesOf } from "../../templates.js";
import { html, onOneLine, withinQuotes } from "./text.js";

/** Whose pages: those of the reference, or with `--fix-examples`. */
export interface PageSet {
  /** The folder of its templates. */
  readonly dialect: string;
  readonly fixes: boolean;
}

const engines = new Map<string, TemplateFolders>();

/** The page `templates/<dialect>/<name>.hbs`. */
export function page<View>({ dialect, fixes }: PageSet, name: string): (view: View) => string {
  const key = `${dialect} ${String(fixes)}`;
  const templates = engines.get(key) ?? templatesOf(["reference", dialect], helpers(fixes));
  engines.set(key, templates);
  return templates.page(dialect, name);
}

function helpers(fixes: boolean): Helpers {
  return {
    html: (text) => html(String(text)),
    line: (text) => (fixes ? onOneLine(String(text)) : String(text)),
    said: (text) => (text === undefined ? "" : "said"),
    quoted: (text) => (fixes ? withinQuotes(String(text)) : String(text)),
  };
}
