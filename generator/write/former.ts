/** Outputs of a former layout: one dialect went straight into DIR, several go below it, and what was there before stays behind. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { OutputPlace } from "../config/job.js";
import { namesIn } from "./names.js";
import { manifestPath, ownFolder } from "./paths.js";
import type { Output } from "./plan.js";

/** Of the places those where that target was generated in that layout, and nothing is now; all of it is to go. */
export function formerOutputs(places: readonly OutputPlace[], now: readonly string[]): readonly Output[] {
  const kept = new Set(now.map((dir) => resolve(dir)));
  const former = places.filter((place) => !kept.has(resolve(place.dir)) && isOutput(place));
  const dirs = new Map(former.map(({ dir }) => [resolve(dir), dir]));
  return [...dirs.values()].map((dir) => ({ dir, files: [], about: undefined, prune: true }));
}

/** By what its manifest says: an output that somebody put there on purpose, with an --out of its own, has no layout. */
function isOutput({ dir, target, layout }: OutputPlace): boolean {
  if (!namesIn(dir, ownFolder).includes("manifest.json")) return false;
  try {
    const { options } = JSON.parse(readFileSync(join(dir, manifestPath), "utf8")) as {
      readonly options?: Partial<OutputPlace>;
    };
    return options?.target === target && options.layout === layout;
  } catch {
    return false;
  }
}
