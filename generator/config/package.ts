/** Name and version of a package, as each kind of output allows them. */
import { dialects, type Job, type JobOutput } from "../config.js";
import { dialectTable, isDialectName } from "../emit/docs/dialects/list.js";
import { wrong, type Request } from "./request.js";

/** Both become part of a package.json or of programs and commands that people copy from the docs. */
export function resolvePackage(
  request: Request,
  outputs: readonly JobOutput[],
): Pick<Job, "packageName" | "packageVersion"> {
  const { packageName, packageVersion } = request.given;
  if (packageName !== undefined) checkName(request, packageName, new Set(outputs.map(registryOf)));
  if (
    packageVersion !== undefined &&
    !/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/.test(packageVersion)
  ) {
    throw wrong(request, "packageVersion", "must be a version such as 1.2.3 or 1.2.3-beta.1");
  }
  return {
    ...(packageName !== undefined && { packageName }),
    ...(packageVersion !== undefined && { packageVersion }),
  };
}

/** Whose rules the name of an output's package follows. */
type Registry = "npm" | "python" | "none";

function registryOf({ dialect }: JobOutput): Registry {
  if (dialect === undefined || dialect === "typescript") return "npm";
  return isDialectName(dialect) && dialectTable[dialect].packageName !== undefined ? "python" : "none";
}

const npmName = /^(?=.{1,214}$)(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;
const pythonName = /^(?=.{1,214}$)[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/** Python cannot import a module of such a name. */
const keywords = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global if import in " +
    "is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

function checkName(request: Request, name: string, registries: ReadonlySet<Registry>): void {
  if (registries.has("npm") && !npmName.test(name)) {
    throw wrong(request, "packageName", "must be a name that npm allows: lower case letters, digits, `-`, `.`, `_`");
  }
  if (registries.has("python") && (!pythonName.test(name) || name.split(".").some((word) => keywords.has(word)))) {
    throw wrong(request, "packageName", "must be a name that Python can import, such as `airflow_client.client`");
  }
  if (!registries.has("npm") && !registries.has("python")) {
    const named = dialects.filter((dialect) => registryOf({ target: "docs", dialect, dir: "" }) !== "none");
    throw wrong(request, "packageName", `is for the dialects that name a package: ${named.join(", ")}`);
  }
}
