/**
 * The templates of `templates/`, as functions. They are compiled when the generator is built, so that a run loads the runtime of
 * Handlebars and not its compiler. From sources, as tests run, they are compiled when they are used first.
 *
 * In a folder, files that begin with `_` are partials. Nothing is escaped by itself: a view holds what is escaped already.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { runInThisContext } from "node:vm";
import type * as Engine from "handlebars";
import * as runtime from "handlebars/runtime.js";
import { isBuilt, packageRoot } from "../package-root.js";

type Compiled = Readonly<Record<string, TemplateSpecification>>;

// Its type declarations know nothing of what it exports.
const { default: Handlebars } = runtime as unknown as { readonly default: typeof Engine };
const require = createRequire(import.meta.url);
const sources = new URL("templates/", packageRoot);

/** Where the build puts what it compiled. */
const compiledTemplates = new URL("dist/templates/", packageRoot);

export type Helpers = Readonly<Record<string, (text: unknown) => string>>;

/** Templates with the partials that they may use. A name in a template that the view does not have is an error. */
export interface TemplateFolders {
  page<View>(folder: string, name: string): (view: View) => string;
}

/** @param folders the folders whose partials are known; helpers other than `html`, `line`, `quoted` and `said` are not. */
export function templatesOf(folders: readonly string[], helpers: Helpers = {}): TemplateFolders {
  const engine = Handlebars.create();
  engine.registerHelper(helpers);
  for (const [name, partial] of folders.flatMap((folder) => Object.entries(compiled(folder)))) {
    if (name.startsWith("_")) engine.registerPartial(name.slice(1), engine.template(partial));
  }
  return {
    page: (folder, name) => {
      const template = compiled(folder)[name];
      if (template === undefined) throw new Error(`there is no template ${folder}/${name}`);
      const render = engine.template(template);
      return (view) => render(view);
    },
  };
}

export function templateFolders(): string[] {
  return readdirSync(sources);
}

/** The text of a template. */
export function templateSource(folder: string, name: string): string {
  return readFileSync(new URL(`${folder}/${name}.hbs`, sources), "utf8").replaceAll("\r\n", "\n");
}

/** The compiled templates of a folder, by name, as an expression of JavaScript. */
export function compileFolder(folder: string): string {
  const { precompile } = require("handlebars") as typeof Engine;
  const options = {
    noEscape: true,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { html: true, line: true, quoted: true, said: true },
  };
  const files = readdirSync(new URL(`${folder}/`, sources)).filter((file) => file.endsWith(".hbs"));
  const names = files.map((file) => file.slice(0, -".hbs".length));
  const entries = names.map((name) => {
    const specification = precompile(templateSource(folder, name), options) as string;
    return `${JSON.stringify(name)}: ${specification}`;
  });
  return `({\n${entries.join(",\n")}\n})`;
}

const known = new Map<string, Compiled>();

function compiled(folder: string): Compiled {
  const existing = known.get(folder);
  if (existing !== undefined) return existing;
  const built = fileURLToPath(new URL(`${folder}.cjs`, compiledTemplates));
  const templates = (isBuilt ? require(built) : runInThisContext(compileFolder(folder))) as Compiled;
  known.set(folder, templates);
  return templates;
}
