/**
 * Schema Objects (OpenAPI 3.1, section 4.8.24; JSON Schema 2020-12). One file per construct; this one says which construct a schema
 * is: a `$ref` decides the type whatever stands beside it, and all other keywords of a schema hold together.
 */
import type { RefSchema, Schema } from "../../ir/model.js";
import { type ParseContext, expectObject, fail, type JsonObject, member, type SpecNode, report } from "../context.js";
import { defaultQuirk, refSiblingQuirk } from "../quirks.js";
import { pointerTo, refOf, schemaName, target } from "../reference.js";
import { anySchema, bareBase, baseOf, limitedBy, withAnnotations } from "./base.js";
import { checkComposition } from "./composition.js";
import { composedSchema, isBareType, saysLimits } from "./intersection.js";

export { anySchema } from "./base.js";

/** How deep schemas may be nested. No real schema is as deep; the limit protects the stack. */
const depthLimit = 100;

/** Parses a schema of any kind, also `true` and `false` (3.1). */
export function parseSchema(context: ParseContext, node: SpecNode): Schema {
  const schema = schemaOf(context, node);
  defaultQuirk(context, schema);
  return schema;
}

function schemaOf(context: ParseContext, node: SpecNode): Schema {
  if (node.value === true) return anySchema(node.pointer);
  if (node.value === false) return { ...anySchema(node.pointer), kind: "never" };
  const { value: schema, pointer } = expectObject(context, node, "A schema");
  if (pointer.split("/").length > depthLimit * 2) {
    throw fail(context, "SPEC_LIMIT", pointer, `Schemas are nested more than ${depthLimit} deep.`);
  }
  checkComposition(context, { value: schema, pointer });
  const ref = refOf(schema);
  if (ref !== undefined) return refSchema(context, { value: schema, pointer }, ref);
  return composedSchema(context, schema, baseOf(context, { value: schema, pointer }));
}

function refSchema(context: ParseContext, node: SpecNode<JsonObject>, ref: string): Schema {
  refSiblingQuirk(context, node.value, node.pointer);
  const name = schemaName(context, ref);
  const pointed = target(context, ref, node.pointer);
  const own = baseOf(context, node);
  const base = {
    ...own,
    readOnly: own.readOnly || isAnnotated(context, pointed, "readOnly"),
    writeOnly: own.writeOnly || isAnnotated(context, pointed, "writeOnly"),
  };
  const limits = limitsBeside(context, node);
  if (name !== undefined) return limitedBy({ ...base, kind: "ref", name } satisfies RefSchema, limits);
  const pointer = `${node.pointer}/${ref.replace(/^#\//, "$ref/")}`;
  return limitedBy(withAnnotations(inlined(context, { value: pointed, pointer }, ref), base), limits);
}

/** What the siblings of a `$ref` demand of the value; undefined where they are words, or a type and no more. */
function limitsBeside(context: ParseContext, { value, pointer }: SpecNode<JsonObject>): Schema | undefined {
  const { $ref: _, ...siblings } = value;
  if (Object.keys(siblings).every((keyword) => annotations.has(keyword))) return undefined;
  const limits = composedSchema(context, siblings, bareBase(pointer));
  const isBare = limits.kind === "any" || (isBareType(limits) && !saysLimits(limits));
  return isBare ? undefined : limits;
}

/** Keywords that describe a value and do not limit it. */
const annotations: ReadonlySet<string> = new Set([
  ...["title", "description", "deprecated", "readOnly", "writeOnly", "default", "example", "examples", "externalDocs"],
  ...["nullable", "summary", "xml", "discriminator", "$comment"],
]);

/** A schema that has no name of its own stands where it is referred to as if it were written there: without end, if in itself. */
function inlined(context: ParseContext, node: SpecNode<JsonObject>, ref: string): Schema {
  if (context.inlining.has(node.value)) {
    const message = `\`${ref}\` contains itself: any value where it does. Under \`components/schemas\` it would have a name.`;
    report(context, "QUIRK_SCHEMA", pointerTo(context, ref), message);
    return anySchema(node.pointer);
  }
  context.inlining.add(node.value);
  const schema = parseSchema(context, node);
  context.inlining.delete(node.value);
  return schema;
}

/** Whether a schema, or one that it refers to, has an annotation, which then holds for each use (Airflow 2: `DagState` is read-only). */
function isAnnotated(context: ParseContext, schema: JsonObject, keyword: "readOnly" | "writeOnly", hops = 10): boolean {
  if (member(schema, keyword) === true) return true;
  const ref = refOf(schema);
  return ref !== undefined && hops > 0 && isAnnotated(context, target(context, ref, "#"), keyword, hops - 1);
}
