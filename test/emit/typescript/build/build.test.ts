/** `--build`: dist/ is what the compiler would make of the sources. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { TraceMap, eachMapping } from "@jridgewell/trace-mapping";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ts from "typescript";
import type { OutputFile } from "../../../../generator/write/index.js";
import { emitClient, exampleSpec, type Spec, writeFiles } from "../../../support/client.js";
import { complaints } from "../../../support/compiler.js";

const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-build-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const specs: Readonly<Record<string, Spec>> = { example: exampleSpec, "3.3.2": { airflow: "3.3.2" } };
const emitted = new Map<string, OutputFile[]>();

beforeAll(async () => {
  for (const [name, spec] of Object.entries(specs)) {
    const files = await emitClient(spec, { build: true });
    emitted.set(name, files);
    writeFiles(join(folder, name), files);
    for (const [config, format] of [
      ["tsconfig.json", "esm"],
      ["tsconfig.cjs.json", "cjs"],
    ] as const) {
      const out = join("by-tsc", format);
      expect(await complaints("7.0", join(folder, name), ["-p", config, "--outDir", out])).toBe("");
    }
    writeFileSync(join(folder, name, "by-tsc/cjs/package.json"), '{ "type": "commonjs" }');
  }
}, 120_000);

/** What a program sees of a package: the names of its values. */
function values(path: string): string[] {
  const program = `import(${JSON.stringify(path)}).then((all) => console.log(JSON.stringify(Object.keys(all))))`;
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  return (JSON.parse(said) as string[])
    .filter((name) => !["__esModule", "default", "module.exports"].includes(name))
    .sort();
}

/** What the compiler sees of packages: each export with its type, and with those of its members. */
function types(paths: readonly string[]): Map<string, string>[] {
  const lib = ["lib.es2022.d.ts", "lib.dom.d.ts"];
  const program = ts.createProgram(paths, { module: ts.ModuleKind.NodeNext, types: [], lib, strict: true });
  const checker = program.getTypeChecker();
  const shown = (symbol: ts.Symbol): string => {
    const found = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const node = found.declarations?.[0];
    const value =
      found.flags & ts.SymbolFlags.Value && node ? checker.getTypeOfSymbolAtLocation(found, node) : undefined;
    const forms = [value, checker.getDeclaredTypeOfSymbol(found)].filter((type) => type !== undefined);
    const text = (type: ts.Type) => checker.typeToString(type, node, ts.TypeFormatFlags.NoTruncation);
    const members = forms
      .flatMap((type) => type.getProperties())
      .filter(({ declarations = [] }) => {
        return declarations.some((one) => paths.some((path) => one.getSourceFile().fileName.startsWith(dirname(path))));
      });
    const all = members.map((member) => `${member.name}: ${text(checker.getTypeOfSymbol(member))}`);
    return [...forms.map(text), ...all].join("\n");
  };
  return paths.map((path) => {
    const file = program.getSourceFile(path);
    const module = (file && checker.getSymbolAtLocation(file)) ?? fail(path);
    return new Map(checker.getExportsOfModule(module).map((symbol) => [symbol.name, shown(symbol)]));
  });
}

function fail(path: string): never {
  throw new Error(`${path} is no module`);
}

describe.each(Object.keys(specs))("%s", (name) => {
  const at = (...path: readonly string[]): string => join(folder, name, ...path);

  test("the values of both formats are those of the compiler", () => {
    const want = values(at("by-tsc/esm/index.js"));
    expect(want.length).toBeGreaterThan(50);
    expect(values(at("dist/esm/index.js"))).toEqual(want);
    expect(values(at("dist/cjs/index.js"))).toEqual(want);
    const required = createRequire(at("package.json"))(at("dist/cjs/index.js")) as Readonly<Record<string, unknown>>;
    expect(Object.keys(required).sort()).toEqual(want);
  });

  test("the types of both formats are those of the compiler", () => {
    const roots = ["by-tsc/esm", "dist/esm", "dist/cjs"].map((path) => at(path, "index.d.ts"));
    const [want, ...got] = types(roots);
    expect(want?.size).toBeGreaterThan(100);
    for (const one of got) expect(one).toEqual(want);
  });

  test("each map leads from a name to the same name in a source", () => {
    const files = readdirSync(at("dist"), { recursive: true, encoding: "utf8" }).filter((path) =>
      path.endsWith(".map"),
    );
    const wrong = files.flatMap((path) => strayed(at("dist", path)));
    expect(wrong).toEqual([]);
  });

  test("links of comments lead to pages", () => {
    const missing = (emitted.get(name) ?? [])
      .filter(({ path }) => /\.(ts|js)$/.test(path))
      .flatMap(({ path, text }) =>
        Array.from(text.matchAll(/\]\((\.\.?\/[^)#]+)/g), ([, link = ""]) => join(dirname(path), link)),
      )
      .filter((path) => !emitted.get(name)?.some((file) => file.path === path));
    expect(missing).toEqual([]);
  });

  test("is the same each time", async () => {
    expect(await emitClient(specs[name] ?? exampleSpec, { build: true })).toEqual(emitted.get(name));
  });
});

/** Words that go, come, or take the place of others: modifiers, and how modules export. */
const others =
  /^(?:export|exports|const|require|import|declare|class|type|interface|function|readonly|protected|override|async|)$/;

/** What a map says wrongly: a word of the built file that leads to another word. */
function strayed(path: string): string[] {
  const map = new TraceMap(readFileSync(path, "utf8"));
  const built = readFileSync(path.replace(/\.map$/, ""), "utf8").split("\n");
  const source = readFileSync(join(dirname(path), map.sources[0] ?? ""), "utf8").split("\n");
  const wrong: string[] = [];
  eachMapping(map, ({ generatedLine, generatedColumn, originalLine, originalColumn }) => {
    const there = wordAt(built, generatedLine, generatedColumn);
    const here = wordAt(source, originalLine ?? 0, originalColumn ?? 0);
    const isNumber = /^\d/.test(here) && Number(here.replaceAll("_", "")) === Number(there);
    if (there === here || isNumber || others.test(here) || others.test(there)) return;
    wrong.push(`${path}:${generatedLine}:${generatedColumn}: ${there} is not ${here}`);
  });
  return wrong;
}

function wordAt(lines: readonly string[], line: number, column: number): string {
  return /^[\w$]*/.exec(lines[line - 1]?.slice(column) ?? "")?.[0] ?? "";
}
