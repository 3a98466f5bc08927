/** What the registries allow as names and versions of packages. Both become part of programs and commands that people copy from docs. */
import type { PackageRule } from "./target.js";

const npmName = /^(?=.{1,214}$)(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;
const pythonName = /^(?=.{1,214}$)[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/** Python cannot import a module of such a name. */
const keywords = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global if import in " +
    "is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** What is wrong with the name of a package that follows these rules; undefined: nothing. */
export function packageNameProblem(name: string, rules: ReadonlySet<PackageRule>): string | undefined {
  if (rules.has("npm") && !npmName.test(name)) {
    return "must be a name that npm allows: lower case letters, digits, `-`, `.`, `_`";
  }
  if (rules.has("python") && (!pythonName.test(name) || name.split(".").some((word) => keywords.has(word)))) {
    return "must be a name that Python can import, such as `airflow_client.client`";
  }
  return undefined;
}

/** What is wrong with a version; undefined: nothing. Both registries take semantic versions. */
export function packageVersionProblem(version: string): string | undefined {
  return /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/.test(version)
    ? undefined
    : "must be a version such as 1.2.3 or 1.2.3-beta.1";
}
