/** The fields of a form, which are documented as parameters. */
import { hasProperties, isMap } from "../../reference/kinds.js";
import type { SpecSchema } from "../../reference/openapi.js";
import type { BodyFacts } from "../../reference/operations.js";
import { referenced, unalias } from "../../reference/references.js";
import { escapeText } from "../../reference/text.js";
import { collectedProperties } from "./composed.js";
import type { PythonContext } from "./context.js";
import { defaultText } from "./defaults.js";
import { itemsOf, jsonType } from "./kinds.js";
import { parameterName } from "./names.js";
import { containerOf, isSimple, isUuid, type PythonParameter } from "./parameter.js";
import { onlyMember, parameterClasses, propertyOf } from "./property.js";
import { exampleValue } from "./values.js";

export function formParameters(python: PythonContext, { media }: BodyFacts): PythonParameter[] {
  if (media.schema === undefined) return [];
  const target = referenced(python.spec, media.schema);
  const isObject = [undefined, "object"].includes(jsonType(python, target));
  const schema = (isObject ? onlyMember(target) : undefined) ?? target;
  const { properties, required } = collectedProperties(python, schema);
  const isChoice = isOnly(schema, "oneOf") || isOnly(schema, "anyOf");
  return [...properties].map(([name, property]) => {
    // Without a list of its own the reference looks for the name in Python among the names in the document.
    const isNamed = schema.required?.includes(name) ?? required.includes(parameterName(name));
    const isRequired = !isChoice && (property.required?.includes(name) === true || isNamed);
    return fieldOf(python, { name, property, required: isRequired });
  });
}

function isOnly(schema: SpecSchema, key: "oneOf" | "anyOf"): boolean {
  const others = (["allOf", "oneOf", "anyOf"] as const).filter((other) => (schema[other]?.length ?? 0) > 0);
  return others.length === 1 && others[0] === key && !hasProperties(schema);
}

interface Field {
  readonly name: string;
  readonly property: SpecSchema;
  readonly required: boolean;
}

function fieldOf(python: PythonContext, { name: written, property: schema, required }: Field): PythonParameter {
  const property = propertyOf(python, schema);
  const target = unalias(python.spec, schema);
  const name = parameterName(written);
  const items = jsonType(python, target) === "array" ? propertyOf(python, itemsOf(python, target)) : undefined;
  const base = items?.type ?? property.base;
  const text = items === undefined ? defaultText(python, schema) : items.default;
  const isFiles = items !== undefined && isFile(itemsOf(python, target));
  return {
    name,
    origin: { in: "form", name: written },
    type: property.type,
    link: isSimple(python, target) || isFiles ? undefined : base,
    // The reference escapes what it has escaped already.
    description: escapeText(property.description ?? ""),
    required,
    default: text,
    example: exampleValue(python, {
      name,
      type: base,
      default: text,
      container: isMap(target) ? "map" : containerOf(python, target),
      isUuid: isUuid(python, target),
    }),
    exampleDefault: text,
    schema: target,
    given: schema.example,
    classes: parameterClasses(python, target, { type: property.type, items: items ?? property.items }),
  };
}

function isFile({ type, format }: SpecSchema): boolean {
  return type === "string" && format === "binary";
}
