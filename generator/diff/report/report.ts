/** What every report is made from: the two specs, what changed, and where that is written. */
import type { Place } from "../../diagnostics.js";
import type { Severity } from "../impact.js";
import type { ApiDiff, Change, ChangePlace } from "../model.js";

/** One of the two specs. */
export interface Side {
  /** `Airflow 3.3.2`, the path as given, the URL, or `<stdin>`. */
  readonly name: string;
  /** The file, as places have it; the same as the name where it is what was asked for. */
  readonly file: string;
  readonly title: string;
  /** The version of the API, as the document says it. */
  readonly version: string;
  /** Of OpenAPI. */
  readonly openapi: string;
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string;
  readonly operations: number;
  readonly schemas: number;
}

export interface DiffReport {
  readonly old: Side;
  readonly new: Side;
  readonly diff: ApiDiff;
  /** Where a change is written. The first call reads both texts once more: ask only for what is shown. */
  readonly locate: (place: ChangePlace) => LocatedPlace;
  /** The lines of the TypeScript surface that went and came, where they were asked for. */
  readonly surface?: readonly SurfaceLine[];
}

/** A pointer that leads somewhere, and where that is in the text. */
export type Located = Place & { readonly pointer: string };

export interface LocatedPlace {
  readonly old?: Located;
  readonly new?: Located;
}

export interface SurfaceLine {
  readonly sign: "-" | "+";
  readonly text: string;
}

/** Where only words changed, a few are of interest; many are noise. */
export function showsWords(count: number, verbose: boolean): boolean {
  return verbose || count <= 25;
}

/** Changes by severity. */
export type Counts = Readonly<Record<Severity, number>>;

export function countsOf(changes: readonly Change[], severityOf: (change: Change) => Severity | undefined): Counts {
  const counts = { breaking: 0, additive: 0, docs: 0 };
  for (const change of changes) {
    const severity = severityOf(change);
    if (severity !== undefined) counts[severity]++;
  }
  return counts;
}
