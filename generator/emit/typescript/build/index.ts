/**
 * `--build`: `dist/` of a package, as ES modules and as CommonJS, without a run of the compiler. The sources satisfy `isolatedDeclarations`, so
 * that one file is all that a declaration depends on, and a native transformer makes the files side by side.
 */
import { posix } from "node:path";
import type * as Oxc from "oxc-transform";
import { failure } from "../../../diagnostics.js";
import type { OutputFile } from "../../../output-file.js";
import { commonJs } from "./commonjs.js";
import { type Built, below } from "./lines.js";

const formats = { esm: "dist/esm", cjs: "dist/cjs" } as const;

/**
 * The files of `dist/`: of each source the program and its declarations in both formats, each with its map. A source of types alone has no
 * program, unless another program asks for it.
 *
 * @param sources the files of `src/`
 * @param header the first line of each
 * @throws Failure `BUILD_UNAVAILABLE` where the transformer cannot be loaded
 */
export async function distFiles(sources: readonly OutputFile[], header: string): Promise<OutputFile[]> {
  const { transform } = await loadTransformer();
  const modules = await Promise.all(sources.map((source) => built(transform, source, header)));
  const needed = new Set(modules.flatMap(importsOf));
  const programs = modules.filter(({ name, program }) => needed.has(name) || !isEmpty(program) || name === "index");
  const common = await Promise.all(programs.map(async (one) => ({ ...one, program: await commonJs(one) })));
  return [
    ...programs.flatMap((one) => programFiles(formats.esm, one)),
    ...modules.flatMap((one) => typeFiles(formats.esm, one)),
    ...common.flatMap((one) => programFiles(formats.cjs, one)),
    ...modules.flatMap((one) => typeFiles(formats.cjs, one)),
    { path: `${formats.cjs}/package.json`, text: '{\n  "type": "commonjs"\n}\n' },
  ];
}

/** A source, and what was made of it. */
interface Module {
  readonly source: string;
  /** Its path below `src/`, without its extension. */
  readonly name: string;
  readonly program: Built;
  readonly types: Built;
}

type Transform = typeof Oxc.transform;

/** As in the package's own tsconfig.json. */
const settings: Oxc.TransformOptions = {
  lang: "ts",
  sourceType: "module",
  target: "es2022",
  sourcemap: true,
  typescript: { onlyRemoveTypeImports: true, declaration: { sourcemap: true } },
};

async function built(transform: Transform, { path, text }: OutputFile, header: string): Promise<Module> {
  const name = path.replace(/^src\//, "").replace(/\.ts$/, "");
  // An empty line in place of the header: a transformer drops it with the types that stand below it.
  const body = linksFromDist(name, text).replace(header.trimEnd(), "");
  const { code, map, declaration, declarationMap, errors } = await transform(path, body, settings);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path} cannot be built: ${error.message}`);
  if (map === undefined || declaration === undefined || declarationMap === undefined) {
    throw new Error(`${path} was built in part`);
  }
  const types = { code: declaration, mappings: declarationMap.mappings };
  const program = { code, mappings: map.mappings };
  const headed = (file: Built) => below([header.trimEnd()], file);
  return { source: path, name, program: headed(program), types: headed(types) };
}

/** The modules that a program imports, by name. */
function importsOf({ name, program }: Module): string[] {
  const specifiers = program.code.matchAll(/ from "(\.[^"\n]+)\.js";?$/gm);
  return Array.from(specifiers, ([, path = ""]) => posix.join(posix.dirname(name), path));
}

/** Whether there is nothing in a program but comments, and that it is a module. */
function isEmpty({ code }: Built): boolean {
  return /^(?:\s|\/\/.*\n|\/\*[^]*?\*\/)*(?:export \{\};?)?\s*$/.test(code);
}

function programFiles(folder: string, { name, source, program }: Module): OutputFile[] {
  return withMap(`${folder}/${name}.js`, source, program);
}

function typeFiles(folder: string, { name, source, types }: Module): OutputFile[] {
  return withMap(`${folder}/${name}.d.ts`, source, types);
}

/** `dist/esm/apis/` is one folder deeper than `src/apis/`. */
function linksFromDist(name: string, text: string): string {
  const up = "../".repeat(name.split("/").length);
  return text.replaceAll(`](${up}docs/`, `](../${up}docs/`);
}

/** A file and its map, which names the source: that is in the package, too, so its text need not be in the map. */
function withMap(path: string, source: string, { code, mappings }: Built): OutputFile[] {
  const file = path.split("/").at(-1) ?? path;
  const up = "../".repeat(path.split("/").length - 1);
  const map = { version: 3, file, sourceRoot: "", sources: [up + source], names: [], mappings };
  return [
    { path, text: `${code.trimEnd()}\n//# sourceMappingURL=${file}.map\n` },
    { path: `${path}.map`, text: `${JSON.stringify(map)}\n` },
  ];
}

/** It is native, and npm brings one for most machines. */
async function loadTransformer(): Promise<typeof Oxc> {
  try {
    return await import("oxc-transform");
  } catch (error) {
    const cause = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw failure("BUILD_UNAVAILABLE", `The transformer that --build uses cannot be loaded: ${cause}`);
  }
}
