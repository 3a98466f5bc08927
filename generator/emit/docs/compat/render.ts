/**
 * Templates → pages. `templates/<dialect>/` holds what only that dialect writes, `templates/compat/` what several do; files that
 * begin with `_` are partials. Nothing is escaped by itself: `{{html text}}` stands where the reference's engine escapes.
 */
import { readdirSync, readFileSync } from "node:fs";
import Handlebars from "handlebars";
import { html } from "./text.js";

const templates = new URL("../../../../templates/", import.meta.url);

/** One for each dialect: what is compiled for one of its pages serves the others. */
const engines = new Map<string, typeof Handlebars>();

/** The page `templates/<dialect>/<name>.hbs`. A name in it that the view does not have is an error. */
export function page<View>(dialect: string, name: string): (view: View) => string {
  const render = engineOf(dialect).compile<View>(read(`${dialect}/${name}.hbs`), {
    noEscape: true,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { html: true },
  });
  return (view) => render(view);
}

function engineOf(dialect: string): typeof Handlebars {
  const existing = engines.get(dialect);
  if (existing !== undefined) return existing;
  const engine = Handlebars.create();
  engine.registerHelper({ html: (text: unknown) => html(String(text)) });
  for (const folder of ["compat", dialect]) {
    for (const [partial, source] of partialsIn(folder)) engine.registerPartial(partial, source);
  }
  engines.set(dialect, engine);
  return engine;
}

function partialsIn(folder: string): [string, string][] {
  return readdirSync(new URL(`${folder}/`, templates))
    .filter((file) => file.startsWith("_"))
    .map((file) => [file.slice(1, -".hbs".length), read(`${folder}/${file}`)]);
}

function read(path: string): string {
  return readFileSync(new URL(path, templates), "utf8").replaceAll("\r\n", "\n");
}
