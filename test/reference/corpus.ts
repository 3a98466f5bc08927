/** Some of the real specs that `npm run corpus` makes clients of. */
import { createHash } from "node:crypto";
import type { Spec as RealSpec } from "../corpus/specs.js";
import type { Spec } from "./compare-specs.js";

/** Larger ones take the reference generator minutes. */
const mostBytes = 1_000_000;

/** So many of the specs, chosen by a seed: each other seed chooses others. */
export function corpusSpecs(all: readonly RealSpec[], count: number, seed: string): Spec[] {
  const rank = ({ name }: RealSpec): string => createHash("sha256").update(`${seed} ${name}`).digest("hex");
  return all
    .filter(({ bytes }) => bytes <= mostBytes)
    .map((spec) => ({ spec, rank: rank(spec) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, count)
    .map(({ spec: { name, path } }) => ({ name: name.replaceAll("/", "_"), path }));
}
