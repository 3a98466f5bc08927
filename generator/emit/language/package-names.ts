/** The names that packages may have, by registry or language. Each function tells what is wrong with a name, after "the name …". */
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
