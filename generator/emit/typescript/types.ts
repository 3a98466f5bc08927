/** Schemas → TypeScript types. */
import {
  canBe,
  flattenObject,
  isAny,
  partsOf as partsOfAll,
  propertiesOf,
  type SchemaLookup,
} from "../../ir/flatten.js";
import { intersectAll } from "../../ir/intersect.js";
import { type DiscriminatorValues, valuesWritten } from "../../ir/discriminators.js";
import type {
  EnumSchema,
  IntersectionSchema,
  NumberSchema,
  ObjectSchema,
  Property,
  Schema,
  StringSchema,
  TupleSchema,
} from "../../ir/model.js";
import type { Converted } from "../../ir/places.js";
import { isIdentifierName } from "../language/typescript.js";
import { type TsCode, code, docComment, ident, join, key, literal, num } from "./code.js";
import { propertyDoc } from "./doc.js";
import type { PropertyPlan } from "./plan.js";

/** `read`: as the server sends it. `write`: as a client sends it. */
export type Direction = "read" | "write";

/** What types depend on beside their schema. `nameOf` and `runtime` record what the file has to import. */
export interface TypeScope {
  readonly direction: Direction;
  readonly lookup: SchemaLookup;
  readonly discriminators: DiscriminatorValues;
  /** What is received as something else than JSON has it. */
  readonly converts: readonly Converted[];
  /**
   * The type is part of an object that was merged from an `allOf` and is written in place. An `allOf` of named schemas within it is
   * not merged again: an object that contains itself would have no end.
   */
  readonly withinFlat?: true;
  /** The type is one of several that are joined by `&`, of which another one may declare what this one only requires. */
  readonly joined?: true;
  /** The type of a named schema in this direction. Records that the file uses the type. */
  nameOf(schema: string): TsCode;
  /** The names of schemas that are written in place, where they have one. */
  readonly inline?: ReadonlyMap<Schema, TsCode>;
  /** Called before members are written. Throws SPEC_LIMIT where a package gets too many of them. */
  count(members: number): void;
  /** A type of the runtime. Records that the file uses the type. */
  runtime(name: "Open"): TsCode;
}

const any = code`unknown`;

/** The type of a value, null included where it is admitted. */
export function typeOf(schema: Schema, scope: TypeScope): TsCode {
  // What is not printed is not imported.
  if (isAny(schema)) return any;
  const parts = partsOf(schema, scope);
  if (parts.includes(any)) return any;
  const nullable = schema.nullable || parts.includes(code`null`);
  const rest = parts.filter((part) => part !== code`null`);
  return union([...rest, ...(nullable ? [code`null`] : [])]);
}

/** The members of the union type of a schema. Null is among them where a member is null; {@link typeOf} adds the null of the whole. */
function partsOf(schema: Schema, scope: TypeScope): readonly TsCode[] {
  const name = scope.inline?.get(schema);
  if (name !== undefined) return [name, ...(hasNullMember(schema) ? [code`null`] : [])];
  switch (schema.kind) {
    case "any":
      return [any];
    case "never":
      return [code`never`];
    case "null":
      return [code`null`];
    case "boolean":
      return [code`boolean`];
    case "number":
      return [code`number`];
    case "integer":
      return integerParts(schema, scope);
    case "string":
      return stringParts(schema, scope);
    case "enum":
      return [enumType(schema, scope)];
    case "array":
      return [arrayOf(typeOf(schema.items, scope))];
    case "tuple":
      return [tupleType(schema, scope)];
    case "object":
      return [objectType(schema, scope)];
    case "ref":
      return [scope.nameOf(schema.name)];
    case "union":
      // A named member beside one that is anything would be imported and not used.
      if (isAnything(schema, scope)) return [any];
      return schema.members.flatMap((member) => [...partsOf(member, scope), ...(member.nullable ? [code`null`] : [])]);
    case "intersection":
      return intersectionParts(schema, scope);
  }
}

/** A name never includes null; see `NamedSchema` of the model. */
function hasNullMember(schema: Schema): boolean {
  return schema.kind === "union" && schema.members.some((member) => member.nullable || hasNullMember(member));
}

/** All of the digits of a long integer are in a BigInt; who sends it may say it either way. */
function integerParts({ format }: NumberSchema, { direction, converts }: TypeScope): readonly TsCode[] {
  if (format !== "int64" || !converts.includes("int64")) return [code`number`];
  return direction === "write" ? [code`number`, code`bigint`] : [code`bigint`];
}

/** Dates may be sent as a Date, and arrive as text unless they are converted; files are sent and received as a Blob. */
function stringParts({ format, bytes }: StringSchema, { direction, converts }: TypeScope): readonly TsCode[] {
  if (format === "date-time" && direction === "write") return [code`string`, code`Date`];
  if (format === "date-time" && converts.includes("date-time")) return [code`Date`];
  if (format !== "binary") return [code`string`];
  const use = (direction === "write" ? bytes?.sent : bytes?.received) ?? "file";
  return [...(use === "file" ? [] : [code`string`]), ...(use === "text" ? [] : [code`Blob`])];
}

