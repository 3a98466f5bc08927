/** What changed in the exported TypeScript. Both surfaces are sorted lines, so that one walk through both finds the differences. */
import { describe, filePlans } from "../emit/typescript/index.js";
import { surfaceOf } from "../emit/typescript/surface.js";
import type { Api } from "../ir/model.js";
import { selectSchemes } from "../security/select.js";
import type { SurfaceLine } from "./report/report.js";

/** The surface of the TypeScript client of an API. */
export function surfaceText(api: Api): string {
  return surfaceOf(filePlans(describe(api.hasChosenSchemes ? api : selectSchemes(api, {}), {})));
}

/** The lines that were removed and added, in order. */
export function compareSurfaces(old: string, new_: string): readonly SurfaceLine[] {
  const [before, after] = [old.split("\n"), new_.split("\n")];
  const lines: SurfaceLine[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [a, b] = [before[i], after[j]];
    if (a === b) {
      i++;
      j++;
    } else if (b === undefined || (a !== undefined && a !== "" && (b === "" || a < b))) {
      lines.push({ sign: "-", text: a ?? "" });
      i++;
    } else {
      lines.push({ sign: "+", text: b });
      j++;
    }
  }
  return lines;
}
