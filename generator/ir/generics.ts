/**
 * Generic models, found again: FastAPI writes `BulkBody[Connection]` once per argument, as `BulkBody_Connection_`, and the title
 * still says what it was. Where all instances of a head are the same but for their arguments, they are one generic model.
 */
import { discriminatorValues } from "./discriminators.js";
import type { Api, NamedSchema, Schema } from "./model.js";
import { refsIn } from "./walk.js";

export interface Generic {
  readonly head: string;
  /** How many parameters it has. */
  readonly arity: number;
  /** The instance that the generic one is written from. */
  readonly template: NamedSchema;
  /** All instances: schema name → names of the argument schemas. */
  readonly instances: ReadonlyMap<string, readonly string[]>;
}

/** In which form a schema is printed; undefined where it has several, and so is neither an instance nor an argument. */
type FormOf = (name: string) => string | undefined;

/** The generic models of an API, by head. */
export function findGenerics(api: Api, formOf: FormOf): ReadonlyMap<string, Generic> {
  const names = new Set(api.schemas.map((named) => named.name));
  // An argument that is generic itself would have to be written out to be told apart, and may lead back to where it is used.
  const plain = new Set(api.schemas.flatMap(({ name, generic }) => (generic === undefined ? [name] : [])));
  const values = discriminatorValues(api);
  let candidates = groupByHead(api.schemas.filter((named) => isCandidate(named, plain, formOf)));
  // An instance may use instances of other heads, so a head that falls may take others with it.
  for (let size = -1; size !== candidates.size;) {
    size = candidates.size;
    const instances = new Map([...candidates.values()].flat().map((named) => [named.name, named]));
    const shape = (named: NamedSchema): string =>
      JSON.stringify([formOf(named.name), [...(values.get(named.name) ?? [])], shapeOf(named, instances)]);
    candidates = new Map(
      [...candidates].filter(
        ([head, group]) =>
          !names.has(head) &&
          new Set(group.map(shape)).size === 1 &&
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
    [named.name, ...generic.args].every((schema) => formOf(schema) !== undefined) &&
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

/** The schema as text, with its arguments written as positions. Titles and places differ between instances and do not count. */
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

/** A parameter that the body does not use is none. */
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