function enumType(schema: EnumSchema, scope: TypeScope): TsCode {
  const values = union(schema.values.map(literal));
  return schema.open ? code`${scope.runtime("Open")}<${values}>` : values;
}

function tupleType(schema: Extract<Schema, { kind: "tuple" }>, scope: TypeScope): TsCode {
  const items = schema.items.map((item, index) => {
    const type = typeOf(item, scope);
    return index < schema.minItems ? type : code`(${type})?`;
  });
  const rest = schema.rest === undefined ? [] : [code`...${arrayOf(typeOf(schema.rest, scope))}`];
  return code`[${join([...items, ...rest], ", ")}]`;
}

function intersectionParts(schema: IntersectionSchema, scope: TypeScope): readonly TsCode[] {
  const [first, ...others] = partsOfAll(schema);
  if (first === undefined) return [any];
  if (others.length === 0 && !leavesMore(schema)) return partsOf(first, scope);
  const isEndless = scope.withinFlat === true && hasNames(schema);
  const flat = isEndless ? undefined : flattenObject(schema, scope.lookup);
  if (flat !== undefined) return [objectType(flat, { ...scope, withinFlat: true })];
  const whole = intersectAll([first, ...others], scope.lookup);
  const tuple = tupleWith(whole, schema, scope);
  if (tuple !== undefined) return [tupleType(tuple, scope)];
  if (whole.kind !== "intersection") return partsOf(whole, scope);
  const parts = partsOfAll(whole).map((member) => code`(${union(partsOf(member, { ...scope, joined: true }))})`);
  return [join([...new Set(parts)], " & ")];
}

/** Whether an `allOf` says more of the type than its parts do: what may be where these say nothing. */
function leavesMore({ unevaluatedProperties, unevaluatedItems }: IntersectionSchema): boolean {
  return typeof unevaluatedProperties === "object" || unevaluatedItems !== undefined;
}

/** A tuple of which an `allOf` says how long it is, or what may follow its items (JSON Schema Core, section 11.2). */
function tupleWith(
  schema: Schema,
  { unevaluatedItems: more, limits }: IntersectionSchema,
  { lookup }: TypeScope,
): TupleSchema | undefined {
  const found = schema.kind === "ref" ? lookup(schema.name) : schema;
  if (more === undefined || found?.kind !== "tuple") return undefined;
  const least = limits?.kind === "array" ? (limits.minItems ?? 0) : 0;
  const { rest, ...closed } = { ...found, minItems: Math.max(found.minItems, least) };
  const after =
    rest?.kind === "any" && typeof more === "object" ? more : rest?.kind === "any" && !more ? undefined : rest;
  return after === undefined ? closed : { ...closed, rest: after };
}

/** Whether a part of an `allOf`, or of one within it, is a named schema. */
function hasNames(schema: Schema): boolean {
  return schema.kind === "ref" || (schema.kind === "intersection" && schema.members.some(hasNames));
}

/** An object written in place. */
function objectType(schema: ObjectSchema, scope: TypeScope): TsCode {
  const { joined } = scope;
  const { properties, index } = membersOf(joined === true ? { ...schema, alsoRequired: [] } : schema, scope);
  // What another part may declare is a value of any type, but for an index signature, which is that of all members.
  const value = index === undefined || index === any ? code`{} | null` : index;
  const required = joined === true ? schema.alsoRequired.map((name) => code`${key(name)}: ${value};`) : [];
  const parts = properties.map(
    (plan) => code`${docComment(plan.doc)}${plan.key}${optionalMark(plan.optional)}: ${plan.type};`,
  );
  return code`{ ${join([...parts, ...required, ...(index === undefined ? [] : [code`[key: string]: ${index};`])], "\n")} }`;
}

/** The members of an object: for an interface, or for an object written in place. `values`: those of its discriminators. */
export function membersOf(
  schema: ObjectSchema,
  scope: TypeScope,
  values: ReadonlyMap<string, readonly string[]> = new Map(),
): { readonly properties: readonly PropertyPlan[]; readonly index?: TsCode } {
  scope.count(schema.properties.length);
  const hidden = scope.direction === "write" ? "readOnly" : "writeOnly";
  const shown = propertiesOf(schema).filter((property) => !property.schema[hidden]);
  const properties = shown.map((property) => propertyPlan(property, scope, values.get(property.name)));
  const index = indexType(schema, shown, scope);
  return index === undefined ? { properties } : { properties, index };
}

function propertyPlan(property: Property, scope: TypeScope, values: readonly string[] | undefined): PropertyPlan {
  const { schema } = property;
  const told = values === undefined ? [] : valuesTold(values, schema, scope);
  const plan = {
    key: key(property.name),
    type:
      told.length > 0 ? union([...told.map(literal), ...(schema.nullable ? [code`null`] : [])]) : typeOf(schema, scope),
    optional: !property.required,
    doc: propertyDoc(schema),
  };
  return scope.direction === "write" ? orUndefined(plan) : plan;
}

