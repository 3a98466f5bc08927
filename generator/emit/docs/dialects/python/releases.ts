/** What the releases of the reference changed on the pages of this dialect. How they read a document: see reference/since-7. */
import { changesOf } from "../../reference/releases.js";

/** One line for each change: the release with which it came. */
const since = {
  /** `format: uuid` is a `UUID`, and an example makes one. Until then it was a `str`. */
  uuid: "7.18",
  /** The default of an inline enum of strings is a quoted string everywhere; until then it was bare in a parameter. */
  quotedEnumDefaults: "7.24",
  /** `format: binary` and `byte` are `bytes`. Until then they were `bytearray`. */
  bytes: "7.21",
  /** A server such as `/my-api` is a path. Until then it was one of this machine, as only letters and digits made a path. */
  widePaths: "7.21",
  /** A full stop in the name of an enum member is the word `_DOT_`. Until then it was `Dot_`, or stayed in a number. */
  dotInEnumNames: "7.18",
  /** The sign of the euro has a name in an enum member. */
  euroInEnumNames: "7.18",
  /** A model with two superclasses has the properties of both. Until then those of the first were left to its page. */
  oneParent: "7.18",
  /** The README asks for Python 3.10. Until then for 3.9. */
  python310: "7.24",
} as const;

/** Which of the changes a release has. */
export type PythonRelease = Readonly<Record<keyof typeof since, boolean>>;

/** @param version such as `7.13` */
export function releaseOf(version: string): PythonRelease {
  return changesOf(since, version);
}
