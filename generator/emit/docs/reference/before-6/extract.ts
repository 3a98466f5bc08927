/** Inline models inside of schemas: the part of the work that does not depend on where in the document a schema stands. */
import { hasProperties, isComposed, isEnum, isMap } from "../kinds.js";
import type { SpecSchema } from "../openapi.js";
import { isInlineModel } from "./inline-models.js";
import { addModel, equalModel, modelName, type Naming, referenceTo } from "./names.js";

/**
 * Makes a model of an inline object, unless there is an equal one, and gives the reference to it. It says what the object requires: the
 * field of a form is required where it requires a property of its own name.
 */
export function extractModel(naming: Naming, schema: SpecSchema, fallback: string): SpecSchema {
  // The name is chosen first and taken last: a model inside of this one can take it too, and is overwritten then.
  const name = modelName(naming, schema.title, fallback);
  const model = takeModelFrom(naming, schema, name);
  const equal = equalModel(naming, model);
  if (equal === undefined) addModel(naming, name, model);
  const { required } = schema;
  return { ...referenceTo(equal ?? name), ...(required === undefined ? {} : { required }) };
}

/** The model has only what the release keeps of `schema`, and the very properties of `schema`, which are rewritten. */
function takeModelFrom(naming: Naming, schema: SpecSchema, name: string): SpecSchema {
  const kept = naming.release.kept.filter((key) => schema[key] !== undefined).map((key) => [key, schema[key]] as const);
  const model = { extensions: new Map(), ...Object.fromEntries(kept) } as SpecSchema;
  if (schema.properties === undefined) return model;
  extractProperties(naming, schema.properties, name);
  return { ...model, properties: schema.properties };
}

/** Inline objects among properties, in their lists and in their maps: `<path>_<property>`. Deeper lists and maps are left alone. */
export function extractProperties(naming: Naming, properties: Map<string, SpecSchema>, path: string): void {
  const references = new Map<string, SpecSchema>();
  for (const [key, property] of properties) {
    const fallback = `${path}_${key}`;
    if (isInlineModel(property)) references.set(key, extractModel(naming, property, fallback));
    else {
      extractItems(naming, property, path, fallback);
      if (isMap(property)) extractAdditional(naming, property, path, fallback);
    }
  }
  for (const [key, reference] of references) properties.set(key, reference);
}

/** The objects of a list. What is inside of them is named after `path`, not after them. */
export function extractItems(naming: Naming, list: SpecSchema, path: string, fallback: string): void {
  if (!isInlineModel(list.items)) return;
  extractProperties(naming, list.items.properties, path);
  list.items = extractModel(naming, list.items, fallback);
}

/** The objects of a map, as {@link extractItems}. */
export function extractAdditional(naming: Naming, map: SpecSchema, path: string, fallback: string): void {
  const { additionalProperties: values } = map;
  if (typeof values !== "object" || !isInlineModel(values)) return;
  extractProperties(naming, values.properties, path);
  map.additionalProperties = extractModel(naming, values, fallback);
}

/** The models of the document: `<Model>_allOf` and the like for members, `<Model>_<property>` for properties. */
export function extractFromComponents(naming: Naming): void {
  for (const name of [...naming.spec.schemas.keys()]) {
    const schema = naming.spec.schemas.get(name);
    if (schema === undefined) continue;
    if (isComposed.before6(schema)) {
      extractMembers(naming, schema.allOf, `${name}_allOf`);
      extractMembers(naming, schema.anyOf, `${name}_anyOf`);
      extractMembers(naming, schema.oneOf, `${name}_oneOf`);
    } else {
      if (schema.properties !== undefined) extractProperties(naming, schema.properties, name);
      unquoteExample(schema);
    }
  }
}

/** Members with properties, of any type, become models. The composition's own properties stay as they are. */
function extractMembers(naming: Naming, members: SpecSchema[] | undefined, fallback: string): void {
  members?.forEach((member, index) => {
    const named = hasProperties(member) || (naming.release.namesEnumMembers && isEnum(member));
    if (named && member.$ref === undefined) members[index] = extractModel(naming, member, fallback);
  });
}

/** The example of a string may come in quotes of its own. */
function unquoteExample(schema: SpecSchema): void {
  const { type, example } = schema;
  if (type === "string" && typeof example === "string" && /^".*"$/s.test(example))
    schema.example = example.slice(1, -1);
}
