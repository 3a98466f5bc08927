/** What the registries allow as names and versions of packages. Both become part of programs and commands that people copy from docs. */
import { npmNameProblem, pythonNameProblem } from "./language/package-names.js";
import type { PackageRule } from "./target.js";

/** What is wrong with the name of a package that follows these rules; undefined: nothing. */
export function packageNameProblem(name: string, rules: ReadonlySet<PackageRule>): string | undefined {
  const npm = rules.has("npm") ? npmNameProblem(name) : undefined;
  const python = rules.has("python") ? pythonNameProblem(name) : undefined;
  return npm ?? python;
}

/** What is wrong with a version; undefined: nothing. Both registries take semantic versions. */
export function packageVersionProblem(version: string): string | undefined {
  return /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/.test(version)
    ? undefined
    : "must be a version such as 1.2.3 or 1.2.3-beta.1";
}
