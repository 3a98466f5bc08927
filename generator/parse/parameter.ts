import type { Parameter, ParameterLocation, ParameterStyle, Schema } from "../ir/model.js";
import {
  type ParseContext,
  exampleOf,
  fail,
  type JsonObject,
  member,
  type SpecNode,
  optionalText,
  text,
  child,
} from "./context.js";
import { parseContent } from "./media-type.js";
import { headerParameterQuirk, laterVersionQuirk, wireNameQuirk } from "./quirks.js";
import { resolve } from "./reference.js";
import { anySchema, parseSchema } from "./schema/index.js";

const locations: readonly string[] = ["path", "query", "querystring", "header", "cookie"] satisfies ParameterLocation[];
const stylesOf: Readonly<Record<ParameterLocation, readonly ParameterStyle[]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  querystring: ["form"],
  header: ["simple"],
  cookie: ["form"],
};

/**
 * A Parameter Object or a reference to one (OpenAPI 3.1, section 4.8.12), with the defaults of its location filled in; undefined where
 * no request can carry it.
 */
export function parseParameter(context: ParseContext, node: SpecNode): Parameter | undefined {
  const { value, pointer } = resolve(context, node, "A parameter");
  const written = text(value, "name");
  const location = text(value, "in");
  if (written === undefined) throw fail(context, "SPEC_INVALID", pointer, "A parameter has no `name`.");
  if (!isLocation(location)) {
    throw fail(
      context,
      "SPEC_INVALID",
      pointer,
      `Parameter \`${written}\`: \`in\` must be path, query, querystring, header or cookie.`,
    );
  }
  const name = wireNameQuirk(context, location, written, pointer);
  if (name === undefined) return undefined;
  if (location === "querystring") laterVersionQuirk(context, "`in: querystring`", pointer);
  if (location === "header") headerParameterQuirk(context, name, pointer);
  const style = stylesOf[location].find((known) => known === text(value, "style")) ?? stylesOf[location][0] ?? "simple";
  const explode = member(value, "explode");
  return {
    name,
    in: location,
    required: location === "path" || member(value, "required") === true,
    ...optionalText(value, "description"),
    deprecated: member(value, "deprecated") === true,
    style,
    explode: typeof explode === "boolean" ? explode : style === "form",
    allowReserved: member(value, "allowReserved") === true,
    ...contentOrSchema(context, { value, pointer }),
    ...exampleOf(value),
    pointer,
  };
}

function isLocation(value: string | undefined): value is ParameterLocation {
  return value !== undefined && locations.includes(value);
}

/** A parameter has a `schema` or, for a value that is serialized, a `content` with one media type. */
function contentOrSchema(
  context: ParseContext,
  node: SpecNode<JsonObject>,
): { readonly schema: Schema; readonly contentType?: string } {
  const schema = member(node.value, "schema");
  if (schema !== undefined) {
    return { schema: parseSchema(context, { value: schema, pointer: child(node.pointer, "schema") }) };
  }
  const [content] = parseContent(context, node);
  const empty = anySchema(child(node.pointer, "schema"));
  return content === undefined ? { schema: empty } : { schema: content.schema ?? empty, contentType: content.type };
}
