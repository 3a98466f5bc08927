/** Findings as plain data, for the next run or another thread. */
import { catalogue, type Finding } from "../diagnostics.js";

/**
 * @param places whether somebody looks at the places of quirks: there are many, and to find them takes a second parse of the spec.
 * Without, quirks have no place.
 */
export function plainFindings(findings: readonly Finding[], places: boolean): readonly Finding[] {
  return findings.map((finding) => {
    const { code, message, pointer, fix } = finding;
    const place = places || !isQuirk(finding) ? finding.place : undefined;
    return {
      ...{ code, message },
      ...(pointer !== undefined && { pointer }),
      ...(place !== undefined && { place }),
      ...(fix !== undefined && { fix }),
    };
  });
}

/** Whether places are missing that somebody may look at. */
export function isWithoutPlaces(findings: readonly Finding[]): boolean {
  return findings.some((finding) => isQuirk(finding) && finding.place === undefined);
}

function isQuirk({ code }: Finding): boolean {
  return catalogue[code].exit === "quirk";
}
