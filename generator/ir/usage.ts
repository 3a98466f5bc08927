import type { Api, Schema } from "./model.js";
import { everySchema, refsIn, requestSchemas, responseSchemas } from "./walk.js";

/** Which named schemas are sent and which are received. */
export interface Usage {
  /** Schemas that a request can hold, directly or through others. */
  readonly sent: ReadonlySet<string>;
  /** Schemas that a response can hold. */
  readonly received: ReadonlySet<string>;
  /** Schemas that differ between the two directions, by themselves or through a schema that they use. */
  readonly directed: ReadonlySet<string>;
}

/** @param differs whether a schema, leaving out the schemas inside of it, is another one when it is sent than when it is received */
export function usageOf(api: Api, differs: (schema: Schema) => boolean): Usage {
  const refs = new Map(api.schemas.map((named) => [named.name, refsIn(named.schema)]));
  const sent = reach(refs, api.operations.flatMap(requestSchemas));
  const received = reach(refs, api.operations.flatMap(responseSchemas));
  const own = api.schemas.filter((named) => [...everySchema(named.schema)].some(differs)).map((named) => named.name);
  return { sent, received, directed: closure(reverse(refs), own) };
}

/** The named schemas that the operations use, directly or through others. */
export function usedSchemas(api: Api): ReadonlySet<string> {
  const refs = new Map(api.schemas.map((named) => [named.name, refsIn(named.schema)]));
  return reach(
    refs,
    api.operations.flatMap((operation) => [...requestSchemas(operation), ...responseSchemas(operation)]),
  );
}

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

function reach(refs: Graph, roots: readonly Schema[]): ReadonlySet<string> {
  return closure(
    refs,
    roots.flatMap((root) => [...refsIn(root)]),
  );
}

function closure(graph: Graph, start: Iterable<string>): ReadonlySet<string> {
  const reached = new Set(start);
  for (const name of reached) for (const next of graph.get(name) ?? []) reached.add(next);
  return reached;
}

function reverse(graph: Graph): Graph {
  const reversed = new Map<string, Set<string>>();
  for (const [from, targets] of graph) {
    for (const to of targets) reversed.set(to, (reversed.get(to) ?? new Set()).add(from));
  }
  return reversed;
}
