/** The package.json of a package. Of the spec it has the licence and the contact, and nothing that a machine would follow. */
import type { Info } from "../../ir/model.js";
import type { JsonObject } from "../../load/index.js";
import type { TextFile } from "../target.js";
import { authorOf, licenceOf } from "./licence.js";
import { readFields, withFields } from "./package-fields.js";
import type { ProviderName } from "./providers.js";

/** What package.json says beside the spec, or follows from. As `PackageOptions` have it. */
export interface PackageJsonOptions {
  readonly packageName: string;
  readonly packageVersion: string;
  readonly airflow?: string;
  readonly build?: boolean;
  readonly packageJson?: TextFile;
  readonly noDocs?: boolean;
}

/** What a provider needs beside the package, for those who use it. */
const peers: { readonly [Name in ProviderName]?: Readonly<Record<string, string>> } = {
  kerberos: { kerberos: ">=2" },
};

/** The modules that programs import, by what they add to the name of the package. */
const entries: Readonly<Record<string, string>> = { ".": "index" };

/** Those that a package with operations has beside them. */
const callEntries: Readonly<Record<string, string>> = { "./operations": "operations/index" };

/**
 * The fields of package.json: those of the generator, then the user's.
 *
 * @throws Failure PACKAGE_JSON_INVALID for fields that would break the package
 */
export async function packageJson(
  info: Info,
  options: PackageJsonOptions,
  providers: readonly ProviderName[],
  hasOperations: boolean,
): Promise<JsonObject> {
  const license = await licenceOf(info);
  const author = authorOf(info);
  const made = {
    name: options.packageName,
    version: options.packageVersion,
    description:
      options.airflow === undefined ? "TypeScript client" : "TypeScript client of the Apache Airflow REST API",
    ...(license !== undefined && { license }),
    ...(author !== undefined && { author }),
    type: "module",
    sideEffects: false,
    ...entryFields({ ...entries, ...(hasOperations && callEntries) }),
    files: ["dist", ...(options.noDocs === true ? [] : ["docs"]), "src"],
    scripts: scripts(options),
    devDependencies: { typescript: ">=5.9 <8" },
    ...peerFields(providers),
    engines: { node: ">=20" },
  };
  return options.packageJson === undefined ? made : withFields(made, readFields(options.packageJson));
}

/** Where programs find the modules; `main`, `types` and `typesVersions` are for those that know no `exports`. */
function entryFields(modules: Readonly<Record<string, string>>) {
  const files = (folder: string, module: string) => ({
    types: `./dist/${folder}/${module}.d.ts`,
    default: `./dist/${folder}/${module}.js`,
  });
  const exports = Object.entries(modules).map(([name, module]): [string, JsonObject] => [
    name,
    { import: files("esm", module), require: files("cjs", module) },
  ]);
  const beside = Object.entries(modules).flatMap(([name, module]): [string, string[]][] =>
    name === "." ? [] : [[name.slice("./".length), [`./dist/cjs/${module}.d.ts`]]],
  );
  return {
    main: "./dist/cjs/index.js",
    types: "./dist/cjs/index.d.ts",
    ...(beside.length > 0 && { typesVersions: { "*": Object.fromEntries(beside) } }),
    exports: { ...(Object.fromEntries(exports) as JsonObject), "./package.json": "./package.json" },
  };
}

/**
 * A package that is not built yet is built before it is published, and where it is installed from git. None of these scripts runs where a
 * published package is installed.
 */
function scripts({ build }: PackageJsonOptions) {
  const make = { build: "node build.mjs" };
  return build === true ? make : { ...make, prepare: "node build.mjs --if-possible", prepublishOnly: "node build.mjs" };
}

function peerFields(providers: readonly ProviderName[]) {
  const peerDependencies = Object.assign({}, ...providers.map((name) => peers[name])) as Record<string, string>;
  const optional = Object.keys(peerDependencies).map((name) => [name, { optional: true }] as const);
  return optional.length > 0 && { peerDependencies, peerDependenciesMeta: Object.fromEntries(optional) };
}
