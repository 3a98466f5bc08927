/** Numbers within limits (JSON Schema Validation, section 6.2). */
import { isNumberWithin } from "../limits.js";
import type { NumberSchema } from "../model.js";

/** How many candidates are looked at in each direction. */
const reach = 500;

/**
 * Numbers that satisfy all of the schemas: 1 where it does, else one near the limits. Multiples that are none in binary (16.63 of
 * 0.01) come last, since many validators refuse them.
 */
export function* numbersWithin(schemas: readonly NumberSchema[]): Generator<number> {
  const found = new Set<number>();
  for (const candidate of candidates(limitsOf(schemas))) {
    if (!found.has(candidate) && schemas.every((schema) => isNumberWithin(candidate, schema))) {
      found.add(candidate);
      if (isExact(candidate)) yield candidate;
    }
  }
  for (const number of found) if (!isExact(number)) yield number;

  function isExact(value: number): boolean {
    return schemas.every(({ multipleOf = 0 }) => multipleOf <= 0 || Number.isInteger(value / multipleOf));
  }
}

interface NumberLimits {
  readonly least: number;
  readonly most: number;
  /** What steps are taken in. */
  readonly step: number;
}

function limitsOf(schemas: readonly NumberSchema[]): NumberLimits {
  const all = (key: "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum"): number[] =>
    schemas.flatMap((schema) => schema[key] ?? []);
  const isInteger = schemas.some(({ kind, format = "" }) => kind === "integer" || /^int(32|64)$/.test(format));
  const factors = [...(isInteger ? [1] : []), ...schemas.flatMap(({ multipleOf = 0 }) => multipleOf)];
  return {
    least: Math.max(...all("minimum"), ...all("exclusiveMinimum")),
    most: Math.min(...all("maximum"), ...all("exclusiveMaximum")),
    step: factors.filter((factor) => factor > 0).reduce((all, factor) => commonMultiple(all, factor), 0),
  };
}

/** The least number that is a multiple of both, as far as decimals are exact; 0 is no demand. */
function commonMultiple(a: number, b: number): number {
  if (a === 0 || b === 0) return a + b;
  const scale = [1, 10, 100, 1e3, 1e4, 1e5, 1e6].find((factor) => isWhole(a * factor) && isWhole(b * factor));
  if (scale === undefined) return Math.max(a, b);
  const [x, y] = [Math.round(a * scale), Math.round(b * scale)];
  return short((x / greatestDivisor(x, y)) * y) / scale;
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-9;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

function* candidates(limits: NumberLimits): Generator<number> {
  const { least, most } = limits;
  for (const [low, high] of [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ] as const)
    // prettier-ignore
    yield Math.max(least + low, Math.min(most - high, 1));
  if (limits.step > 0) yield* multiples(limits);
  else yield* between(limits);
}

/** Multiples of the step: from the lower limit up, or where there is none from the upper one down. */
function* multiples({ least, most, step }: NumberLimits): Generator<number> {
  const [start, direction] = Number.isFinite(least)
    ? [Math.floor(least / step), 1]
    : Number.isFinite(most)
      ? [Math.ceil(most / step), -1]
      : [1, 1];
  for (let index = 0; index < reach; index += 1) {
    const value = (start + index * direction) * step;
    yield short(value);
    yield value;
  }
}

/** Numbers between the limits, those with few digits first. */
function* between({ least, most }: NumberLimits): Generator<number> {
  if (Number.isFinite(least) && Number.isFinite(most)) {
    yield* fractions(least, most);
    return;
  }
  const isBelow = !Number.isFinite(least) && Number.isFinite(most);
  const [start, direction] = isBelow ? [most, -1] : [Number.isFinite(least) ? least : 1, 1];
  for (let index = 0; index < reach; index += 0.5) yield start + index * direction;
  // So far from zero that one more is the same number.
  for (let index = 1; index < 50; index += 1) yield start + direction * Math.abs(start) * index * 1e-6;
}

function* fractions(least: number, most: number): Generator<number> {
  const width = most - least;
  for (let parts = 2; parts < 32; parts += 1) {
    for (let part = 1; part < parts; part += 1) {
      const value = Number.isFinite(width) ? least + (width * part) / parts : least / parts + most / parts;
      yield Number(value.toPrecision(2));
      yield short(value);
      yield value;
    }
  }
}

/** Without what binary fractions add: 3 × 0.1 is 0.3. */
function short(value: number): number {
  return Number(value.toPrecision(15));
}
