/** What makes a folder of sources a package: package.json and the two configurations of the compiler. */
import { readFileSync } from "node:fs";
import type { OutputFile } from "../../output-file.js";
import type { Api, Info } from "../../ir/model.js";
import { packageRoot } from "../../package-root.js";
import type { Memory } from "../memory.js";
import type { TextFile } from "../target.js";
import { packageJson } from "./package-json.js";
import { prereleaseOf } from "./prerelease.js";
import type { ProviderName } from "./providers.js";

/** What the files of a package are told beside the API. */
export interface PackageOptions {
  readonly packageName: string;
  /** A semantic version. */
  readonly packageVersion: string;
  /** The Airflow release that the spec is of, where that is known. */
  readonly airflow?: string;
  /** `dist/` is made, too. */
  readonly build?: boolean;
  /** Fields of the user's own for package.json. */
  readonly packageJson?: TextFile;
  /** Where the docs are published; absent: comments lead to the pages in the package. */
  readonly docsUrl?: string;
  /** The package has no pages but its README. */
  readonly noDocs?: boolean;
  readonly memory?: Memory;
}

const buildScript = new URL("templates/typescript/build.mjs", packageRoot);

/** What a job says of a package, completed. */
export function packageOptions(
  api: Api,
  { packageName, packageVersion, airflow, build, packageJson, docsUrl, noDocs }: Partial<PackageOptions>,
): PackageOptions {
  return {
    packageName: packageName ?? "airflow-client",
    packageVersion: packageVersion ?? semanticVersion(airflow ?? api.info.version),
    ...(airflow !== undefined && { airflow }),
    ...(build !== undefined && { build }),
    ...(packageJson !== undefined && { packageJson }),
    ...(docsUrl !== undefined && { docsUrl }),
    ...(noDocs !== undefined && { noDocs }),
  };
}

/** `2` → `2.0.0`, `3.4.0b1` → `3.4.0-beta.1`. The version of a document is any text; that of a package is three numbers. */
function semanticVersion(version: string): string {
  const [whole = "", ...parts] = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?/.exec(version) ?? [];
  const numbers = [0, 1, 2].map((index) => Number(parts[index] ?? 0)).join(".");
  return whole === "" ? numbers : numbers + prereleaseOf(version.slice(whole.length));
}

/** Where the pages are, as a file in a folder of `src/` says it, with a slash at the end; undefined: there are none. */
export function docsAddress({
  docsUrl,
  noDocs = false,
}: Pick<PackageOptions, "docsUrl" | "noDocs">): string | undefined {
  if (docsUrl !== undefined) return docsUrl.replace(/\/*$/, "/");
  return noDocs ? undefined : "../../docs/";
}

/** No dependencies at run time, no script that an installation would run, and nothing of the spec that a machine would follow. */
export async function packageFiles(
  info: Info,
  options: PackageOptions,
  providers: readonly ProviderName[],
): Promise<OutputFile[]> {
  return [
    json("package.json", await packageJson(info, options, providers)),
    json("tsconfig.json", {
      compilerOptions: {
        target: "es2022",
        lib: ["es2022", "dom", "dom.iterable"],
        module: "nodenext",
        types: [],
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        noPropertyAccessFromIndexSignature: true,
        verbatimModuleSyntax: true,
        isolatedModules: true,
        isolatedDeclarations: true,
        erasableSyntaxOnly: true,
        declaration: true,
        declarationMap: true,
        sourceMap: true,
        rootDir: "src",
        outDir: "dist/esm",
      },
      include: ["src"],
    }),
    json("tsconfig.cjs.json", {
      extends: "./tsconfig.json",
      compilerOptions: { module: "commonjs", verbatimModuleSyntax: false, outDir: "dist/cjs" },
    }),
    { path: "build.mjs", text: readFileSync(buildScript, "utf8").replaceAll("\r\n", "\n") },
    { path: ".gitignore", text: options.build === true ? "node_modules/\n" : "node_modules/\ndist/\n" },
    // Reviews show generated files folded; a checkout leaves the bytes as they are, so that `check` finds no change.
    { path: ".gitattributes", text: "* text=auto eol=lf linguist-generated\n" },
    // Tables of generated pages are not aligned: prettier would rewrite all of them.
    { path: ".prettierignore", text: options.build === true ? "*.md\ndist/\n" : "*.md\n" },
  ];
}

function json(path: string, value: unknown): OutputFile {
  return { path, text: `${JSON.stringify(value, null, 2)}\n` };
}
