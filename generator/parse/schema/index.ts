/**
 * Schema Objects (OpenAPI 3.1, section 4.8.24; JSON Schema 2020-12). One file per construct; this one says which construct a schema
 * is: a `$ref` decides the type whatever stands beside it, and all other keywords of a schema hold together.
 */
import type { RefSchema, Schema } from "../../ir/model.js";
import {
  type ParseContext,
  expectObject,
  fail,
  isObject,
  type JsonObject,
  type MadeName,
  member,
  type SpecNode,
} from "../context.js";
import { defaultQuirk, refSiblingQuirk } from "../quirks.js";
import { pointerTo, refOf, schemaName, schemaTarget } from "../reference.js";
import { anySchema, bareBase, baseOf, limitedBy, withAnnotations } from "./base.js";
import { checkComposition } from "./composition.js";
import { membersOf } from "./keywords.js";
import { composedSchema, isBareType, saysLimits } from "./intersection.js";
import { madeName } from "./named.js";

export { anySchema } from "./base.js";

/** How deep schemas may be nested. No real schema is as deep; the limit protects the stack. */
const depthLimit = 100;

/** Parses a schema of any kind, also `true` and `false` (3.1). One that references lead to elsewhere is a reference, too. */
export function parseSchema(context: ParseContext, node: SpecNode): Schema {
  const made = isObject(node.value) ? context.named.get(node.value) : undefined;
  return made === undefined ? parseDefinition(context, node) : madeRef(context, made);
}

/** Parses what a name stands for. */
export function parseDefinition(context: ParseContext, node: SpecNode): Schema {
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

/** What stands at the place of a schema that got a name: the annotations are those of the schema. */
function madeRef(context: ParseContext, { name, node }: MadeName): Schema {
  return { ...baseOf(context, node), kind: "ref", name };
}

function refSchema(context: ParseContext, node: SpecNode<JsonObject>, ref: string): Schema {
  refSiblingQuirk(context, node.value, node.pointer);
  if (["unevaluatedItems", "unevaluatedProperties"].some((keyword) => Object.hasOwn(node.value, keyword))) {
    // They see what the reference says, as they would see what an `allOf` says.
    const { $ref: _, ...siblings } = node.value;
    const allOf = [{ $ref: ref }, ...membersOf(siblings, "allOf")];
    return composedSchema(context, { ...siblings, allOf }, baseOf(context, node));
  }
  const pointed = schemaTarget(context, ref, node.pointer);
  const own = baseOf(context, node);
  const base = {
    ...own,
    readOnly: own.readOnly || isAnnotated(context, pointed, "readOnly"),
    writeOnly: own.writeOnly || isAnnotated(context, pointed, "writeOnly"),
  };
  const limits = limitsBeside(context, node);
  const name = schemaName(context, ref) ?? madeName(context, ref);
  if (name !== undefined && limits?.kind === "object" && !isBareType(limits)) {
    // Properties beside a reference are the object's, too, as with `allOf` (JSON Schema Core, section 8.2.3.1).
    const named: RefSchema = { ...bareBase(node.pointer), kind: "ref", name };
    return { ...base, kind: "intersection", members: [named, limits] };
  }
  if (name !== undefined) return limitedBy({ ...base, kind: "ref", name } satisfies RefSchema, limits);
  // Another reference, or a type without parts: it stands where it is referred to as if it were written there.
  const inlined = parseSchema(context, { value: pointed, pointer: pointerTo(context, ref) });
  return limitedBy(withAnnotations(inlined, base), limits);
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

/** Whether a schema, or one that it refers to, has an annotation, which then holds for each use (Airflow 2: `DagState` is read-only). */
function isAnnotated(context: ParseContext, schema: JsonObject, keyword: "readOnly" | "writeOnly", hops = 10): boolean {
  if (member(schema, keyword) === true) return true;
  const ref = refOf(schema);
  return ref !== undefined && hops > 0 && isAnnotated(context, schemaTarget(context, ref, "#"), keyword, hops - 1);
}