/** What is optional may be sent as `undefined`: the runtime leaves it out. */
export function orUndefined(plan: PropertyPlan): PropertyPlan {
  return plan.optional && plan.type !== "unknown" ? { ...plan, type: code`${plan.type} | undefined` } : plan;
}

/** The values of a discriminator that its property may have: none where the property has others, which are what is sent. */
function valuesTold(values: readonly string[], schema: Schema, { lookup }: TypeScope): EnumSchema["values"] {
  const isOneOf = (value: EnumSchema["values"][number]): boolean =>
    canBe(
      schema,
      lookup,
      (such) =>
        such.kind === typeof value ||
        (such.kind === "integer" && Number.isInteger(value)) ||
        (such.kind === "enum" && such.values.includes(value)),
    );
  return values.map((value) => valuesWritten(value).find(isOneOf)).filter((value) => value !== undefined);
}

/**
 * Undeclared members have a type where the document says that they exist, or where nothing else is said of the object. An index
 * signature is also that of the declared members (TypeScript knows no other): their types are among its own.
 */
function indexType(schema: ObjectSchema, shown: readonly Property[], scope: TypeScope): TsCode | undefined {
  const { additionalProperties: additional, patternProperties = [] } = schema;
  if (additional === true) return any;
  const hidden = scope.direction === "write" ? "readOnly" : "writeOnly";
  const said = [...patternProperties.map((one) => one.schema), ...(typeof additional === "object" ? [additional] : [])];
  const undeclared = said.filter((one) => !one[hidden]);
  if (undeclared.length === 0) {
    const isOpen = additional === undefined && said.length === 0 && scope.joined !== true;
    if (isOpen) return schema.properties.length === 0 ? any : undefined;
    // Of several types that are joined, one that admits no name would leave none of the others'.
    const admitsNone = additional === false && said.length === 0 && propertiesOf(schema).length === 0;
    return admitsNone && scope.joined !== true ? code`never` : undefined;
  }
  if ([...undeclared, ...shown.map((property) => property.schema)].some((one) => isAnything(one, scope))) return any;
  const types = [
    ...undeclared.map((one) => typeOf(one, scope)),
    ...shown.map((property) => widerType(property.schema, scope)),
    ...(shown.some(({ required }) => !required) ? [code`undefined`] : []),
  ];
  return union(types);
}

/** Whether the type of a schema, or the one that stands for it in few words, is `unknown`. */
function isAnything(schema: Schema, scope: TypeScope): boolean {
  switch (schema.kind) {
    case "any":
      return true;
    case "union":
      return schema.members.some((member) => isAnything(member, scope));
    case "intersection": {
      const [only, ...others] = partsOfAll(schema);
      return only === undefined || (others.length === 0 && isAnything(only, scope));
    }
    default:
      return false;
  }
}

/** A type of all values of a schema, in few words: what is written in place is not written again. */
function widerType(schema: Schema, scope: TypeScope): TsCode {
  const type = widerWithoutNull(schema, scope);
  return schema.nullable ? union([type, code`null`]) : type;
}

function widerWithoutNull(schema: Schema, scope: TypeScope): TsCode {
  switch (schema.kind) {
    case "object":
      return code`object`;
    case "array":
      return arrayOf(widerType(schema.items, scope));
    case "tuple":
      return arrayOf(any);
    case "union":
      return union(schema.members.map((member) => widerType(member, scope)));
    case "intersection": {
      const [only, ...others] = partsOfAll(schema);
      if (only !== undefined && others.length === 0) return widerType(only, scope);
      return flattenObject(schema, scope.lookup) === undefined ? code`{} | null` : code`object`;
    }
    case "enum":
      return union(schema.open ? [...new Set(schema.values.map(kindOf))] : schema.values.map(literal));
    default:
      return typeOf({ ...schema, nullable: false }, scope);
  }
}

function kindOf(value: EnumSchema["values"][number]): TsCode {
  switch (typeof value) {
    case "string":
      return code`string`;
    case "number":
      return code`number`;
    default:
      return code`boolean`;
  }
}

export function union(parts: readonly TsCode[]): TsCode {
  const unique = [...new Set(parts)].filter((part) => part !== code`never`);
  return unique.length === 0 ? code`never` : join(unique, " | ");
}

function arrayOf(type: TsCode): TsCode {
  return isIdentifierName(type) ? code`${type}[]` : code`Array<${type}>`;
}

function optionalMark(optional: boolean): TsCode {
  return optional ? code`?` : code``;
}

/** `T, U`: the type parameters of a generic model. */
export function typeParameters(arity: number): readonly TsCode[] {
  return Array.from({ length: arity }, (_, index) => (index === 0 ? ident("T") : code`T${num(index)}`));
}
