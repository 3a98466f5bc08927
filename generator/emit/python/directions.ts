/** How models refer to each other: which of them go round in circles, and which are sent or received. */
import { isMap } from "../docs/reference/kinds.js";
import type { SpecSchema } from "../docs/reference/openapi.js";
import type { OperationFacts } from "../docs/reference/operations.js";
import { refName } from "../docs/reference/openapi.js";
import { unalias } from "../docs/reference/references.js";
import type { PythonContext } from "../docs/dialects/python/context.js";
import { className } from "../docs/dialects/python/names.js";
import type { PythonApi, PythonModel } from "../docs/dialects/python/surface.js";

export interface Direction {
  readonly sent: boolean;
  readonly received: boolean;
}

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

export function directionsOf(
  context: PythonContext,
  models: readonly PythonModel[],
  apis: readonly PythonApi[],
): { readonly circles: ReadonlyMap<string, number>; readonly directions: ReadonlyMap<string, Direction> } {
  const graph: Graph = new Map(
    models.map(({ className: name, schema, properties }) => [
      name,
      classesIn(context, [schema, ...properties.map((property) => property.schema)]),
    ]),
  );
  const operations = apis.flatMap((api) => api.operations);
  const sent = closure(graph, classesIn(context, operations.flatMap(sentBy)));
  const received = closure(graph, classesIn(context, operations.flatMap(receivedBy)));
  const directions = models.map(({ className: name }): [string, Direction] => [
    name,
    { sent: sent.has(name), received: received.has(name) },
  ]);
  return { circles: circlesIn(graph), directions: new Map(directions) };
}

function sentBy({ parameters, body }: OperationFacts): SpecSchema[] {
  const media = [...(body?.requestBody.content.values() ?? [])];
  return [...parameters, ...media].flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
}

function receivedBy({ responses }: OperationFacts): SpecSchema[] {
  return responses.flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
}

/** The classes that schemas refer to by themselves. What is only another name for something plain is looked through. */
export function classesIn(context: PythonContext, schemas: readonly SpecSchema[]): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<SpecSchema>();
  const visit = (written: SpecSchema): void => {
    const schema = unalias(context.spec, written);
    if (seen.has(schema)) return;
    seen.add(schema);
    if (schema.$ref !== undefined) found.add(className(refName(schema.$ref)));
    const { items, allOf = [], oneOf = [], anyOf = [], additionalProperties, properties } = schema;
    const values = isMap(schema) && typeof additionalProperties === "object" ? [additionalProperties] : [];
    const below = [...(items === undefined ? [] : [items]), ...values, ...(properties?.values() ?? [])];
    for (const one of [...below, ...allOf, ...oneOf, ...anyOf]) visit(one);
  };
  schemas.forEach(visit);
  return found;
}

function closure(graph: Graph, start: Iterable<string>): ReadonlySet<string> {
  const reached = new Set(start);
  for (const name of reached) for (const next of graph.get(name) ?? []) reached.add(next);
  return reached;
}

/**
 * The strongly connected parts of more than one model, and models that refer to themselves, by Tarjan's algorithm. Without recursion:
 * a chain of models may be long.
 */
function circlesIn(graph: Graph): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const circles = new Map<string, number>();
  for (const root of graph.keys()) {
    const path: { readonly name: string; readonly rest: Iterator<string> }[] = [];
    const enter = (name: string): void => {
      order.set(name, order.size);
      low.set(name, order.size - 1);
      stack.push(name);
      onStack.add(name);
      path.push({ name, rest: (graph.get(name) ?? new Set()).values() });
    };
    if (!order.has(root)) enter(root);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { name, rest } = top;
      const { value: next, done } = rest.next() as IteratorResult<string, undefined>;
      if (done !== true) {
        if (!graph.has(next)) continue;
        if (!order.has(next)) enter(next);
        else if (onStack.has(next)) low.set(name, Math.min(low.get(name) ?? 0, order.get(next) ?? 0));
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) low.set(above.name, Math.min(low.get(above.name) ?? 0, low.get(name) ?? 0));
      if (low.get(name) === order.get(name)) leave(graph, { name, stack, onStack, circles });
    }
  }
  return circles;
}

interface Walk {
  readonly name: string;
  readonly stack: string[];
  readonly onStack: Set<string>;
  readonly circles: Map<string, number>;
}

function leave(graph: Graph, { name, stack, onStack, circles }: Walk): void {
  const part = stack.splice(stack.lastIndexOf(name));
  for (const one of part) onStack.delete(one);
  if (part.length === 1 && graph.get(name)?.has(name) !== true) return;
  const number = circles.size;
  for (const one of part) circles.set(one, number);
}
