/** What makes a folder of sources a package: package.json and the two configurations of the compiler. */
import type { OutputFile } from "../../output-file.js";
import type { Api } from "../../ir/model.js";
import type { Memory } from "../memory.js";
import type { ProviderName } from "./providers.js";

/** What the files of a package are told beside the API. */
export interface PackageOptions {
  readonly packageName: string;
  /** A semantic version. */
  readonly packageVersion: string;
  /** The Airflow release that the spec is of, where that is known. */
  readonly airflow?: string;
  readonly memory?: Memory;
}

/** What a job says of a package, completed. */
export function packageOptions(
  api: Api,
  { packageName, packageVersion, airflow }: Partial<PackageOptions>,
): PackageOptions {
  return {
    packageName: packageName ?? "airflow-client",
    packageVersion: packageVersion ?? airflow ?? semanticVersion(api.info.version),
    ...(airflow !== undefined && { airflow }),
  };
}

/** `2` → `2.0.0`. The version of a document is any text; that of a package is three numbers. */
function semanticVersion(version: string): string {
  const [, major = "0", minor = "0", patch = "0"] = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?/.exec(version) ?? [];
  return [major, minor, patch].map(Number).join(".");
}

/** What a provider needs beside the package, for those who use it. */
const peers: { readonly [Name in ProviderName]?: Readonly<Record<string, string>> } = {
  kerberos: { kerberos: ">=2" },
};

/** No lifecycle scripts, no dependencies at run time, and nothing that the spec could choose. */
export function packageFiles(options: PackageOptions, providers: readonly ProviderName[]): OutputFile[] {
  const peerDependencies = Object.assign({}, ...providers.map((name) => peers[name])) as Record<string, string>;
  const optional = Object.keys(peerDependencies).map((name) => [name, { optional: true }] as const);
  return [
    json("package.json", {
      name: options.packageName,
      version: options.packageVersion,
      description:
        options.airflow === undefined ? "TypeScript client" : "TypeScript client of the Apache Airflow REST API",
      type: "module",
      sideEffects: false,
      exports: {
        ".": {
          import: { types: "./dist/esm/index.d.ts", default: "./dist/esm/index.js" },
          require: { types: "./dist/cjs/index.d.ts", default: "./dist/cjs/index.js" },
        },
        "./package.json": "./package.json",
      },
      files: ["dist", "docs", "src"],
      scripts: {
        build: `tsc -p tsconfig.json && tsc -p tsconfig.cjs.json && node -e "fs.writeFileSync('dist/cjs/package.json', '{\\"type\\":\\"commonjs\\"}')"`,
      },
      devDependencies: { typescript: ">=5.9 <8" },
      ...(optional.length > 0 && { peerDependencies, peerDependenciesMeta: Object.fromEntries(optional) }),
      engines: { node: ">=20" },
    }),
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
        rootDir: "src",
        outDir: "dist/esm",
      },
      include: ["src"],
    }),
    json("tsconfig.cjs.json", {
      extends: "./tsconfig.json",
      compilerOptions: { module: "commonjs", verbatimModuleSyntax: false, outDir: "dist/cjs" },
    }),
    { path: ".gitignore", text: "node_modules/\ndist/\n" },
    // Tables of generated pages are not aligned: prettier would rewrite all of them.
    { path: ".prettierignore", text: "*.md\n" },
  ];
}

function json(path: string, value: unknown): OutputFile {
  return { path, text: `${JSON.stringify(value, null, 2)}\n` };
}
