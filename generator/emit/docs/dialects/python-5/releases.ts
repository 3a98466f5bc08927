/** In what the releases that the dialect imitates differ. */
import { type AuthRelease, authReleases } from "../../reference/auth.js";
import type { Before6Version } from "../../reference/before-6/index.js";
import { latestUntil } from "../../reference/releases.js";

export interface Python5Release {
  /** Which passes give names to inline models. */
  readonly passes: Before6Version;
  /** A relative server is shown with a host: `http://localhost/api/v1`. Up to 5.3. */
  readonly hasHost: boolean;
  /** `Basic` is `basic`. From 5.4. */
  readonly ignoresCaseOfAuth: boolean;
  /** Examples import what any media type of a body, a response or a parameter contains, and what headers do. From 5.4. */
  readonly importsAllContents: boolean;
  /** A body of which nothing is said is called `body`. From 5.4. */
  readonly knowsBodiesOfAnything: boolean;
  /** `Python >=3.6` in the README; `>= 3.6` before 5.4. */
  readonly python: string;
  /** A blank line between the authentication methods and the example, and one after `### HTTP response details`. From 5.3. */
  readonly hasMoreBlanks: boolean;
  /** What has no type is anything, also a composition. Before 5.3 that goes only for what says nothing at all. */
  readonly compositionsAreAnything: boolean;
  /** The row `any string name` for every object, and links in it. Before 5.3: for maps, free-form objects and compositions. */
  readonly showsFurtherProperties: boolean;
  /** Responses with codes such as `4XX` come behind those that are numbers. From 5.3. */
  readonly rangesLast: boolean;
  /** Examples leave out what is read-only. From 5.1.1. */
  readonly skipsReadOnly: boolean;
  /**
   * The example recursion remembers only the schemas around a value. Before 5.1.1 it remembers lists and maps for good, so that the
   * second of two equal ones is cut off, and writes the class again where it cuts off: `Tag(Tag)`.
   */
  readonly forgetsLists: boolean;
  /** The example of a list in a form is a list. Before 5.3 it is one of the items. */
  readonly listsFields: boolean;
  /** An enum of booleans has `True`. Before 5.3 it has `"true"`. */
  readonly capitalizesEnums: boolean;
  /** The module of a tag of which nothing can be part of a name is `default_api`. From 5.4 it is `_api`. */
  readonly namesEmptyTags: boolean;
  /** Patterns lose their last character, taken for a flag. Before 5.3 it was the example that lost it. */
  readonly clipsPatterns: boolean;
}

const release54: Python5Release = {
  passes: "5.4",
  hasHost: false,
  ignoresCaseOfAuth: true,
  importsAllContents: true,
  knowsBodiesOfAnything: true,
  python: ">=3.6",
  hasMoreBlanks: true,
  compositionsAreAnything: true,
  showsFurtherProperties: true,
  rangesLast: true,
  skipsReadOnly: true,
  forgetsLists: true,
  listsFields: true,
  capitalizesEnums: true,
  clipsPatterns: true,
  namesEmptyTags: false,
};

const release53: Python5Release = {
  ...release54,
  passes: "5.3",
  hasHost: true,
  ignoresCaseOfAuth: false,
  importsAllContents: false,
  knowsBodiesOfAnything: false,
  namesEmptyTags: true,
  python: ">= 3.6",
};

const release51: Python5Release = {
  ...release53,
  passes: "5.1",
  knowsBodiesOfAnything: true,
  hasMoreBlanks: false,
  compositionsAreAnything: false,
  showsFurtherProperties: false,
  rangesLast: false,
  skipsReadOnly: false,
  forgetsLists: false,
  listsFields: false,
  capitalizesEnums: false,
  clipsPatterns: false,
};

const release511: Python5Release = { ...release51, skipsReadOnly: true, forgetsLists: true };

const releases: Readonly<Record<string, Python5Release>> = {
  "5.1": release51,
  "5.1.1": release511,
  "5.3": release53,
  "5.4": release54,
};

/** @throws Error for a version before the first */
export function releaseOf(version: string): Python5Release {
  const release = releases[latestUntil(version, Object.keys(releases)) ?? ""];
  if (release === undefined) throw new Error(`There is no python-5@${version}`);
  return release;
}

export function authReleaseOf({ ignoresCaseOfAuth }: Python5Release): AuthRelease {
  return { ...authReleases["5"], ignoresCase: ignoresCaseOfAuth };
}
