/** Example values: the smallest code that is of a schema's type, and says something. */
import { flattenObject } from "../../../ir/flatten.js";
import type { Json, ObjectSchema, Operation, Parameter, Property, Schema } from "../../../ir/model.js";
import { type TsCode as Code, code, join, key, literal, num, str } from "../code.js";
import type { Package } from "../context.js";
import { fits } from "./fits.js";

/** A value in code. The fields of an object are kept, so that the parts of an `allOf` can become one. */
interface Example {
  readonly code: Code;
  readonly fields?: ReadonlyMap<string, Code>;
}

interface Scope {
  readonly pack: Package;
  /** What texts are called after. */
  readonly name: string;
  /** The named schemas that this value is inside of. */
  readonly inside: ReadonlySet<string>;
  /** How many more values may be made: required properties can fan out without end. */
  readonly budget: { left: number };
  /** What tells the schema apart in a union, by property. */
  readonly tells?: ReadonlyMap<string, readonly string[]> | undefined;
  /** The words of the operation: what it says of itself is what its example shows. */
  readonly words: ReadonlySet<string>;
}

/** Longer defaults explain nothing. */
const longestGiven = 200;

/** A value for a parameter. Where its schema says nothing, only a plain one can be sent. */
export function exampleParameter(pack: Package, { name, schema, contentType, example }: Parameter): Code {
  const isPlain = schema.kind === "any" && contentType === undefined;
  return valueFrom(isPlain ? { ...schema, kind: "string" } : schema, scopeOf(pack, name), example);
}

/** The least that can be the body of an operation. `given`: what the document offers, if it is of the type. */
export function leastBody(pack: Package, schema: Schema, operation: Operation, given?: Json): Code {
  return valueFrom(schema, scopeOf(pack, "body", operation), given);
}

function scopeOf(pack: Package, name: string, operation?: Operation): Scope {
  const text = `${operation?.summary ?? ""} ${operation?.description ?? ""}`;
  const words = new Set(text.toLowerCase().match(/\w+/g));
  return { pack, name, inside: new Set(), budget: { left: 200 }, words };
}

function valueFrom(schema: Schema, scope: Scope, given: Json | undefined): Code {
  return fromDocument(schema, scope, given) ?? valueOf(schema, scope)?.code ?? impossible;
}

/** The body of a request; where nothing in it is required, its first property stands for the others. */
export function exampleBody(pack: Package, schema: Schema, operation: Operation, given?: Json): Code {
  const whole = leastBody(pack, schema, operation, given);
  const object = whole === code`{}` ? flattenObject(schema, pack.lookup) : undefined;
  for (const { name, schema: inner } of object?.properties ?? []) {
    if (inner.readOnly) continue;
    const value = valueOf(inner, scopeOf(pack, name, operation));
    if (value !== undefined) return objectCode([[name, value.code]]);
  }
  return whole;
}

/** What nothing is valid for, or only what has no end, compiles and says so. */
const impossible = code`undefined as never`;

/** An object literal. `__proto__` as a plain key would set the prototype. */
export function objectCode(fields: Iterable<readonly [string, Code]>): Code {
  const entries = [...fields].map(([name, value]) =>
    name === "__proto__" ? code`["__proto__"]: ${value}` : code`${key(name)}: ${value}`,
  );
  return entries.length === 0 ? code`{}` : code`{ ${join(entries, ", ")} }`;
}

/** The default, else the example. Null is kept for where nothing else is at hand. */
function fromDocument(schema: Schema, { pack, tells }: Scope, given?: Json): Code | undefined {
  const candidate = [schema.default, given, schema.example].find(
    (value) =>
      value !== undefined &&
      value !== null &&
      JSON.stringify(value).length <= longestGiven &&
      fits(value, schema, pack, tells),
  );
  return candidate === undefined ? undefined : jsonCode(candidate);
}

