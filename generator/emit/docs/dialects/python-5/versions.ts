/** What the versions of the dialect do not have in common. */
import { type AuthEra, authEras } from "../../reference/auth.js";
import type { LegacyVersion } from "../../reference/before-6/index.js";

export interface Version {
  /** How inline models come about. */
  readonly models: LegacyVersion;
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
  /** Examples leave out what is read-only. From 5.3. */
  readonly skipsReadOnly: boolean;
  /**
   * The example recursion remembers only the schemas around a value. Before 5.3 it remembers lists and maps for good, so that the
   * second of two equal ones is cut off, and writes the class again where it cuts off: `Tag(Tag)`.
   */
  readonly forgetsLists: boolean;
  /** The example of a list in a form is a list. Before 5.3 it is one of the items. */
  readonly listsFields: boolean;
  /** Patterns lose their last character, taken for a flag. Before 5.3 it was the example that lost it. */
  readonly clipsPatterns: boolean;
}

const version54: Version = {
  models: "5.4",
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
  clipsPatterns: true,
};

const version53: Version = {
  ...version54,
  models: "5.3",
  hasHost: true,
  ignoresCaseOfAuth: false,
  importsAllContents: false,
  knowsBodiesOfAnything: false,
  python: ">= 3.6",
};

const version51: Version = {
  ...version53,
  models: "5.1",
  knowsBodiesOfAnything: true,
  hasMoreBlanks: false,
  compositionsAreAnything: false,
  showsFurtherProperties: false,
  rangesLast: false,
  skipsReadOnly: false,
  forgetsLists: false,
  listsFields: false,
  clipsPatterns: false,
};

const versions: Readonly<Record<string, Version>> = { "5.1": version51, "5.3": version53, "5.4": version54 };

/** @throws Error for a version that the dialect does not have */
export function versionOf(name: string): Version {
  const version = versions[name];
  if (version === undefined) throw new Error(`There is no python-5@${name}`);
  return version;
}

export function authEraOf({ ignoresCaseOfAuth }: Version): AuthEra {
  return { ...authEras["5"], ignoresCase: ignoresCaseOfAuth };
}
