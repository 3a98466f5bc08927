/** What the page of a model shows. */
import { documentedBefore6, staysReference } from "../../reference/before-6/index.js";
import { type CollectedMembers, noMembers } from "../../reference/collected.js";
import { partsOf } from "../../reference/compositions.js";
import { hasProperties, isArray, isComposed, isMap, isObject } from "../../reference/kinds.js";
import { optional } from "../../reference/members.js";
import { modelsByClass } from "../../reference/models-by-class.js";
import { refName, type SpecSchema } from "../../reference/openapi.js";
import { resolved } from "../../reference/references.js";
import { escapeText } from "../../reference/text.js";
import type { ModelPage, PropertyView, TypeView } from "../../reference/view.js";
import type { Python5Context } from "./context.js";
import { discriminatorOf, inheritsDiscriminator } from "./discriminators.js";
import { defaultLiteral, enumLiterals } from "./literals.js";
import { className } from "./names.js";
import { type NamedProperty, namedProperty, propertyOf } from "./properties.js";
import { isScalar } from "./scalars.js";
import { anything, collectMembers, isAny, isFreeForm, type Scope, unalias } from "./schemas.js";
import { baseTypeOf, isEnumModel, typeOf } from "./types.js";

export interface Python5Model extends ModelPage {
  readonly hasDescription: boolean;
  /** Type and default of a model that is no object, but a value such as a string or a list. */
  readonly value?: ValueView;
  /** Required ones without a default, required ones with one, the others. */
  readonly needed: readonly PropertyView[];
  readonly defaulted: readonly PropertyView[];
  readonly optional: readonly PropertyView[];
  readonly further?: TypeView;
}

export interface ValueView extends TypeView {
  readonly default?: string;
  /** The members of an enum. */
  readonly values?: readonly string[];
}

/** The models that have a page, in the order of their classes. */
export function modelViews({ spec, scope, packageName, warn }: Python5Context): Python5Model[] {
  // The reference takes away the class of each schema that is no model, even where that is another schema's class, too.
  const lost = new Set([...spec.schemas.keys()].filter((name) => !staysReference(spec, name)).map(className));
  const documented = documentedBefore6(spec, scope.release.passes, { aliasesAreModels: true }).filter(
    (name) => !lost.has(className(name)),
  );
  return modelsByClass(
    documented.map((name) => [name, modelView(scope, packageName, name, spec.schemas.get(name) ?? anything)]),
    warn,
  );
}

function modelView(scope: Scope, packageName: string, name: string, schema: SpecSchema): Python5Model {
  const { required, others } = variablesOf(scope, schema);
  return {
    className: className(name),
    packageName,
    description: escapeText(schema.description ?? ""),
    hasDescription: schema.description !== undefined,
    properties: [...required, ...others].map((property) => propertyView(property, required.includes(property))),
    ...optional("value", valueView(scope, schema)),
    needed: required
      .filter((property) => property.default === undefined)
      .map((property) => propertyView(property, true)),
    defaulted: required
      .filter((property) => property.default !== undefined)
      .map((property) => propertyView(property, true)),
    optional: others.map((property) => propertyView(property, false)),
    ...optional("further", furtherView(scope, schema)),
  };
}

function propertyView(property: NamedProperty, required: boolean): PropertyView {
  const { name, type, complexType, description, readOnly } = property;
  return {
    name,
    type,
    ...optional("link", complexType),
    description,
    required,
    readOnly,
    ...optional("default", property.default),
  };
}

function valueView(scope: Scope, schema: SpecSchema): ValueView | undefined {
  const literal =
    isObject.before6(schema) || isMap(schema) || isComposed.before6(schema) ? undefined : defaultLiteral(schema);
  if (isArray.before6(schema)) {
    const { type, complexType } = propertyOf(scope, schema);
    return { type, ...optional("link", complexType), ...optional("default", literal) };
  }
  const isEnum = isEnumModel(schema);
  const isAlias =
    !isObject.before6(schema) && !isMap(schema) && !isComposed.before6(schema) && schema.enum === undefined;
  if (!isEnum && !isAlias) return undefined;
  const target = resolved(scope, schema);
  // Another name for a value is shown as the value, but that of an enum as the enum.
  const type = baseTypeOf(scope, isScalar(target) && target.enum === undefined ? target : schema);
  return { type, ...optional("default", literal), ...(isEnum ? { values: enumLiterals(scope, schema, type) } : {}) };
}