function jsonCode(value: Json): Code {
  if (value === null || typeof value !== "object") return literal(value);
  return isList(value)
    ? code`[${join(value.map(jsonCode), ", ")}]`
    : objectCode(Object.entries(value).map(([name, item]) => [name, jsonCode(item)]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Undefined where no value can be made: recursion without an end, or `never`. */
function valueOf(schema: Schema, scope: Scope): Example | undefined {
  if (scope.budget.left-- <= 0) return undefined;
  const known = fromDocument(schema, scope);
  if (known !== undefined) return { code: known };
  switch (schema.kind) {
    case "never":
      return undefined;
    case "null":
      return { code: code`null` };
    case "boolean":
      return { code: code`true` };
    case "number":
    case "integer":
      return { code: num(numberWithin(schema)) };
    case "any":
      return { code: str(`${scope.name}_example`) };
    case "string":
      return { code: textOf(schema, scope.name) };
    case "enum":
      return { code: literal(schema.values[0] ?? null) };
    case "array": {
      const item = valueOf(schema.items, scope);
      return { code: item === undefined ? code`[]` : code`[${item.code}]` };
    }
    case "tuple": {
      const items = schema.items.slice(0, schema.minItems).map((item) => valueOf(item, scope)?.code ?? impossible);
      return { code: code`[${join(items, ", ")}]` };
    }
    case "object":
      return objectOf(schema, scope);
    case "ref":
      return referenced(schema.name, scope);
    case "union":
      return firstOf(schema.members, scope);
    case "intersection":
      return allOf(schema, scope);
  }
}

/** Members are tried in turn, those that the operation speaks of before the others: the first may be the one that has no end. */
function firstOf(members: readonly Schema[], scope: Scope): Example | undefined {
  const named = members.filter((member) => isNamed(member, scope));
  for (const member of new Set([...named, ...members])) {
    const value = valueOf(member, scope);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Does the operation speak of the value by which a member differs from the others? */
function isNamed(member: Schema, { pack, words }: Scope): boolean {
  const name = member.kind === "ref" ? member.name : "";
  const told = [...(pack.discriminators.get(name)?.values() ?? [])].flat();
  const object = pack.lookup(name) ?? member;
  const constants = (flattenObject(object, pack.lookup)?.properties ?? []).flatMap(({ schema }) =>
    schema.kind === "enum" && schema.values.length === 1 ? schema.values : [],
  );
  return [...told, ...constants].some((value) => words.has(String(value).toLowerCase()));
}

function referenced(name: string, scope: Scope): Example | undefined {
  const target = scope.inside.has(name) ? undefined : scope.pack.lookup(name);
  const inside = new Set(scope.inside).add(name);
  return target && valueOf(target, { ...scope, inside, tells: scope.pack.discriminators.get(name) });
}

function objectOf(schema: ObjectSchema, scope: Scope): Example | undefined {
  const fields = new Map<string, Code>();
  for (const property of schema.properties) {
    if (!property.required || property.schema.readOnly) continue;
    const value = fieldOf(property, scope);
    if (value === undefined) return undefined;
    fields.set(property.name, value);
  }
  return { code: objectCode(fields), fields };
}

function fieldOf({ name, schema }: Property, scope: Scope): Code | undefined {
  const inner: Scope = { ...scope, name, tells: undefined };
  const known = fromDocument(schema, inner);
  const [value] = scope.tells?.get(name) ?? [];
  if (value !== undefined) return str(value);
  if (known !== undefined) return known;
  return schema.nullable ? code`null` : valueOf(schema, inner)?.code;
}

function allOf(schema: Extract<Schema, { kind: "intersection" }>, scope: Scope): Example | undefined {
  const object = flattenObject(schema, scope.pack.lookup);
  if (object !== undefined) return objectOf(object, scope);
  const parts = schema.members.flatMap((member) => valueOf(member, scope) ?? []);
  const fields = new Map(parts.flatMap((part) => [...(part.fields ?? [])]));
  return parts.every((part) => part.fields !== undefined) ? { code: objectCode(fields), fields } : parts[0];
}

function numberWithin(schema: Extract<Schema, { kind: "number" | "integer" }>): number {
  const { exclusiveMinimum, exclusiveMaximum } = schema;
  const least = schema.minimum ?? (exclusiveMinimum === undefined ? -Infinity : exclusiveMinimum + 1);
  const most = schema.maximum ?? (exclusiveMaximum === undefined ? Infinity : exclusiveMaximum - 1);
  return Math.max(least, Math.min(most, 1));
}

const texts: Readonly<Record<string, string>> = {
  date: "2025-01-01",
  time: "12:00:00Z",
  duration: "PT1H",
  uuid: "123e4567-e89b-42d3-a456-426614174000",
  email: "user@example.com",
  uri: "https://example.com",
  url: "https://example.com",
  byte: "ZXhhbXBsZQ==",
  ipv4: "127.0.0.1",
  ipv6: "::1",
};

function textOf({ format, maxLength }: Extract<Schema, { kind: "string" }>, name: string): Code {
  if (format === "date-time") return code`new Date("2025-01-01T00:00:00Z")`;
  if (format === "binary") return code`new Blob(["example"])`;
  const known = format !== undefined && Object.hasOwn(texts, format) ? texts[format] : undefined;
  return str(known ?? `${name.slice(0, 60)}_example`.slice(0, maxLength));
}
