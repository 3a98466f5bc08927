/** Attack text in every position of a spec, in a Python client: the output holds it as data, and nothing of it runs. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { emitPython } from "../../generator/emit/python/index.js";
import { noMemory } from "../../generator/emit/memory.js";
import { isSafePath } from "../../generator/write/paths.js";
import { writeFiles } from "../support/client.js";
import { clientPython } from "../support/python-client.js";
import { attackWith } from "./attack.js";
import { families, type Family } from "./payloads.js";
import { plan } from "./pipeline.js";
import { specOfWords } from "./words.js";

const run = promisify(execFile);
const program = fileURLToPath(new URL("call-all.py", import.meta.url));
const python = clientPython();

/** What the text runs where it is code of Python. */
const attack = `__import__("builtins").__dict__.__setitem__("pwned", 1)`;

const around = (name: string, before: string, after: string): Family => ({
  name: `Python, ${name}`,
  text: (id) => `p${id}${before}${attack}${after}`,
});

/** What ends, or seems to end, a literal, a docstring, a comment or a line of Python. */
const own: readonly Family[] = [
  around("double quotes", '"\n', '\n"'),
  around("double quotes, as a sum", '"+str(', ')+"'),
  around("single quotes", "'+str(", ")+'"),
  around("a docstring", '"""\n', '\n"""'),
  around("a docstring in single quotes", "'''\n", "\n'''"),
  around("a backslash before quotes", '\\"\n', "\n#\\"),
  around("a line", "\n", "\n"),
  around("a line of the old Mac", "# noqa\r", "\r# type: ignore"),
  around("a form feed", "\f\n", "\u000b\n"),
  around("a field of a format", "{", "}"),
  around("closing brackets", "])})\n", "\n({[("),
];

let folder: string;
const packages: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "airflow-codegen-python-"));
  for (const family of [...own, ...families]) await write((await attackWith(family)).document);
  await write((await specOfWords()).document);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function write(document: unknown): Promise<void> {
  const { pack } = await plan(document);
  const packageName = `client_${packages.length}`;
  const options = { packageName, noDocs: true };
  const files = await emitPython(pack.api, options, noMemory, () => undefined);
  for (const { path } of files) expect([path, isSafePath(path)]).toEqual([path, true]);
  writeFiles(join(folder, packageName), [...files]);
  packages.push(packageName);
}

test("every file compiles, and no text of a spec is anything but text", async () => {
  const { stdout } = await run("python3", ["-I", program, "compile", folder], { maxBuffer: 2 ** 26 });
  expect(JSON.parse(stdout)).toEqual({ packages: packages.length, faults: [] });
}, 240_000);

(python === undefined ? test.skip : test)(
  "nothing of it runs when all of a client is imported and called",
  async () => {
    const args = ["-I", "-W", "error", program, "call", folder];
    const { stdout } = await run(python ?? "", args, { maxBuffer: 2 ** 26 });
    const report = JSON.parse(stdout) as { packages: number; pwned: boolean; called: number; faults: string[] };
    expect(report).toMatchObject({ packages: packages.length, pwned: false, faults: [] });
    expect(report.called).toBeGreaterThan(packages.length * 3);
  },
  480_000,
);

(python === undefined ? test.skip : test)(
  "ruff has nothing to change",
  async () => {
    await run(python ?? "", ["-m", "ruff", "check", "--no-cache", "-q", folder]);
    await run(python ?? "", ["-m", "ruff", "format", "--no-cache", "--check", "-q", folder]);
  },
  240_000,
);
