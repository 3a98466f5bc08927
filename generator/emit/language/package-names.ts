/**
 * The names and versions that packages may have, by registry or language. Both become part of programs and commands that people copy from
 * docs. Each function tells what is wrong with one, as the end of a sentence that begins with the option.
 */
import { isIdentifier } from "./python.js";

/** npm takes no more characters; Python has no limit, and is given the same. */
const longest = 214;

/** What is wrong with a name for npm (package.json, `name`); undefined: nothing. A scope, as in `@scope/name`, is allowed. */
export function npmNameProblem(name: string): string | undefined {
  const isAllowed = name.length <= longest && /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(name);
  return isAllowed ? undefined : "must be a name that npm allows: lower case letters, digits, `-`, `.`, `_`";
}

/** What is wrong with a name for a Python package, whose parts are joined by dots; undefined: `import` takes it. */
export function pythonNameProblem(name: string): string | undefined {
  const isAllowed = name.length <= longest && name.split(".").every(isIdentifier);
  return isAllowed ? undefined : "must be a name that Python can import, such as `airflow_client.client`";
}

/** What is wrong with the version of a package (Semantic Versioning 2.0.0, section 2); undefined: nothing. */
export function versionProblem(version: string): string | undefined {
  const isAllowed = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/.test(version);
  return isAllowed ? undefined : "must be a version such as 1.2.3 or 1.2.3-beta.1";
}
