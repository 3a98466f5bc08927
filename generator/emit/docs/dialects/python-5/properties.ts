/** What the reference makes of a schema in a place that has a name: a property, the items of a list, what a response returns. */
import { hasProperties, isArray, isComposed, isMap } from "../../reference/kinds.js";
import type { SpecSchema } from "../../reference/openapi.js";
import { escapeText } from "../../reference/text.js";
import { defaultLiteral } from "./literals.js";
import { variableName } from "./names.js";
import { anything, furtherProperties, isAny, isFreeForm, type Scope, unalias } from "./schemas.js";
import { baseTypeOf, isPrimitive, typeOf } from "./types.js";

export interface Python5Property {
  /** The schema, aliases written out. */
  readonly schema: SpecSchema;
  readonly type: string;
  readonly baseType: string;
  /** The model that the page links to: the type itself, or what is in the list or the map. */
  readonly complexType?: string;
  /** Of a list or a map. */
  readonly items?: Python5Property;
}

/** Types do not depend on the name, and so it is left out. */
export function propertyOf(scope: Scope, use: SpecSchema): Python5Property {
  const schema = unalias(scope, use);
  const items = itemsOf(scope, schema);
  const type = typeOf(scope, schema);
  const baseType = baseTypeOf(scope, schema);
  const complexType = complexTypeOf(schema, baseType, items) ?? aliasType(use, schema, { type, baseType });
  return {
    schema,
    type,
    baseType,
    ...(complexType === undefined ? {} : { complexType }),
    ...(items === undefined ? {} : { items }),
  };
}

function itemsOf(scope: Scope, schema: SpecSchema): Python5Property | undefined {
  if (isArray.before6(schema)) return propertyOf(scope, unalias(scope, schema.items ?? anything));
  const further =
    isMap(schema) && (schema.type === "object" || isAny(schema)) ? furtherProperties(scope, schema) : undefined;
  return further === undefined ? undefined : propertyOf(scope, unalias(scope, further));
}

function complexTypeOf(schema: SpecSchema, baseType: string, items: Python5Property | undefined): string | undefined {
  const ofItems = items === undefined || isPrimitive(items.baseType) ? undefined : items.baseType;
  const saysNothing =
    isAny(schema) && !hasProperties(schema) && !isComposed.before6(schema) && !isMap(schema) && !schema.enum;
  if (isArray.before6(schema)) return ofItems ?? innermost(items)?.complexType;
  if (isMap(schema) || isFreeForm(schema) || saysNothing) return ofItems;
  return isPrimitive(baseType) ? ofItems : baseType;
}

/** A reference to what is no model, such as a string, is shown as if the type had a page. */
function aliasType(
  use: SpecSchema,
  schema: SpecSchema,
  { type, baseType }: Pick<Python5Property, "type" | "baseType">,
): string | undefined {
  if (use.$ref === undefined) return undefined;
  if (schema.$ref !== undefined) return isPrimitive(baseType) ? type : undefined;
  return !isAny(schema) && schema.type !== "object" ? type : undefined;
}

/** Through lists and maps; an object without further properties is taken for a map too, but has nothing inside. */
function innermost(property: Python5Property | undefined): Python5Property | undefined {
  let inner = property;
  while (inner?.items !== undefined) inner = inner.items;
  return inner;
}

/** The last of a chain of items: what a body of nested lists is named after. */
export function lastItems(property: Python5Property): Python5Property {
  return innermost(property) ?? property;
}

export interface NamedProperty extends Python5Property {
  readonly name: string;
  readonly description: string;
  readonly default?: string;
  readonly readOnly: boolean;
}

/** The property of a model. An alias is replaced by what it stands for before anything else. */
export function namedProperty(scope: Scope, name: string, use: SpecSchema): NamedProperty {
  const property = propertyOf(scope, unalias(scope, use));
  const { schema } = property;
  const literal = defaultLiteral(schema);
  return {
    ...property,
    name: variableName(name),
    description: schema.$ref === undefined ? escapeText(schema.description ?? "") : "",
    ...(literal === undefined ? {} : { default: literal }),
    readOnly: schema.$ref === undefined && schema.readOnly === true,
  };
}
