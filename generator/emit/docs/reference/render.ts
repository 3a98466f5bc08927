/**
 * Views → pages. `templates/<dialect>/` holds what only that dialect writes, `templates/reference/` what several do. Where the
 * reference's engine escapes, a template has `{{html text}}`.
 */
import { type TemplateFolders, templatesOf } from "../../templates.js";
import { html } from "./text.js";

const dialects = new Map<string, TemplateFolders>();

/** The page `templates/<dialect>/<name>.hbs`. */
export function page<View>(dialect: string, name: string): (view: View) => string {
  const templates =
    dialects.get(dialect) ?? templatesOf(["reference", dialect], { html: (text) => html(String(text)) });
  dialects.set(dialect, templates);
  return templates.page(dialect, name);
}
