/** The models that are one of several types: what they are is in `actual_instance`. */
import { hasProperties, isMap } from "../docs/reference/kinds.js";
import { nested } from "../docs/reference/references.js";
import type { SpecSchema } from "../docs/reference/openapi.js";
import { typeText } from "../docs/dialects/python/types.js";
import type { PythonModel } from "../docs/dialects/python/surface.js";
import { code, ident, join, nothing, type PyCode, str } from "./code.js";
import { documented, saying } from "./doc.js";
import { classHead } from "./file.js";
import { quoted } from "./fields.js";
import { assignment, braces, call, choice, indented, type Piece, prefixed } from "./layout.js";
import { anything, orNone, type Place, typeOf } from "./types.js";

export type UnionKind = "oneOf" | "anyOf";

/** Of what has only `oneOf`, or only `anyOf`. */
export function unionKind(schema: SpecSchema): UnionKind | undefined {
  const { oneOf = [], anyOf = [], allOf = [] } = schema;
  if (hasProperties(schema) || isMap(schema) || allOf.length > 0) return undefined;
  if (oneOf.length > 0 && anyOf.length === 0) return "oneOf";
  return anyOf.length > 0 && oneOf.length === 0 ? "anyOf" : undefined;
}

/** What stands in the body of the class. */
export function unionNames(schema: SpecSchema, kind: UnionKind): readonly string[] {
  const count = (schema[kind] ?? []).length;
  const validators = Array.from({ length: count }, (_, index) => validatorName(kind, index));
  return [...validators, "actual_instance", setName(kind)];
}

export function unionClass(place: Place, { className, schema }: PythonModel, kind: UnionKind): PyCode {
  const { scope, client } = place;
  const members = schema[kind] ?? [];
  const base = scope.use(".._runtime.unions", kind === "oneOf" ? "OneOf" : "AnyOf");
  const types = members.map((member) => typeOf(place, member));
  const fields = members.map((member, index) => {
    const type = quoted(place, member, orNone(types[index] ?? anything(place)));
    return assignment(prefixed(code`${ident(validatorName(kind, index))}: `, type), code`None`, 4);
  });
  const names = [
    ...new Set(members.map((member) => typeText(client.context, nested(client.context.spec, member)))),
  ].sort();
  const set = code`${scope.builtin("set")}[${scope.builtin("str")}]`;
  const known = assignment(
    code`${ident(setName(kind))}: ${set}`,
    call(scope.use("pydantic", "Field"), [braces(code`default=`, names.map(str))]),
    4,
  );
  const doc = documented([saying(schema.description, "One of several types, in `actual_instance`.")], [], 4);
  const any = scope.use("typing", "Any");
  // Written here, since type checkers make one of the fields for each class without.
  const init = [
    code`def __init__(self, *args: ${any}, **kwargs: ${any}) -> None:`,
    indented(code`super().__init__(*args, **kwargs)`),
  ];
  const lines = [...fields, ...actual(place, schema, kind, types), known].map((line) => indented(line));
  return join(
    [classHead(className, base), doc, nothing, ...lines, nothing, ...init.map((line) => indented(line))],
    "\n",
  );
}

/** Any value is let through at run time, for a value that no member takes is kept; who reads the code sees the types. */
function actual(place: Place, schema: SpecSchema, kind: UnionKind, types: readonly Piece[]): readonly PyCode[] {
  const { scope } = place;
  const type = quoted(place, schema, choice([...types, code`None`]));
  const statement = assignment(prefixed(code`actual_instance: `, type), code`None`, 4);
  if (kind === "oneOf") return [statement];
  return [
    code`if ${scope.use("typing", "TYPE_CHECKING")}:`,
    indented(assignment(prefixed(code`actual_instance: `, type), code`None`, 8)),
    code`else:`,
    indented(code`actual_instance: ${scope.use("typing", "Any")} = None`),
  ];
}

function validatorName(kind: UnionKind, index: number): string {
  return `${kind === "oneOf" ? "oneof" : "anyof"}_schema_${index + 1}_validator`;
}

function setName(kind: UnionKind): string {
  return kind === "oneOf" ? "one_of_schemas" : "any_of_schemas";
}
