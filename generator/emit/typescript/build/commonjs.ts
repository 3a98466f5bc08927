/**
 * From an ES module to CommonJS, for modules of generated packages. Their imports make no circle, and they export constants, functions and
 * classes, which never change: so a value that was imported once is the value at all times, and exports may stand at the end.
 */
import { type Export, type Import, init, parse } from "es-module-lexer";
import { below, type Built, edited, type Edit } from "./lines.js";

/** The names that compilers give it: a module loader that looks for exports in the text knows it. */
const exportStar = "__exportStar";

const exportStarHelper =
  `const ${exportStar} = (from, to) => { for (const name of Object.keys(from)) ` +
  `if (name !== "default" && !Object.hasOwn(to, name)) to[name] = from[name]; };`;

export interface CommonJsInput {
  /** What to call the module in an error. */
  readonly source: string;
  readonly program: Built;
}

/** @throws {Error} where the module has an import or export of a kind that generated modules do not have */
export async function commonJs({ source: path, program }: CommonJsInput): Promise<Built> {
  await init();
  const { code } = program;
  const [imports, exports] = parse(code, path);
  const statics = imports.filter(({ type }) => type === "static" || type === "reexport-star");
  const others = new Set(statics.map(({ importStart }) => importStart));
  const declared = exports.flatMap((one) => (others.has(one.exportStart) ? [] : [declaredBy(path, one)]));
  const edits = [
    ...statics.map((one) => ({ start: one.importStart, end: one.importEnd, text: required(path, code, one, exports) })),
    ...[...new Set(declared.map(({ exportStart }) => exportStart))].map((start) => withoutExport(path, code, start)),
    ...emptyExports(code),
  ].sort((a, b) => a.start - b.start);
  const body = edited(program, edits);
  const assigned = declared.map(({ name, localName }) => `exports.${name} = ${localName};`);
  const needsStar = statics.some(({ type }) => type === "reexport-star");
  return below(
    [
      '"use strict";',
      'Object.defineProperty(exports, "__esModule", { value: true });',
      ...(needsStar ? [exportStarHelper] : []),
    ],
    { ...body, code: [body.code.trimEnd(), ...assigned].join("\n") },
  );
}

/** An import, or an export of what another module exports, in CommonJS. */
function required(path: string, code: string, one: Import, exports: readonly Export[]): string {
  const { importStart, importEnd, start, end } = one;
  const statement = code.slice(importStart, importEnd);
  const call = `require(${JSON.stringify(code.slice(start, end))})`;
  if (one.type === "reexport-star") return `${exportStar}(${call}, exports)`;
  const again = exports.filter(({ exportStart }) => exportStart === importStart);
  if (again.length > 0) return again.map((each) => reexported(path, call, each)).join("; ");
  const [, names] = /^import \{([^{}]*)\} from /.exec(statement) ?? [];
  if (names === undefined) throw unknown(path, statement);
  return `const {${names.replace(/ as /g, ": ")}} = ${call}`;
}

/** An export of what the module itself declares. */
function declaredBy(path: string, one: Export) {
  if (one.type === "direct" && one.localName !== undefined) return { ...one, localName: one.localName };
  throw unknown(path, "an export that names no declaration");
}

function reexported(path: string, call: string, one: Export): string {
  if (one.type === "reexport" && one.importName !== null) return `exports.${one.name} = ${call}.${one.importName}`;
  throw unknown(path, "export * as");
}

/** Takes `export ` from a declaration, or all of `export { one, two };`. */
function withoutExport(path: string, code: string, start: number): Edit {
  const [text] =
    /^export (?:\{[^{}\n]*\};?|(?=const |class |(?:async )?function\b))/.exec(code.slice(start, start + 10_000)) ?? [];
  if (text === undefined) throw unknown(path, code.slice(start, start + 80));
  return { start, end: start + text.length, text: "" };
}

/** What is left of a module of types. */
function emptyExports(code: string): Edit[] {
  return Array.from(code.matchAll(/^export \{\};?$/gm), ({ index, 0: text }) => ({
    start: index,
    end: index + text.length,
    text: "",
  }));
}

function unknown(path: string, statement: string): Error {
  return new Error(`${path} holds what has no form in CommonJS: ${statement}`);
}
