/** A spec with attack text in every position that takes it. */
import { benignParts, type Position } from "./base.js";
import type { Family } from "./payloads.js";
import { planOrRefuse } from "./pipeline.js";
import { positions } from "./positions.js";

export interface Attack {
  /** Position → the codes of its refusal. */
  readonly refused: ReadonlyMap<string, readonly string[]>;
  /** Has the text in all other positions at once. */
  readonly document: unknown;
}

export async function attackWith({ text }: Family): Promise<Attack> {
  const refused = new Map<string, readonly string[]>();
  const payload = (position: Position): string => text(`${positions.indexOf(position)}x`);
  /** The positions that are accepted: all at once where none is refused, else each half for itself. */
  async function accepted(some: readonly Position[]): Promise<readonly Position[]> {
    const outcome = await planOrRefuse(specWith(some, payload));
    if ("plans" in outcome) return some;
    const [first, ...others] = some;
    if (first !== undefined && others.length === 0) refused.set(first.name, outcome);
    if (others.length === 0) return [];
    const half = some.length >> 1;
    return [...(await accepted(some.slice(0, half))), ...(await accepted(some.slice(half)))];
  }
  const document = specWith(await accepted(positions), payload);
  return { refused, document };
}

function specWith(some: readonly Position[], payload: (position: Position) => string): unknown {
  const parts = benignParts();
  for (const position of some) position.put(parts, payload(position));
  return parts.document;
}
