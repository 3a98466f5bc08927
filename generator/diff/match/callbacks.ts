/** Matches the webhooks of two APIs, and the callbacks of an operation. */
import type { Callback } from "../../ir/model.js";
import { groupBy } from "../group.js";
import { ours } from "../sentence.js";
import type { OperationPair } from "./operations.js";

export interface CallbackPair extends OperationPair {
  readonly old: Callback;
  readonly new: Callback;
}

export interface CallbackMatches {
  readonly pairs: readonly CallbackPair[];
  readonly removed: readonly Callback[];
  readonly added: readonly Callback[];
}

/** By what two are the same, the surest first. */
const keys: readonly (readonly [keyOf: (callback: Callback) => string, confidence: number, reason: string])[] = [
  [({ name, path, method }) => JSON.stringify([name, path, method]), 1, "same name and method"],
  [({ name, method }) => JSON.stringify([name, method]), 1, "same name and method"],
  [({ name, path }) => JSON.stringify([name, path]), 0.9, "same name"],
  [({ id, method }) => JSON.stringify([id, method]), 0.9, "same operationId"],
];

/** Each of one side with one of the other: none is called by its path, so that what it is called counts. */
export function matchCallbacks(old: readonly Callback[], new_: readonly Callback[]): CallbackMatches {
  const left = { old: new Set(old), new: new Set(new_) };
  const pairs = keys.flatMap(([keyOf, confidence, reason]) => {
    const byKey = groupBy(left.new, keyOf);
    return [...left.old].flatMap((a): CallbackPair[] => {
      const b = byKey.get(keyOf(a))?.shift();
      if (b === undefined) return [];
      left.old.delete(a);
      left.new.delete(b);
      return [pairOf(a, b, confidence, reason)];
    });
  });
  return { pairs, removed: [...left.old], added: [...left.new] };
}

function pairOf(old: Callback, new_: Callback, confidence: number, reason: string): CallbackPair {
  const routes = { old: { operation: old, segments: [] }, new: { operation: new_, segments: [] } };
  return { old, new: new_, confidence, reasons: [ours(reason)], routes };
}
