/** Which operations use a pair of schemas, directly or through others, in what they send and in what they read. */
import { components } from "./components.js";
import type { Audience } from "./impact.js";
import type { Owner, SchemaPair } from "./schema/comparison.js";

/** The operations that use a pair, by index, for each audience. Pairs that use each other share the list. */
export type Reach = Readonly<Record<Audience, readonly number[]>>;

/** A graph with two nodes for each pair, for its use in requests and in responses; edges lead to the pairs that it uses. */
interface Graph {
  readonly pairs: readonly SchemaPair[];
  readonly numbers: ReadonlyMap<SchemaPair, number>;
  readonly next: readonly (readonly number[])[];
}

const audienceBits: Readonly<Record<Audience, 0 | 1>> = { send: 0, read: 1 };

/**
 * Visits each pair once, from the operations down; pairs that use each other in a circle count as one. A set of operations is a row of
 * bits, so that 20,000 operations take 2.5 kB for each pair.
 *
 * @param owners the operations, in order
 * @param all the pairs of schemas
 */
export function reachOf(owners: readonly Owner[], all: Iterable<SchemaPair>): (pair: SchemaPair) => Reach {
  const graph = graphOf([...all]);
  const { of, order } = components(graph.next);
  const bits = order.map(() => new Uint32Array(0));
  const size = Math.ceil(owners.length / 32);
  const bitsOf = (component: number): Uint32Array => {
    const known = bits[component];
    if (known !== undefined && known.length === size) return known;
    return (bits[component] = new Uint32Array(size));
  };
  for (const [index, owner] of owners.entries()) {
    for (const [pair, audiences] of owner.uses) {
      for (const audience of audiences) {
        const row = bitsOf(of[nodeOf(graph, pair, audience)] ?? 0);
        row[index >> 5] = (row[index >> 5] ?? 0) | (1 << (index & 31));
      }
    }
  }
  // A component has a larger number than those that it uses: from the last to the first, each is complete before it is handed on.
  for (const [component, nodes] of [...order.entries()].reverse()) {
    const from = bits[component];
    if (from === undefined || from.length === 0) continue;
    const used = new Set(nodes.flatMap((node) => graph.next[node] ?? []).map((node) => of[node] ?? 0));
    used.delete(component);
    for (const target of used) unite(bitsOf(target), from);
  }
  const lists = bits.map(lazyIndexes);
  const listOf = (pair: SchemaPair, audience: Audience) => lists[of[nodeOf(graph, pair, audience)] ?? 0]?.() ?? [];
  return (pair) => ({ send: listOf(pair, "send"), read: listOf(pair, "read") });
}

function graphOf(pairs: readonly SchemaPair[]): Graph {
  const numbers = new Map(pairs.map((pair, index) => [pair, index]));
  const next = pairs.flatMap((pair) =>
    (["send", "read"] as const).map((audience) =>
      [...pair.uses].flatMap(([used, audiences]) =>
        audiences.includes(audience) ? [2 * (numbers.get(used) ?? 0) + audienceBits[audience]] : [],
      ),
    ),
  );
  return { pairs, numbers, next };
}

function nodeOf({ numbers }: Graph, pair: SchemaPair, audience: Audience): number {
  return 2 * (numbers.get(pair) ?? 0) + audienceBits[audience];
}

function unite(to: Uint32Array, from: Uint32Array): void {
  for (let index = 0; index < from.length; index++) to[index] = (to[index] ?? 0) | (from[index] ?? 0);
}

/** The list of indexes, made at the first call and kept. */
function lazyIndexes(bits: Uint32Array): () => readonly number[] {
  let found: number[] | undefined;
  return () => (found ??= indexes(bits));
}

function indexes(bits: Uint32Array): number[] {
  const found: number[] = [];
  for (let index = 0; index < bits.length; index++) {
    const word = bits[index] ?? 0;
    for (let bit = 0; bit < 32; bit++) if ((word >>> bit) & 1) found.push(32 * index + bit);
  }
  return found;
}
