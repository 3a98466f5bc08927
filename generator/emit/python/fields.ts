/** The fields of a model: name, type, default, what is said of it, and what is checked beyond the type. */
import { referenced, unalias } from "../docs/reference/references.js";
import { optional } from "../docs/reference/members.js";
import type { SpecSchema } from "../docs/reference/openapi.js";
import { variableName } from "../docs/dialects/python/names.js";
import { onlyMember, propertyOf } from "../docs/dialects/python/property.js";
import type { PythonModel } from "../docs/dialects/python/surface.js";
import type { Client } from "./client.js";
import { code, ident, join, nothing, type PyCode, str } from "./code.js";
import { defaultOf } from "./defaults.js";
import { documented } from "./doc.js";
import { classesIn } from "./directions.js";
import { assignment, call, flat, indented, laidOut, list, type Piece, prefixed } from "./layout.js";
import { fieldName, Names } from "./names.js";
import { orNone, type Place, typeOf } from "./types.js";

/** A field of a model, with all that is said of it. */
export interface Field {
  readonly name: string;
  /** As it travels. */
  readonly wire: string;
  readonly schema: SpecSchema;
  readonly required: boolean;
  /** The document says that null is a value of it. */
  readonly nullable: boolean;
  readonly readOnly: boolean;
  readonly description?: string;
}

export function fieldsOf({ context }: Client, { properties }: PythonModel): readonly Field[] {
  const names = new Names();
  return properties.map(({ name, schema, required }) => {
    // No JSON that arrives has half of a surrogate pair in it.
    const wire = name.replace(/\p{Cs}/gu, "\ufffd");
    const target = unalias(context.spec, onlyMember(schema) ?? schema);
    return {
      name: names.give(fieldName(variableName(wire))),
      wire,
      schema,
      required,
      nullable: schema.nullable === true || referenced(context.spec, target).nullable === true || saysNothing(target),
      readOnly: propertyOf(context, schema).readOnly,
      ...optional("description", schema.description ?? target.description),
    };
  });
}

/** Anything is a value of a schema that says nothing, and so is null. */
function saysNothing({
  $ref,
  type,
  types,
  allOf,
  oneOf,
  anyOf,
  enum: values,
  properties,
  additionalProperties,
}: SpecSchema): boolean {
  const all = [$ref, type, types, allOf, oneOf, anyOf, values, properties, additionalProperties];
  return all.every((one) => one === undefined);
}

/** The statement in the body of the class. */
export function fieldCode(place: Place, field: Field): PyCode {
  const { name, wire, required, nullable, schema, description = "" } = field;
  const type = typeOf(place, schema);
  const annotation = quoted(place, schema, required && !nullable ? type : orNone(type));
  const preset = required ? undefined : (defaultOf(place, schema) ?? code`None`);
  const isPlain = wire === name && (preset === undefined || typeof preset === "string");
  const line = assignment(
    prefixed(code`${ident(name)}: `, annotation),
    isPlain ? preset : withField(place, field, preset),
    4,
  );
  return join([indented(line), ...(description.trim() === "" ? [] : [documented([description], [], 4)])], "\n");
}

/** A type that names a class which is not there yet is a text. */
export function quoted({ client, self, later }: Place, schema: SpecSchema, type: Piece): Piece {
  const used = [...classesIn(client.context, [schema])];
  return used.some((name) => name === self || later?.(name) === true) ? str(flat(type)) : type;
}

/** A list is no plain default: who reads the code would take it for one that all instances share. */
function withField({ scope }: Place, { name, wire }: Field, preset: Piece | undefined): Piece {
  const given = preset === undefined ? [] : [prefixed(code`default=`, preset)];
  const alias = wire === name ? [] : [code`alias=${str(wire)}`];
  return call(scope.use("pydantic", "Field"), [...given, ...alias]);
}

/** The methods that check values beyond their type: of an inline enum, and of a pattern. */
export function fieldChecks(place: Place, fields: readonly Field[]): readonly PyCode[] {
  return fields.flatMap((field) => [...enumCheck(place, field), ...patternCheck(place, field)]);
}

function enumCheck(place: Place, { name, schema }: Field): readonly PyCode[] {
  const { values, isEnumReference } = propertyOf(place.client.context, schema);
  const known = (values ?? []).filter((value) => typeof value === "string");
  if (isEnumReference || known.length === 0) return [];
  const check = call(code`return ${place.scope.use(".._runtime.checks", "one_of")}`, [
    code`value`,
    list(nothing, known.map(str)),
  ]);
  return [validator(place, name, code`${ident(`${name}_validate_enum`)}`, check)];
}

/** Only a pattern that Python can compile is one: the runtime looks, and passes what it cannot compile. */
function patternCheck(place: Place, { name, schema }: Field): readonly PyCode[] {
  const pattern = referenced(place.client.context.spec, schema).pattern;
  if (pattern === undefined || pattern === "") return [];
  const check = call(code`return ${place.scope.use(".._runtime.checks", "matching")}`, [code`value`, str(pattern)]);
  return [validator(place, name, code`${ident(`${name}_validate_regular_expression`)}`, check)];
}

function validator({ scope }: Place, field: string, name: PyCode, body: Piece): PyCode {
  const any = scope.use("typing", "Any");
  return indented(
    join(
      [
        laidOut(call(code`@${scope.use("pydantic", "field_validator")}`, [str(field)]), 4),
        code`@${scope.builtin("classmethod")}`,
        laidOut({ ...call(code`def ${name}`, [code`cls`, code`value: ${any}`]), after: code` -> ${any}:` }, 4),
        indented(laidOut(body, 8)),
      ],
      "\n",
    ),
  );
}
