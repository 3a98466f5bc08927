/** What of two APIs is compared: the operations that filters choose, with the security schemes that were chosen. */
import type { Finding } from "../diagnostics.js";
import { assertSome, filterFindings, isFilter, narrowed, type OperationFilter, passing } from "../ir/filter.js";
import type { Api, Operation } from "../ir/model.js";
import { type CallMatches, matchCalls } from "./index.js";
import type { OperationPair } from "./match/operations.js";

export interface Compared {
  readonly old: Api;
  readonly new: Api;
  readonly calls: CallMatches;
  readonly findings: readonly Finding[];
}

/**
 * Operations are matched first: one that passes the filter in one of the APIs stays in both, since a tag, a name or `deprecated` may be
 * what changed.
 *
 * @throws Failure FILTER_EMPTY where nothing is left
 */
export function selected(old: Api, new_: Api, filter: OperationFilter): Compared {
  const calls = matchCalls(old, new_);
  if (!isFilter(filter)) return { old, new: new_, calls, findings: [] };
  const passes = passing(filter);
  const chosen = {
    ...calls,
    operations: passingMatches(calls.operations, passes),
    webhooks: passingMatches(calls.webhooks, passes),
  };
  const all = [chosen.operations, chosen.webhooks];
  const stay = (side: "old" | "new", alone: "removed" | "added") => {
    const set = new Set<Operation>(all.flatMap((found) => [...found.pairs.map((pair) => pair[side]), ...found[alone]]));
    return (operation: Operation) => set.has(operation);
  };
  const [before, after] = [narrowed(old, stay("old", "removed")), narrowed(new_, stay("new", "added"))];
  assertSome([old, new_], [before, after], filter);
  return { old: before, new: after, calls: chosen, findings: filterFindings([old, new_], filter) };
}

interface Matches<Call extends Operation, Pair extends OperationPair> {
  readonly pairs: readonly Pair[];
  readonly removed: readonly Call[];
  readonly added: readonly Call[];
}

function passingMatches<Call extends Operation, Pair extends OperationPair, Found extends Matches<Call, Pair>>(
  found: Found,
  passes: (operation: Operation) => boolean,
): Found {
  return {
    ...found,
    pairs: found.pairs.filter((pair) => passes(pair.old) || passes(pair.new)),
    removed: found.removed.filter(passes),
    added: found.added.filter(passes),
  };
}

/** The same comparison of APIs whose operations are others, in the same order: security schemes were chosen for them. */
export function withSchemes(compared: Compared, { old, new: new_ }: Pick<Compared, "old" | "new">): Compared {
  const { operations } = compared.calls;
  const [before, after] = [successors(compared.old, old), successors(compared.new, new_)];
  const pairs = operations.pairs.map((pair) => ({ ...pair, old: before(pair.old), new: after(pair.new) }));
  return { ...compared, old, new: new_, calls: { ...compared.calls, operations: { ...operations, pairs } } };
}

function successors(before: Api, after: Api): (operation: Operation) => Operation {
  const found = new Map(before.operations.map((operation, index) => [operation, after.operations[index]]));
  return (operation) => found.get(operation) ?? operation;
}
