/** Types of the client as the docs show them: the text that stands in the code, linked to the pages of its models. */
import type { Schema } from "../../../ir/model.js";
import { inlineCode, joinMarkdown, type Markdown, prose, pageLink, plain } from "../../markdown/index.js";
import { fileName, fileScope, formsOf, modelName, type Package, plainSchemas } from "../context.js";
import { typeOf } from "../types.js";

/** Type name → name of its page. */
export type ModelPages = ReadonlyMap<string, string>;

/** The pages of all models. `X` and `XInput` share one. */
export function modelPages(pack: Package): ModelPages {
  return new Map([
    ...plainSchemas(pack).flatMap(({ name }) =>
      formsOf(pack, name).map((direction) => [modelName(pack, name, direction), fileName(pack, name)] as const),
    ),
    ...[...pack.names.generics.values()].map((name) => [name, name] as const),
  ]);
}

/** The type of what is received, in a sentence or a cell. */
export function schemaType(pack: Package, pages: ModelPages, schema: Schema): Markdown {
  return linkedType(typeOf(schema, fileScope(pack, "apis").at("read")), pages);
}

/** A type as it stands in the code, on one line. A type of one model is a link to its page; after a type of several come their links. */
export function linkedType(type: string, pages: ModelPages): Markdown {
  const line = type.replace(tokens, (token) => (token.startsWith('"') ? token : " ")).replace(/ +;/g, ";");
  const shown = inlineCode(line.trim());
  const words = new Set(line.replace(tokens, " ").match(/[\p{L}\p{M}\p{N}_$]+/gu) ?? []);
  const links = [...words].flatMap((word) => {
    const page = pages.get(word);
    return page === undefined ? [] : [{ name: plain(word), page: `${page}.md` }];
  });
  const [first, ...others] = links;
  if (first === undefined) return shown;
  if (others.length === 0) return pageLink(shown, first.page);
  const named = links.map(({ name, page }) => pageLink(name, page));
  return prose`${shown}: ${joinMarkdown(named, ", ")}`;
}

/** Strings, comments and white space of a type. */
const tokens = /"(?:[^"\\]|\\.)*"|\/\*\*[^]*?\*\/|\s+/g;
