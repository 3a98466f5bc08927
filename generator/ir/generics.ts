/**
 * Finds generic models. FastAPI writes `BulkBody[Connection]` as one schema per argument, `BulkBody_Connection_`, whose title is the
 * generic name. Where all instances of one head (`BulkBody`) differ only in their arguments, they become one generic model.
 */
import { discriminatorValues } from "./discriminators.js";
import type { Api, NamedSchema, Schema } from "./model.js";
import { refsIn } from "./walk.js";

/** A generic model. */
export interface Generic {
  /** Its name without arguments. */
  readonly head: string;
  /** How many parameters it has. */
  readonly arity: number;
  /** The instance whose schema, with parameters for the arguments, is the generic model. */
  readonly template: NamedSchema;
  /** All instances: schema name → names of the argument schemas. */
  readonly instances: ReadonlyMap<string, readonly string[]>;
}

/** The form in which a schema is printed, `same` where all forms are alike; undefined for one with several forms, which is no instance. */
type FormOf = (name: string) => string | undefined;

/** The generic models of an API, by head. */
export function findGenerics(api: Api, formOf: FormOf): ReadonlyMap<string, Generic> {
  const names = new Set(api.schemas.map((named) => named.name));
  // A generic argument would have to be written out to compare two of them, and may contain the schema that it is an argument of.
  const plain = new Set(api.schemas.flatMap(({ name, generic }) => (generic === undefined ? [name] : [])));
  const values = discriminatorValues(api);
  let candidates = groupByHead(api.schemas.filter((named) => isCandidate(named, plain, formOf)));
  // An instance may use instances of other heads: where a head turns out to be no generic model, the others are checked again.
  for (let size = -1; size !== candidates.size;) {
    size = candidates.size;
    const instances = new Map([...candidates.values()].flat().map((named) => [named.name, named]));
    const shape = (named: NamedSchema): string =>
      JSON.stringify([[...(values.get(named.name) ?? [])], shapeOf(named, instances)]);
    candidates = new Map(
      [...candidates].filter(
        ([head, group]) =>
          !names.has(head) &&
          new Set(group.map(shape)).size === 1 &&
          new Set(group.map(({ name }) => formOf(name)).filter((form) => form !== "same")).size <= 1 &&
          group.every((named) => usesItsParameters(named, instances)),
      ),
    );
  }
  return new Map([...candidates].map(([head, group]) => [head, genericOf(head, group)]));
}

function isCandidate(named: NamedSchema, plain: ReadonlySet<string>, formOf: FormOf): boolean {
  const { generic } = named;
  return (
    generic !== undefined &&
    generic.args.every((argument) => plain.has(argument)) &&
    formOf(named.name) !== undefined &&
    new Set(generic.args).size === generic.args.length
  );
}

function groupByHead(schemas: readonly NamedSchema[]): Map<string, NamedSchema[]> {
  const groups = new Map<string, NamedSchema[]>();
  for (const named of schemas) {
    const head = named.generic?.head ?? "";
    groups.set(head, [...(groups.get(head) ?? []), named]);
  }
  return groups;
}

/** The schema as text, in which arguments are written as positions. Titles, descriptions and pointers are left out. */
function shapeOf(named: NamedSchema, instances: ReadonlyMap<string, NamedSchema>): string {
  const positions = named.generic?.args ?? [];
  const substitute = (name: string): string => {
    const position = positions.indexOf(name);
    if (position >= 0) return `$${position}`;
    const other = instances.get(name)?.generic;
    return other === undefined ? name : `${other.head}[${other.args.map(substitute).join()}]`;
  };
  return JSON.stringify([positions.length, named.schema], (key, value: unknown) => {
    if (key === "pointer" || key === "title" || key === "description") return undefined;
    if (isSchema(value, "ref")) return { ...value, name: substitute(value.name), kind: "instance" };
    if (!isSchema(value, "union") || value.discriminator === undefined) return value;
    const mapping = value.discriminator.mapping.map((entry) => ({ ...entry, schema: substitute(entry.schema) }));
    return { ...value, discriminator: { ...value.discriminator, mapping } };
  });
}

function isSchema<Kind extends Schema["kind"]>(value: unknown, kind: Kind): value is Extract<Schema, { kind: Kind }> {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === kind;
}

/** Whether the schema uses each of its arguments: otherwise the generic model would have a parameter without a use. */
function usesItsParameters(named: NamedSchema, instances: ReadonlyMap<string, NamedSchema>): boolean {
  const refs = [...refsIn(named.schema)];
  const reachable = new Set(refs.flatMap((name) => instances.get(name)?.generic?.args ?? [name]));
  return (named.generic?.args ?? []).every((argument) => reachable.has(argument));
}

function genericOf(head: string, group: readonly NamedSchema[]): Generic {
  const [template] = group;
  if (template === undefined) throw new Error("a group of generic instances is never empty");
  return {
    head,
    arity: template.generic?.args.length ?? 0,
    template,
    instances: new Map(group.map((named) => [named.name, named.generic?.args ?? []])),
  };
}
