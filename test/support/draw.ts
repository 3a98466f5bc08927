import fc from "fast-check";

/** Draws one thing after the other. */
export type Draw = <T>(arbitrary: fc.Arbitrary<T>) => T;

/** What is made of many draws. */
export function drawing<T>(make: (draw: Draw) => T): fc.Arbitrary<T> {
  return fc.gen().map((generate) => make((arbitrary) => generate(() => arbitrary)));
}
