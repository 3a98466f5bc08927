/** Modules of the kinds that packages have, in CommonJS. */
import { expect, test } from "@jest/globals";
import { decode, encode, type SourceMapSegment } from "@jridgewell/sourcemap-codec";
import { commonJs } from "../../../../generator/emit/typescript/build/commonjs.js";

const head = ['"use strict";', 'Object.defineProperty(exports, "__esModule", { value: true });'];

async function lines(code: string): Promise<string[]> {
  const made = await commonJs({ source: "src/a.ts", program: { code, mappings: "" } });
  return made.code.split("\n").slice(head.length);
}

test.each([
  ['import { a, b as c } from "./x.js";', ['const { a, b: c } = require("./x.js");']],
  ['export { a, b as c } from "./x.js";', ['exports.a = require("./x.js").a; exports.c = require("./x.js").b;']],
  [
    "export const one = 1;\nexport class Two {}",
    ["const one = 1;", "class Two {}", "exports.one = one;", "exports.Two = Two;"],
  ],
  ["export async function* three() {}", ["async function* three() {}", "exports.three = three;"]],
  [
    "function four() {}\nexport { four, four as five };",
    ["function four() {}", "exports.four = four;", "exports.five = four;"],
  ],
  ["// Types.\nexport {};", ["// Types."]],
  ['const text = "export const no = 1;";', ['const text = "export const no = 1;";']],
  ["const found = await import(PACKAGE);", ["const found = await import(PACKAGE);"]],
])("%s", async (code, want) => {
  expect(await lines(code)).toEqual(want);
});

test("what another module exports is exported, but for what the module exports itself", async () => {
  const made = await commonJs({
    source: "src/index.ts",
    program: { code: 'export * from "./a.js";\nexport * from "./b.js";\nexport const own = 1;', mappings: "" },
  });
  const modules: Record<string, unknown> = { "./a.js": { default: 0, one: 1, own: 2 }, "./b.js": { one: 3, two: 4 } };
  const exports: Record<string, unknown> = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is what is tested
  const run = new Function("require", "exports", made.code) as (require: unknown, exports: unknown) => void;
  run((name: string) => modules[name], exports);
  expect(exports).toEqual({ one: 1, own: 1, two: 4 });
});

test.each([
  'import a from "./x.js";',
  'import * as a from "./x.js";',
  "export default 1;",
  'export * as a from "./x.js";',
])("%s is none of them", async (code) => {
  await expect(lines(code)).rejects.toThrow("src/a.ts");
});

test("a map follows what was moved", async () => {
  const code = 'import { a } from "./x.js";\nexport const one = a;\nfunction two() {}';
  const segments: SourceMapSegment[][] = [
    [[0, 0, 0, 0]],
    [
      [0, 0, 1, 0],
      [7, 0, 1, 7],
      [13, 0, 1, 13],
    ],
    [[9, 0, 2, 9]],
  ];
  const made = await commonJs({ source: "src/a.ts", program: { code, mappings: encode(segments) } });
  expect(decode(made.mappings)).toEqual([
    ...[[], [], [[0, 0, 0, 0]]],
    [
      [0, 0, 1, 0],
      [0, 0, 1, 7],
      [6, 0, 1, 13],
    ],
    [[9, 0, 2, 9]],
  ]);
});
