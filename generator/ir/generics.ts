/**
 * Generic models, found again: FastAPI writes `BulkBody[Connection]` once per argument, as `BulkBody_Connection_`, and the title
 * still says what it was. Where all instances of a head are the same but for their arguments, they are one generic model.
 */
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

/** The generic models of an API, by head. `exclude`: schemas that cannot be arguments. */
export function findGenerics(api: Api, exclude: (name: string) => boolean): ReadonlyMap<string, Generic> {
  const names = new Set(api.schemas.map((named) => named.name));
  let candidates = groupByHead(api.schemas.filter((named) => isCandidate(named, names, exclude)));
  // An instance may use instances of other heads, so a head that falls may take others with it.
  for (let size = -1; size !== candidates.size;) {
    size = candidates.size;
    const instances = new Map([...candidates.values()].flat().map((named) => [named.name, named]));
    candidates = new Map([...candidates].filter(([head, group]) => !names.has(head) && isUniform(group, instances)));
  }
  return new Map([...candidates].map(([head, group]) => [head, genericOf(head, group)]));
}

function isCandidate(named: NamedSchema, names: ReadonlySet<string>, exclude: (name: string) => boolean): boolean {
  const { generic } = named;
  // A parameter that the body does not use is none.
  const used = (argument: string): boolean => names.has(argument) && !exclude(argument);
  return generic !== undefined && generic.args.every(used) && new Set(generic.args).size === generic.args.length;
}

function groupByHead(schemas: readonly NamedSchema[]): Map<string, NamedSchema[]> {
  const groups = new Map<string, NamedSchema[]>();
  for (const named of schemas) {
    const head = named.generic?.head ?? "";
    groups.set(head, [...(groups.get(head) ?? []), named]);
  }
  return groups;
}

function isUniform(group: readonly NamedSchema[], instances: ReadonlyMap<string, NamedSchema>): boolean {
  const shapes = new Set(group.map((named) => shapeOf(named, instances)));
  const [first] = group;
  return shapes.size === 1 && first !== undefined && usesItsParameters(first, instances);
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
    return isRef(value) ? { ...value, name: substitute(value.name), kind: "instance" } : value;
  });
}

function isRef(value: unknown): value is Extract<Schema, { kind: "ref" }> {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "ref";
}

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