interface Variables {
  readonly required: readonly NamedProperty[];
  readonly others: readonly NamedProperty[];
}

/** In the order in which the reference comes across them, each name once in each list. */
function variablesOf(scope: Scope, schema: SpecSchema): Variables {
  const required = new Map<string, NamedProperty>();
  const others = new Map<string, NamedProperty>();
  for (const members of memberLists(scope, schema)) {
    for (const [name, property] of members.properties) {
      const list = members.required.has(name) ? required : others;
      if (!list.has(name)) list.set(name, namedProperty(scope, name, property));
    }
  }
  const moved = onlyRequiredByAlternatives(scope, schema, [...required.keys()]);
  const isMoved = ([name]: readonly [string, NamedProperty]): boolean => moved.includes(name);
  return {
    required: [...required].filter((entry) => !isMoved(entry)).map(([, property]) => property),
    // A moved property may be among the others already. Then the page has it twice, as the reference's has.
    others: [...others.values(), ...[...required].filter(isMoved).map(([, property]) => property)],
  };
}

/** A composition lists its own properties, then those of all members except the parent, then those of all members. */
function memberLists(scope: Scope, schema: SpecSchema): CollectedMembers[] {
  const own: CollectedMembers = {
    properties: schema.properties ?? new Map<string, SpecSchema>(),
    required: new Set(schema.required),
  };
  if (!isComposed.before6(schema)) return isAny(schema) || schema.type === "object" ? [own] : [];
  const parent = parentOf(scope, schema);
  return [
    ...(hasProperties(schema) ? [own] : []),
    ...(parent === undefined ? [] : [membersOfComposition(scope, schema, parent)]),
    membersOfComposition(scope, schema),
  ];
}

/** The first of the models that have a discriminator. */
function parentOf(scope: Scope, schema: SpecSchema): string | undefined {
  const parent = partsOf(schema).find((member) => member.$ref !== undefined && inheritsDiscriminator(scope, member));
  return parent?.$ref === undefined ? undefined : refName(parent.$ref);
}

/** The members that are models, then the first inline one: other inline members do not count. */
function membersOfComposition(scope: Scope, schema: SpecSchema, left?: string): CollectedMembers {
  const members = noMembers();
  const parts = partsOf(schema);
  for (const part of parts) {
    const { $ref } = unalias(scope, part);
    const name = $ref === undefined ? undefined : refName($ref);
    const target = name === undefined || name === left ? undefined : scope.schemas.get(name);
    if (target !== undefined) collectMembers(scope, target, members);
  }
  const inline = parts.find(({ $ref }) => $ref === undefined);
  if (inline !== undefined) collectMembers(scope, inline, members);
  for (const name of schema.required ?? []) members.required.add(name);
  return members;
}

/** A property that only some alternatives of a `oneOf` or `anyOf` require is optional in the schema that has the `oneOf`. */
function onlyRequiredByAlternatives(scope: Scope, schema: SpecSchema, required: readonly string[]): string[] {
  const alternatives = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  if (alternatives.length === 0 || hasProperties(schema) || schema.allOf !== undefined) return [];
  const members = noMembers();
  for (const part of alternatives) collectMembers(scope, resolved(scope, part), members);
  const discriminator = discriminatorOf(scope, schema)?.propertyName;
  return required.filter((name) => members.required.has(name) && name !== discriminator);
}

/** The type of properties that are not named. */
function furtherView(scope: Scope, schema: SpecSchema): TypeView | undefined {
  const isListed = !scope.release.showsFurtherProperties && isComposed.before6(schema);
  if (!isAny(schema) && schema.type !== "object" && !isListed) return undefined;
  if (schema.additionalProperties === false) return undefined;
  const rest = typeof schema.additionalProperties === "object" ? schema.additionalProperties : anything;
  if (!scope.release.showsFurtherProperties) {
    return isMap(schema) || isFreeForm(schema) || isComposed.before6(schema)
      ? { type: typeOf(scope, rest) }
      : undefined;
  }
  const { type, complexType } = propertyOf(scope, rest);
  return { type, ...optional("link", complexType) };
}
