/** The models: one file each, with a class of pydantic or an enum. */
import type { OutputFile } from "../../output-file.js";
import { isAlwaysSent } from "../../ir/airflow.js";
import { isComposed } from "../docs/reference/kinds.js";
import type { SpecSchema } from "../docs/reference/openapi.js";
import type { PythonModel } from "../docs/dialects/python/surface.js";
import type { Client } from "./client.js";
import { code, ident, join, nothing, type PyCode, str } from "./code.js";
import { classesIn } from "./directions.js";
import { documented, saying } from "./doc.js";
import { enumFile } from "./enums.js";
import { type Field, fieldChecks, fieldCode, fieldsOf } from "./fields.js";
import { classHead, moduleFile } from "./file.js";
import { assignment, call, indented, list } from "./layout.js";
import { scopeOf, statement } from "./scope.js";
import type { Place } from "./types.js";
import { unionClass, unionKind, unionNames } from "./unions.js";

export function modelFiles(client: Client): OutputFile[] {
  return client.models.map((model) =>
    model.members === undefined ? modelFile(client, model) : enumFile(client, model),
  );
}

function modelFile(client: Client, model: PythonModel): OutputFile {
  const { className, schema } = model;
  const kind = unionKind(schema);
  const fields = kind === undefined ? fieldsOf(client, model) : [];
  const names = kind === undefined ? fields.map(({ name }) => name) : unionNames(schema, kind);
  const scope = scopeOf(new Set([className, ...names]));
  const circle = client.circles.get(className);
  const later = (other: string): boolean => circle !== undefined && client.circles.get(other) === circle;
  const place: Place = { client, scope, models: ".", self: className, later };
  const body = kind === undefined ? plainClass(place, model, fields) : unionClass(place, model, kind);
  return moduleFile(client, {
    path: `models/${client.modules.get(className) ?? ""}.py`,
    doc: `The model ${className}.`,
    imports: scope.imports(),
    parts: [body, ...belowClass(client, model, later)],
  });
}

function plainClass(place: Place, model: PythonModel, fields: readonly Field[]): PyCode {
  const { className, schema } = model;
  const isReceived = place.client.directions.get(className)?.received === true;
  const base = place.scope.use(".._runtime.model", isReceived ? "Model" : "Body");
  const hasMore = takesMore(schema) && !fields.some(({ name }) => name === "additional_properties");
  const parts = [
    ...tables(place, fields, hasMore),
    ...fieldBlock([...fields.map((field) => fieldCode(place, field)), ...(hasMore ? [moreCode(place)] : [])]),
    ...fieldChecks(place, fields),
  ];
  const head = [classHead(className, base), documented([saying(schema.description, `The model ${className}.`)], [], 4)];
  return join([...head, ...parts.flatMap((part) => [nothing, part])], "\n");
}

function fieldBlock(lines: readonly PyCode[]): readonly PyCode[] {
  return lines.length === 0 ? [] : [join(lines, "\n")];
}

/**
 * Whether the model has a field for undeclared members. The official client has one, too, where none are allowed and a property may hold
 * anything.
 */
function takesMore(schema: SpecSchema): boolean {
  const { additionalProperties, properties = new Map<string, SpecSchema>() } = schema;
  if (additionalProperties === undefined || isComposed.since7(schema)) return false;
  if (additionalProperties !== false) return true;
  return [...properties.values()].some((property) => property.additionalProperties === true);
}

function moreCode({ scope }: Place): PyCode {
  const type = code`${scope.builtin("dict")}[${scope.builtin("str")}, ${scope.use("typing", "Any")}]`;
  return indented(code`additional_properties: ${type} = ${scope.use("pydantic", "Field")}(default={})`);
}

/** What the runtime has to know of the fields beyond their types. */
function tables({ scope, self: className = "" }: Place, fields: readonly Field[], hasMore: boolean): readonly PyCode[] {
  const names = (name: string, of: readonly Field[]): readonly PyCode[] => {
    if (of.length === 0) return [];
    const type = code`${scope.use("typing", "ClassVar")}[${scope.builtin("frozenset")}[${scope.builtin("str")}]]`;
    const items = list(
      nothing,
      of.map((field) => str(field.name)),
    );
    const line = assignment(code`${ident(name)}: ${type}`, call(scope.builtin("frozenset"), [items]), 4);
    return [indented(line)];
  };
  return [
    ...names(
      "_always",
      fields.filter(({ wire }) => isAlwaysSent(className, wire)),
    ),
    ...names(
      "_read_only",
      fields.filter(({ readOnly }) => readOnly),
    ),
    ...names(
      "_nullable",
      fields.filter(({ nullable }) => nullable),
    ),
    ...(hasMore
      ? [indented(code`_takes_more: ${scope.use("typing", "ClassVar")}[${scope.builtin("bool")}] = True`)]
      : []),
  ];
}

/** Models of a circle import each other below their classes: there each finds what it is looking for. */
function belowClass(
  client: Client,
  { className, schema, properties }: PythonModel,
  later: (other: string) => boolean,
): readonly PyCode[] {
  const used = classesIn(client.context, [schema, ...properties.map((property) => property.schema)]);
  const others = [...used].filter((name) => name !== className && later(name)).sort();
  if (others.length === 0) return [];
  const lines = others.map((name) => statement(`.${client.modules.get(name) ?? ""}`, new Map([[name, name]])));
  return [join(lines, "\n")];
}
