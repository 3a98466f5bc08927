/** Which properties a model has: its own, and those of what it is composed of. */
import { partsOf } from "../../reference/compositions.js";
import { keepsFirst } from "../../reference/collected.js";
import { isComposed } from "../../reference/kinds.js";
import { refName, type SpecSchema } from "../../reference/openapi.js";
import { referenced, unalias } from "../../reference/references.js";
import { isOpenFalse } from "../../reference/since-7/booleans.js";
import type { PythonContext } from "./context.js";
import { jsonType } from "./kinds.js";

/** Properties by name, in the order of a Java LinkedHashMap: one that comes again stays where it was. */
interface Collected {
  readonly properties: Map<string, SpecSchema>;
  readonly required: string[];
}

/** Everything that `schema` and what it is composed of have. */
export function collectedProperties(python: PythonContext, schema: SpecSchema): Collected {
  const into: Collected = { properties: new Map(), required: [] };
  collect(python, schema, into, new Set());
  return into;
}

function collect(python: PythonContext, schema: SpecSchema, into: Collected, visited: Set<SpecSchema>): void {
  if (visited.has(schema)) return;
  visited.add(schema);
  if (!isComposed.since7(schema) && schema.$ref !== undefined) {
    const target = referenced(python.spec, schema);
    if (target !== schema) collect(python, target, into, visited);
    return;
  }
  if (jsonType(python, schema) === "array") return;
  for (const [name, property] of schema.properties ?? []) into.properties.set(name, property);
  for (const member of schema.allOf ?? []) collect(python, member, into, visited);
  into.required.push(...(schema.required ?? []));
  for (const member of [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]) collect(python, member, into, visited);
}

/** A property of a model. */
export interface PythonModelProperty {
  readonly name: string;
  readonly schema: SpecSchema;
  readonly required: boolean;
  /** The reference made a copy of the schema, which shows in the text of some defaults. */
  readonly copied: boolean;
}

/** The properties that the page of a model shows, of an array none: its own, then those of its members except a parent, which has a page itself. */
export function modelProperties(python: PythonContext, model: SpecSchema): PythonModelProperty[] {
  if (jsonType(python, model) === "array") return [];
  const own = [...(model.properties ?? [])].map(([name, schema]) => ({
    name,
    schema,
    required: model.required?.includes(name) ?? false,
    copied: false,
  }));
  if (!isComposed.since7(model)) return own;
  const all = [...own, ...inherited(python, model)];
  return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
}

function inherited(python: PythonContext, model: SpecSchema): PythonModelProperty[] {
  const members = partsOf(model);
  const parent = parentOf(python, members);
  const found = new Map<string, { schema: SpecSchema; copied: boolean }>();
  const required = [...(model.required ?? [])];
  const take = (member: SpecSchema, copied: boolean): void => {
    const { properties, required: names } = collectedProperties(python, member);
    for (const [name, schema] of properties) {
      if (copied && keepsFirst(name, schema) && found.has(name)) continue;
      found.set(name, { schema: copied && python.passes.openapi31 ? withoutNullable(schema) : schema, copied });
    }
    required.push(...names);
  };
  for (const member of members) {
    // The name of a parent is that of the reference as it is written: one that an alias leads to is no parent here.
    const { $ref } = unalias(python.spec, member);
    if (member.$ref !== undefined && ($ref === undefined || refName($ref) !== parent)) take(member, true);
  }
  for (const member of members) if (member.$ref === undefined) take(member, false);
  return [...found].map(([name, property]) => ({ name, ...property, required: required.includes(name) }));
}

/** A copy, which the reference makes by way of JSON of 3.1: that does not know `nullable`, into which the reference has turned null. */
function withoutNullable({
  nullable: _nullable,
  items,
  additionalProperties: rest,
  ...schema
}: SpecSchema): SpecSchema {
  return {
    ...schema,
    ...(items !== undefined && { items: withoutNullable(items) }),
    ...(rest !== undefined && { additionalProperties: copiedValues(rest) }),
  };
}

function copiedValues(values: SpecSchema | boolean): SpecSchema | boolean {
  if (typeof values !== "object") return values;
  return !isOpenFalse(values) && withoutNullable(values);
}

/** The member with a discriminator is a superclass, whose properties are not repeated. Of several: see {@link PythonRelease.oneParent}. */
function parentOf(python: PythonContext, members: readonly SpecSchema[]): string | undefined {
  const parents = members.flatMap(({ $ref }) => {
    const name = $ref === undefined ? undefined : refName($ref);
    const schema = name === undefined ? undefined : python.spec.schemas.get(name);
    return name !== undefined && schema !== undefined && isParent(python, schema, new Set()) ? [name] : [];
  });
  return python.release.oneParent && parents.length > 1 ? undefined : parents[0];
}

function isParent(python: PythonContext, schema: SpecSchema, visited: Set<SpecSchema>): boolean {
  if (visited.has(schema)) return false;
  visited.add(schema);
  const mark = schema.extensions.get("x-parent");
  if ((schema.discriminator?.propertyName ?? "") !== "" || mark === true || (typeof mark === "string" && mark !== ""))
    return true;
  const inner =
    schema.$ref === undefined ? (isComposed.since7(schema) ? partsOf(schema) : []) : [referenced(python.spec, schema)];
  return inner.some((member) => isParent(python, member, visited));
}
