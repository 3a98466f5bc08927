/**
 * Outputs of a former layout: one dialect goes straight into DIR, several go into folders below it. Where the number changes, the earlier
 * output lies where nothing is generated now.
 */
import { join, resolve } from "node:path";
import type { OutputPlace } from "../config/job.js";
import { namesIn } from "./names.js";
import { manifestPath, ownFolder } from "./paths.js";
import type { Output } from "./plan.js";
import { readRegular } from "./regular.js";

/** For each place where the manifest names that target and layout, and nothing is generated now: an output that removes its files. */
export function formerOutputs(places: readonly OutputPlace[], now: readonly string[]): readonly Output[] {
  const kept = new Set(now.map((dir) => resolve(dir)));
  const former = places.filter((place) => !kept.has(resolve(place.dir)) && isOutput(place));
  const dirs = new Map(former.map(({ dir }) => [resolve(dir), dir]));
  return [...dirs.values()].map((dir) => ({ dir, files: [], about: undefined, prune: true }));
}

/** Whether the manifest names the place's target and layout. An output with an --out of its own has no layout, and is left alone. */
function isOutput({ dir, target, layout }: OutputPlace): boolean {
  if (!namesIn(dir, ownFolder).includes("manifest.json")) return false;
  try {
    const { options } = JSON.parse(readRegular(join(dir, manifestPath))) as {
      readonly options?: Partial<OutputPlace>;
    };
    return options?.target === target && options.layout === layout;
  } catch {
    return false;
  }
}
