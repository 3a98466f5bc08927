/** What makes a folder of sources a package: package.json and the two configurations of the compiler. */
import { readFileSync } from "node:fs";
import type { OutputFile } from "../../output-file.js";
import type { Api, Info } from "../../ir/model.js";
import { packageRoot } from "../../package-root.js";
import type { Memory } from "../memory.js";
import type { TextFile } from "../target.js";
import { identityOf } from "./identity.js";
import { packageJson } from "./package-json.js";
import { semanticVersion } from "./package-version.js";
import type { ProviderName } from "./providers.js";

/** What the files of a package are told beside the API. */
export interface PackageOptions {
  readonly packageName: string;
  /** A semantic version. */
  readonly packageVersion: string;
  /** The class that holds all of the client; absent: it is called after the title of the API. */
  readonly clientName?: string;
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
  /** Where the server is that the spec was got from, which examples call. */
  readonly server?: string;
  /** `date`: date-times are received as a Date. */
  readonly dates?: string;
  /** `bigint`: integers of 64 bits are received as such. */
  readonly int64?: string;
  readonly memory?: Memory;
}

const buildScript = new URL("templates/typescript/build.mjs", packageRoot);

/** What a job says of a package, completed. */
export function packageOptions(
  api: Api,
  {
    packageName,
    packageVersion,
    clientName,
    airflow,
    server,
    build,
    packageJson,
    docsUrl,
    noDocs,
    dates,
    int64,
  }: Partial<PackageOptions>,
): PackageOptions {
  return {
    packageName: packageName ?? identityOf(api, airflow).packageName,
    packageVersion: packageVersion ?? semanticVersion(airflow ?? api.info.version),
    ...(clientName !== undefined && { clientName }),
    ...(airflow !== undefined && { airflow }),
    ...(server !== undefined && { server }),
    ...(build !== undefined && { build }),
    ...(packageJson !== undefined && { packageJson }),
    ...(docsUrl !== undefined && { docsUrl }),
    ...(noDocs !== undefined && { noDocs }),
    ...(dates !== undefined && { dates }),
    ...(int64 !== undefined && { int64 }),
  };
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
  hasOperations: boolean,
): Promise<OutputFile[]> {
  return [
    json("package.json", await packageJson(info, options, providers, hasOperations)),
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
