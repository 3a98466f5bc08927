/** Which Python type a schema is, as an annotation that pydantic checks strictly. */
import { hasProperties, isComposed, isMap } from "../docs/reference/kinds.js";
import { isJavaNumber, plainNumber } from "../docs/reference/decimal.js";
import type { SpecSchema } from "../docs/reference/openapi.js";
import { nested, unalias } from "../docs/reference/references.js";
import { itemsOf, jsonType, valuesOf } from "../docs/dialects/python/kinds.js";
import { onlyMember } from "../docs/dialects/python/property.js";
import { baseType } from "../docs/dialects/python/types.js";
import type { Client } from "./client.js";
import { code, ident, num, type PyCode } from "./code.js";
import { call, choice, flat, type Piece, subscript } from "./layout.js";
import type { Scope } from "./scope.js";

/** Where a type is written. */
export interface Place {
  readonly client: Client;
  readonly scope: Scope;
  /** The modules of models as the file imports them: `.` or `..models.`. */
  readonly models: string;
  /** The class that the file holds: it needs no import. */
  readonly self?: string;
  /** Whether a model is imported below the class, as it refers back: what names it stands in quotes. */
  readonly later?: (className: string) => boolean;
  /** A file may be sent as a pair of name and bytes. */
  readonly isParameter?: true;
}

/** The type, without None. */
export function typeOf(place: Place, written: SpecSchema): Piece {
  const { client } = place;
  const { context } = client;
  const use = nested(context.spec, written);
  const schema = unalias(context.spec, onlyMember(use) ?? use);
  if (schema.$ref === undefined && jsonType(context, schema) === "array") {
    const type = subscript(place.scope.builtin("list"), [heldType(place, itemsOf(context, schema))]);
    return limited(place, type, listLimits(schema));
  }
  if (schema.$ref === undefined && isMap(schema) && !hasProperties(schema) && !isComposed.since7(schema))
    return mapOf(place, valuesOf(schema));
  const base = baseType(context, schema);
  return Object.hasOwn(plain, base) && schema.$ref === undefined
    ? (plain[base]?.(place, schema) ?? anything(place))
    : modelType(place, base);
}

function mapOf(place: Place, values: SpecSchema): Piece {
  return subscript(place.scope.builtin("dict"), [place.scope.builtin("str"), heldType(place, values)]);
}

/** What a list or a map holds. */
function heldType(place: Place, schema: SpecSchema): Piece {
  const type = typeOf(place, schema);
  const isNullable = nested(place.client.context.spec, schema).nullable === true && !isAny(type);
  return isNullable ? orNone(type) : type;
}

/** `T | None` */
export function orNone(type: Piece): Piece {
  return choice([type, code`None`]);
}

function isAny(type: Piece): boolean {
  return /^_*Any$/.test(flat(type));
}

export function anything({ scope }: Pick<Place, "scope">): PyCode {
  return scope.use("typing", "Any");
}

/** A class of the client, or anything where there is no such class. */
export function modelType({ client, scope, models, self, later }: Place, className: string): PyCode {
  const module = client.modules.get(className);
  if (module === undefined) return anything({ scope });
  if (className === self || later?.(className) === true) return ident(className);
  return scope.use(`${models}${module}`, className);
}

type Plain = (place: Place, schema: SpecSchema) => Piece;

const strict =
  (name: string, limits: (schema: SpecSchema) => Limits = () => []): Plain =>
  (place, schema) =>
    limited(place, place.scope.use("pydantic", name), limits(schema));

const of =
  (module: string, name: string): Plain =>
  ({ scope }) =>
    scope.use(module, name);

const bytes: Plain = (place) => {
  const { scope, isParameter } = place;
  const text = scope.use("pydantic", "StrictStr");
  const file = scope.use("pydantic", "StrictBytes");
  const pair = code`${scope.builtin("tuple")}[${text}, ${file}]`;
  return choice([file, text, ...(isParameter === true ? [pair] : [])]);
};

/** By the reference's name of the type. */
const plain: Readonly<Record<string, Plain>> = {
  str: strict("StrictStr", textLimits),
  int: strict("StrictInt", wholeLimits),
  float: (place, schema) =>
    choice([strict("StrictFloat", numberLimits)(place, schema), strict("StrictInt", wholeLimits)(place, schema)]),
  bool: strict("StrictBool"),
  date: of("datetime", "date"),
  datetime: of("datetime", "datetime"),
  UUID: of("uuid", "UUID"),
  "decimal.Decimal": of("decimal", "Decimal"),
  bytes,
  bytearray: bytes,
  object: (place, schema) =>
    jsonType(place.client.context, schema) === "object" ? mapOf(place, { extensions: new Map() }) : anything(place),
};

type Limits = readonly (readonly [name: string, value: unknown])[];

function limited({ scope }: Place, type: Piece, limits: Limits): Piece {
  const given = limits.flatMap(([name, value]) => (isJavaNumber(value) ? [code`${ident(name)}=${limit(value)}`] : []));
  if (given.length === 0) return type;
  return subscript(scope.use("typing", "Annotated"), [type, call(scope.use("pydantic", "Field"), given)]);
}

function limit(value: Parameters<typeof plainNumber>[0]): PyCode {
  return num(Number(plainNumber(value)));
}

function textLimits({ minLength, maxLength }: SpecSchema): Limits {
  return [
    ["min_length", minLength],
    ["max_length", maxLength],
  ];
}

function listLimits({ minItems, maxItems }: SpecSchema): Limits {
  return [
    ["min_length", minItems],
    ["max_length", maxItems],
  ];
}

function numberLimits({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: SpecSchema): Limits {
  return [
    [exclusiveMinimum === true ? "gt" : "ge", minimum],
    [exclusiveMaximum === true ? "lt" : "le", maximum],
    ["gt", exclusiveMinimum],
    ["lt", exclusiveMaximum],
    ["multiple_of", multipleOf === 0 ? undefined : multipleOf],
  ];
}

/** An integer is a multiple of integers alone. */
function wholeLimits(schema: SpecSchema): Limits {
  return numberLimits(schema).filter(([name, value]) => name !== "multiple_of" || Number.isInteger(value));
}
