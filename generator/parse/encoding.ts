/** Encoding Objects (OpenAPI 3.1, section 4.8.15). */
import type { Encoding, ParameterStyle } from "../ir/model.js";
import {
  type ParseContext,
  expectObject,
  type JsonObject,
  member,
  membersIn,
  type SpecNode,
  objectAt,
  optionalText,
  text,
} from "./context.js";
import { parseHeaders } from "./header.js";

const styles: readonly ParameterStyle[] = ["form", "spaceDelimited", "pipeDelimited", "deepObject"];

/** The `encoding` of a media type, for spreading; what a property has that the schema does not is kept. */
export function encodingOf(
  context: ParseContext,
  parent: SpecNode<JsonObject>,
): { readonly encoding?: readonly Encoding[] } {
  const all = membersIn(objectAt(context, parent, "encoding")).map(([name, node]) =>
    parseEncoding(context, name, node),
  );
  return all.length === 0 ? {} : { encoding: all };
}

function parseEncoding(context: ParseContext, name: string, item: SpecNode): Encoding {
  const node = expectObject(context, item, "An encoding");
  const style = styles.find((known) => known === text(node.value, "style"));
  const explode = member(node.value, "explode");
  const allowReserved = member(node.value, "allowReserved");
  return {
    name,
    ...optionalText(node.value, "contentType"),
    ...(style === undefined ? {} : { style }),
    ...(typeof explode === "boolean" ? { explode } : {}),
    ...(typeof allowReserved === "boolean" ? { allowReserved } : {}),
    // The media type is said by `contentType` alone.
    headers: parseHeaders(context, node).filter((header) => !/^content-type$/i.test(header.name)),
  };
}
