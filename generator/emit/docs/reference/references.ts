/** What a reference to a schema stands for: one step further, at its end, or only where it is another name for something plain. */
import { hasProperties, isArray, isComposed, isEnum, isMap, isObject } from "./kinds.js";
import { type OpenApi, refName, resolveSchema, type SpecSchema } from "./openapi.js";

type Spec = Pick<OpenApi, "schemas">;

/** What a reference names, one step; the schema itself where it is no reference or leads nowhere. */
export function referenced({ schemas }: Spec, schema: SpecSchema): SpecSchema {
  return (schema.$ref === undefined ? undefined : schemas.get(refName(schema.$ref))) ?? schema;
}

/** The schema behind a reference, or itself; what leads nowhere is a schema that says nothing. */
export function resolved(spec: Spec, schema: SpecSchema): SpecSchema {
  return resolveSchema(spec, schema) ?? { extensions: new Map() };
}

/** Since release 7 a reference to a property of a component stands for that property; any other schema for itself. */
export function nested({ schemas }: Spec, schema: SpecSchema): SpecSchema {
  const [, , , component = "", keyword, name = "", ...rest] = schema.$ref?.split("/") ?? [];
  if (keyword !== "properties" || rest.length > 0) return schema;
  return schemas.get(component)?.properties?.get(name) ?? schema;
}

/**
 * What a use of `schema` stands for: a reference to a plain alias (of a primitive, an array, a map, a free-form object) becomes the
 * schema behind it; a reference to what gets a class of its own stays a reference.
 */
export function unalias(spec: Spec, schema: SpecSchema): SpecSchema {
  const seen = new Set<string>();
  let current = schema;
  while (current.$ref !== undefined && !seen.has(current.$ref)) {
    seen.add(current.$ref);
    const target = spec.schemas.get(refName(current.$ref));
    if (target === undefined || hasClass(target)) return current;
    current = target;
  }
  return current;
}

function hasClass(target: SpecSchema): boolean {
  if (isEnum(target) || isComposed.codegen(target)) return true;
  return !isArray.codegen(target) && (isMap(target) || isObject.codegen(target)) && hasProperties(target);
}
