/** What is fed to the generator, and how the time grows with it. */
import { benignParts } from "../base.js";
import { positions } from "../positions.js";
import { kinds } from "./kinds.js";

/** So much of something in a place of a spec. */
export interface Case {
  /** A position of `positions.ts`, or a kind of `kinds.ts`. */
  readonly place: string;
  /** What the text of the position is made of; absent for a kind. */
  readonly unit?: string;
  readonly count: number;
}

export function documentOf({ place, unit, count }: Case): unknown {
  const parts = benignParts();
  if (unit === undefined) kinds.find(({ name }) => name === place)?.put(parts, count);
  else positions.find(({ name }) => name === place)?.put(parts, unit.repeat(count));
  return parts.document;
}

/** What a step said: the milliseconds of the processor, and a code or a bug where there is no result. */
export interface Step {
  readonly name: string;
  readonly ms: number;
  readonly code?: string;
  readonly bug?: string;
}

/** What is too short to measure: from there to four times as much, a square would be longer than this sixteen times. */
export const floorMs = 150;
/** A line would be 1; what is sorted, hashed or collected as garbage takes a little more. */
export const limit = 1.2;

/** The exponent of the growth: the slope of the logarithms, by least squares. @param base what a small spec takes */
export function exponentOf(points: readonly (readonly [count: number, ms: number])[], base: number): number {
  const logs = points.map(([count, ms]) => [Math.log(count), Math.log(Math.max(1, ms - base))] as const);
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  const [x, y] = [mean(logs.map(([one]) => one)), mean(logs.map(([, one]) => one))];
  const above = logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return above / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}
