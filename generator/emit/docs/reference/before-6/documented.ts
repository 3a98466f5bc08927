/** Which schemas the reference's releases 4.3 to 5.4 make a model, and so a page, of. */
import { type FormWalk, usedOnlyInForms } from "../forms.js";
import { hasProperties, isArray, isComposed, isEnum, isMap, isObject } from "../kinds.js";
import { type OpenApi, refName, resolveSchema, type SpecSchema } from "../openapi.js";
import { isPlainObject } from "./inline-models.js";
import { referenceTo } from "./names.js";
import { releases, type Before6Version } from "./releases.js";
import { childrenOf, flatteningOrder } from "./walk.js";

/** How a dialect departs from the common rule. */
export interface DocumentedOptions {
  /** Lists, maps, and schemas that limit their values are models too: python-5. */
  readonly aliasesAreModels?: boolean;
  /** Schemas of these names are taken for types of the language, and not documented: bash. */
  readonly imported?: ReadonlySet<string>;
}

/** All that a schema of a form consists of counts as used in the form. */
const walk: FormWalk = {
  order: flatteningOrder,
  inside: (schema) => ({ inForms: childrenOf(schema), elsewhere: [] }),
};

/**
 * The names of the schemas that get a model page, in the order of `spec.schemas`.
 *
 * @param spec as {@link "./index.js".runPassesBefore6} has left it
 */
export function documentedBefore6(spec: OpenApi, version: Before6Version, docs: DocumentedOptions = {}): string[] {
  const { documentsForms, knowsExtensions } = releases[version];
  const forms = documentsForms ? new Set<string>() : usedOnlyInForms(spec, walk);
  return [...spec.schemas].flatMap(([name, schema]) => {
    const isModel = docs.aliasesAreModels
      ? staysReference(spec, name)
      : !isAlias(schema) && !isContainer(schema, knowsExtensions);
    return isModel && !forms.has(name) && !docs.imported?.has(name) ? [name] : [];
  });
}

/** Another name for a string, a number, a boolean, or for anything at all. */
export function isAlias(schema: SpecSchema): boolean {
  return (
    !isObject.before6(schema) &&
    !isArray.before6(schema) &&
    !isMap(schema) &&
    !isComposed.before6(schema) &&
    schema.enum === undefined
  );
}

/** An object of any properties, a map or a list: pages write out its type where it is used. */
function isContainer(schema: SpecSchema, knowsExtensions: boolean): boolean {
  if (isFreeForm(schema, knowsExtensions)) return !(knowsExtensions && (isEnum(schema) || isComposed.before6(schema)));
  if (hasProperties(schema) || (knowsExtensions && schema.extensions.get("x-generate-alias-as-model") === true))
    return false;
  return isMap(schema) ? !isComposed.before6(schema) : isArray.before6(schema);
}

/** An object without properties of which nothing, or nothing definite, is said about the properties it may have. */
function isFreeForm(schema: SpecSchema, knowsExtensions: boolean): boolean {
  const { allOf = [], anyOf = [], oneOf = [], additionalProperties: rest, extensions } = schema;
  if (schema.type !== "object" || hasProperties(schema) || allOf.length + anyOf.length + oneOf.length > 0) return false;
  const said = extensions.get("x-is-free-form");
  if (knowsExtensions && said !== undefined) return said === true || said === "true";
  if (typeof rest !== "object") return true;
  return !hasProperties(rest) && rest.$ref === undefined && (rest.type === undefined || isPlainObject(rest));
}

/** Whether python-5 takes a reference to a schema of this name for one to a model, and does not write out what it leads to. */
export function staysReference(spec: Pick<OpenApi, "schemas">, name: string): boolean {
  const target = resolveSchema(spec, referenceTo(name));
  if (target === undefined || isEnum(target) || isArray.before6(target) || isComposed.before6(target) || isMap(target))
    return true;
  return hasLimits(target) || (isObject.before6(target) && (hasProperties(target) || hasHeirs(spec, name)));
}

const limits = [
  ...(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "pattern", "uniqueItems"] as const),
  ...(["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"] as const),
];

function hasLimits(schema: SpecSchema): boolean {
  return limits.some((key) => schema[key] !== undefined);
}

/** Whether another schema has this one among its `allOf`. */
function hasHeirs({ schemas }: Pick<OpenApi, "schemas">, name: string): boolean {
  return [...schemas].some(
    ([heir, { allOf = [] }]) => heir !== name && allOf.some(({ $ref }) => $ref !== undefined && refName($ref) === name),
  );
}
