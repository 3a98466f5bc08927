/** What every report is made from: the two specs, the changes, and their places. */
import type { Place } from "../../diagnostics.js";
import type { Severity } from "../impact.js";
import type { ApiDiff, Change, ChangePlace } from "../model.js";

/** One of the two specs. */
export interface Side {
  /** `Airflow 3.3.2`, the path as given, the URL, or `<stdin>`. */
  readonly name: string;
  /** The file as places name it, often the same as the name. */
  readonly file: string;
  readonly title: string;
  /** The version of the API, as the document says it. */
  readonly version: string;
  /** The version of OpenAPI. */
  readonly openapi: string;
  /** The hash of the bytes, in hexadecimal. */
  readonly sha256: string;
  readonly operations: number;
  readonly schemas: number;
}

export interface DiffReport {
  readonly old: Side;
  readonly new: Side;
  /** The options that choose what is compared: `--include-tag DAG*`. Empty: everything is. */
  readonly selection: readonly string[];
  readonly diff: ApiDiff;
  /** The places of a change. The first call builds an index of both texts: call it only for places that are shown. */
  readonly locate: (place: ChangePlace) => LocatedPlace;
  /** The lines of the TypeScript surface that were removed and added; absent where they were not asked for. */
  readonly surface?: readonly SurfaceLine[];
}

/** A pointer that leads somewhere, and its place in the text. */
export type Located = Place & { readonly pointer: string };

export interface LocatedPlace {
  readonly old?: Located;
  readonly new?: Located;
}

export interface SurfaceLine {
  readonly sign: "-" | "+";
  readonly text: string;
}

/** Whether changes of texts are shown: a few are of interest, many only with `verbose`. */
export function showsWords(count: number, verbose: boolean): boolean {
  return verbose || count <= 25;
}

/** How many changes there are of each severity. */
export type Counts = Readonly<Record<Severity, number>>;

export function countsOf(changes: readonly Change[], severityOf: (change: Change) => Severity | undefined): Counts {
  const counts = { breaking: 0, additive: 0, docs: 0 };
  for (const change of changes) {
    const severity = severityOf(change);
    if (severity !== undefined) counts[severity]++;
  }
  return counts;
}
