/** What a page says of a schema where it is used: the reference's view of a property, of an item, of what a call returns. */
import { hasProperties, isComposed, isEnum, isMap } from "../../reference/kinds.js";
import { optional } from "../../reference/members.js";
import { refName, type SpecSchema } from "../../reference/openapi.js";
import { nested, referenced, unalias } from "../../reference/references.js";
import { escapeText } from "../../reference/text.js";
import type { PythonContext } from "./context.js";
import { defaultText } from "./defaults.js";
import { isFreeForm, itemsOf, jsonType, valuesOf } from "./kinds.js";
import { baseType, isPrimitive, typeText } from "./types.js";
import { enumValues } from "./values.js";

export interface PythonProperty {
  /** As a page shows it. */
  readonly type: string;
  /** The type without what an array or a map holds: `List`, `Dict`. */
  readonly base: string;
  /** The class that the page links to: the type itself, or what is in the list or the map. */
  readonly link?: string;
  /** A page shows the type without a link. */
  readonly primitive: boolean;
  /** The classes that the code of an example imports for it. */
  readonly classes: readonly string[];
  /** What an array or a map holds. */
  readonly items?: PythonProperty;
  readonly description?: string;
  readonly readOnly: boolean;
  readonly default?: string;
  /** The values that it may have, where it is an enum or a reference to one. */
  readonly values?: readonly unknown[];
  /** The names that the document gives to them. */
  readonly memberNames?: readonly string[];
  /** It is a reference to an enum. */
  readonly isEnumReference: boolean;
}

/** What the reference takes a schema for when it looks for imports. */
type Shape = "array" | "map" | "plain" | "model";

/** Only the class of a `model` is imported; of a container what it holds. */
function classesOf(shape: Shape, type: string | undefined, items: PythonProperty | undefined): readonly string[] {
  if (shape === "array" || shape === "map") return items?.classes ?? [];
  return shape === "model" && type !== undefined ? [type] : [];
}

export function propertyOf(python: PythonContext, written: SpecSchema): PythonProperty {
  const use = nested(python.spec, written);
  const { schema, original } = unwrapped(python, use);
  const owner = referenced(python.spec, schema);
  const type = typeText(python, schema);
  const base = baseType(python, schema);
  const text = defaultText(python, original ?? schema);
  const description = original?.description ?? schema.description;
  const values = isEnum(owner) ? enumValues(python, owner) : undefined;
  const link = linkOf(python, schema, { type, base });
  return {
    type,
    base,
    ...link,
    classes: classesOf(shapeOf(python, schema), type, link.items),
    ...optional("description", description === undefined ? undefined : escapeText(description)),
    readOnly: original?.readOnly ?? schema.readOnly ?? false,
    ...optional("default", text),
    ...optional("values", values),
    ...optional("memberNames", memberNames(original?.extensions) ?? memberNames(schema.extensions)),
    isEnumReference: owner !== schema && isEnum(owner),
  };
}

/** The names of the members of an enum, where the document gives them. */
export function memberNames(extensions: ReadonlyMap<string, unknown> | undefined): readonly string[] | undefined {
  const names = extensions?.get("x-enum-varnames");
  return Array.isArray(names) ? names.map(String) : undefined;
}

/**
 * The only member of an `allOf` of one, or what a reference names.
 *
 * @returns as `original` the schema around it, if there is one: its description and default count before those of the inner schema
 */
function unwrapped(
  { spec }: Pick<PythonContext, "spec">,
  schema: SpecSchema,
): { readonly schema: SpecSchema; readonly original?: SpecSchema } {
  const single = onlyMember(schema);
  if (single !== undefined) return { schema: unalias(spec, single), original: schema };
  return schema.$ref === undefined ? { schema } : { schema: unalias(spec, schema), original: schema };
}

/** The member of an `allOf` of one that stands alone. */
export function onlyMember(schema: SpecSchema): SpecSchema | undefined {
  const others = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  return schema.allOf?.length === 1 && others.length === 0 && !hasProperties(schema) ? schema.allOf[0] : undefined;
}

type Link = Pick<PythonProperty, "link" | "primitive" | "items">;

function linkOf(
  python: PythonContext,
  schema: SpecSchema,
  { type, base }: Pick<PythonProperty, "type" | "base">,
): Link {
  const held = heldBy(python, schema);
  if (held !== undefined) {
    const items = propertyOf(python, unalias(python.spec, held));
    return isPrimitive(python, items.base)
      ? { primitive: true, items }
      : { primitive: isPrimitive(python, type), link: items.base, items };
  }
  if (isFreeForm(python, schema) || isAnything(schema)) return { primitive: isPrimitive(python, type) };
  return isPrimitive(python, base) ? { primitive: true } : { primitive: false, link: base };
}

function heldBy(python: PythonContext, schema: SpecSchema): SpecSchema | undefined {
  if (jsonType(python, schema) === "array") return itemsOf(python, schema);
  const isObject = ["object", undefined].includes(jsonType(python, schema)) && schema.$ref === undefined;
  return isObject && isMap(schema) ? valuesOf(schema) : undefined;
}

function isAnything(schema: SpecSchema): boolean {
  const { $ref, type, types, not, additionalProperties } = schema;
  const says = [$ref, type, types, not, additionalProperties, schema.enum];
  return says.every((member) => member === undefined) && !hasProperties(schema) && !isComposed.since7(schema);
}

/** Which of its flags the reference asks for first when it looks for imports. It is not always the true kind of the schema. */
function shapeOf(python: PythonContext, schema: SpecSchema): Shape {
  if (hasProperties(schema) && [undefined, false].includes(schema.additionalProperties as false)) return "model";
  const type = jsonType(python, schema);
  if (type === undefined) return schema.$ref === undefined ? "plain" : "model";
  return type === "array" ? "array" : type === "object" ? "map" : "plain";
}

/** As {@link PythonProperty.classes}, of a parameter that is documented as `type`. */
export function parameterClasses(
  python: PythonContext,
  schema: SpecSchema,
  { type, items }: { readonly type: string | undefined; readonly items: PythonProperty | undefined },
): readonly string[] {
  return classesOf(shapeOf(python, schema), type, items);
}

/** The name of a schema that is a reference. */
export function nameOf({ $ref }: SpecSchema): string | undefined {
  return $ref === undefined ? undefined : refName($ref);
}
