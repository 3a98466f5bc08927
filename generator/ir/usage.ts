import type { Api, Schema } from "./model.js";
import { everySchema, type Exchanged, refsIn, requestSchemas, responseSchemas, travellingSchemas } from "./walk.js";

/** Which named schemas are sent and which are received. */
export interface Usage {
  /** Schemas that a request can hold, directly or through others. */
  readonly sent: ReadonlySet<string>;
  /** Schemas that a response can hold. */
  readonly received: ReadonlySet<string>;
  /** Schemas that differ between the two directions, by themselves or through a schema that they use. */
  readonly directed: ReadonlySet<string>;
}

/**
 * @param differs whether a schema, leaving out the schemas inside of it, is another one when it is sent than when it is received
 * @param exchanged what is sent and received: by default with the operations that a client calls
 */
export function usageOf(api: Api, differs: (schema: Schema) => boolean, exchanged = withOperations(api)): Usage {
  const refs = new Map(api.schemas.map((named) => [named.name, refsIn(named.schema)]));
  const sent = reach(refs, exchanged.sent);
  const received = reach(refs, exchanged.received);
  const own = api.schemas.filter((named) => everySchema(named.schema).some(differs)).map((named) => named.name);
  return { sent, received, directed: closure(reverse(refs), own) };
}

function withOperations({ operations }: Api): Exchanged {
  return { sent: operations.flatMap(requestSchemas), received: operations.flatMap(responseSchemas) };
}

/** The named schemas that operations, their callbacks, and webhooks use, directly or through others. */
export function usedSchemas({ schemas, operations, webhooks }: Api): ReadonlySet<string> {
  const refs = new Map(schemas.map((named) => [named.name, refsIn(named.schema)]));
  return reach(refs, travellingSchemas([...operations, ...webhooks]));
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
