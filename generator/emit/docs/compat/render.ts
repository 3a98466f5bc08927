/**
 * Templates → pages. `templates/<dialect>/` holds what only that dialect writes, `templates/compat/` what several do; files that
 * begin with `_` are partials. Nothing is escaped by itself: `{{html text}}` stands where the reference's engine escapes.
 */
import { readdirSync, readFileSync } from "node:fs";
import Handlebars from "handlebars";
import { html } from "./text.js";

const templates = new URL("../../../../templates/", import.meta.url);

/** The page `templates/<dialect>/<name>.hbs`. A name in it that the view does not have is an error. */
export function page<View>(dialect: string, name: string): (view: View) => string {
  const engine = Handlebars.create();
  engine.registerHelper({ html: (text: unknown) => html(String(text)) });
  for (const folder of ["compat", dialect]) {
    for (const [partial, source] of partialsIn(folder)) engine.registerPartial(partial, source);
  }
  const source = read(`${dialect}/${name}.hbs`);
  const render = engine.compile<View>(source, {
    noEscape: true,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { html: true },
  });
  return (view) => render(view);
}

function partialsIn(folder: string): [string, string][] {
  return readdirSync(new URL(`${folder}/`, templates))
    .filter((file) => file.startsWith("_"))
    .map((file) => [file.slice(1, -".hbs".length), read(`${folder}/${file}`)]);
}

function read(path: string): string {
  return readFileSync(new URL(path, templates), "utf8").replaceAll("\r\n", "\n");
}
