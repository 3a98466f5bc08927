/** `java.util.Random`, as far as the examples of patterns need it: the same seed gives the same numbers as in Java. */
const multiplier = 0x5deece66dn;
const mask = (1n << 48n) - 1n;

export interface JavaRandom {
  /** From 0 to below `bound`. */
  readonly below: (bound: number) => number;
  readonly flip: () => boolean;
}

export function javaRandom(seed: bigint): JavaRandom {
  let state = (seed ^ multiplier) & mask;
  const next = (bits: bigint): number => {
    state = (state * multiplier + 0xbn) & mask;
    return Number(state >> (48n - bits));
  };
  const below = (bound: number): number => {
    if ((bound & -bound) === bound) return Number((BigInt(bound) * BigInt(next(31n))) >> 31n);
    // Numbers of the last, incomplete row are thrown again, so that all are equally likely.
    for (;;) {
      const thrown = next(31n);
      const number = thrown % bound;
      if (thrown - number + (bound - 1) < 2 ** 31) return number;
    }
  };
  return { below, flip: () => next(1n) !== 0 };
}
