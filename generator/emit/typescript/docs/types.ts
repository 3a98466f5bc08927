/** Types of the client as the docs show them: the text that stands in the code, linked to the pages of its models. */
import type { Schema } from "../../../ir/model.js";
import type { OperationView } from "../../../ir/operation-view.js";
import { inlineCode, joinMarkdown, type Markdown, prose, pageLink, plain } from "../../markdown/index.js";
import {
  fileName,
  fileScope,
  formsOf,
  groupNames,
  groupOf,
  modelName,
  operationNames,
  type Package,
  plainSchemas,
} from "../context.js";
import { inlineAnchor, withInlineTypes } from "../inline-code.js";
import type { PropertyPlan } from "../plan.js";
import { typeOf } from "../types.js";

/** Type name → its page, and the place in it. */
export type ModelPages = ReadonlyMap<string, string>;

/** The pages of all types. `X` and `XInput` share one; what an operation has in place is told on the page of its class. */
export function modelPages(pack: Package): ModelPages {
  return new Map([
    ...plainSchemas(pack).flatMap(({ name }) =>
      formsOf(pack, name).map((direction) => [modelName(pack, name, direction), `${fileName(pack, name)}.md`] as const),
    ),
    ...[...pack.names.generics.values()].map((name) => [name, `${name}.md`] as const),
    ...pack.api.operations.flatMap((operation) => {
      const page = `${groupNames(pack, groupOf(pack, operation)).className}.md`;
      return operationNames(pack, operation).inline.map((name) => [name, `${page}#${inlineAnchor(name)}`] as const);
    }),
  ]);
}

/** The type of what is received from an operation, in a sentence or a cell. */
export function schemaType(pack: Package, pages: ModelPages, view: OperationView, schema: Schema): Markdown {
  const scope = withInlineTypes(pack, view, fileScope(pack, "apis"));
  return linkedType(typeOf(schema, scope.at("read")), pages);
}

/** The type of a member, without `| undefined` for an optional one: the notes beside say `optional`. */
export function shownType({ type, optional }: Pick<PropertyPlan, "type" | "optional">): string {
  return optional ? type.replace(/ \| undefined$/, "") : type;
}

/** A type as it stands in the code, on one line. A type of one model is a link to its page; after a type of several come their links. */
export function linkedType(type: string, pages: ModelPages): Markdown {
  const line = type.replace(tokens, (token) => (token.startsWith('"') ? token : " ")).replace(/(?<! ) +;/g, ";");
  const shown = inlineCode(line.trim());
  const words = new Set(line.replace(tokens, " ").match(wordIn(line)) ?? []);
  const links = [...words].flatMap((word) => {
    const page = pages.get(word);
    return page === undefined ? [] : [{ name: plain(word), page }];
  });
  const [first, ...others] = links;
  if (first === undefined) return shown;
  if (others.length === 0) return pageLink(shown, first.page);
  const named = links.map(({ name, page }) => pageLink(name, page));
  return prose`${shown}: ${joinMarkdown(named, ", ")}`;
}

/** What a word is: most types are ASCII, for which classes of Unicode take longer than the rest of a page. */
function wordIn(line: string): RegExp {
  return /[^\x20-\x7e]/.test(line) ? /[\p{L}\p{M}\p{N}_$]+/gu : /[\w$]+/g;
}

/** Strings, comments and white space of a type. */
const tokens = /"(?:[^"\\]|\\.)*"|\/\*\*[^]*?\*\/|\s+/g;
