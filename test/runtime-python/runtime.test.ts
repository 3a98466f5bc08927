/** The runtime of the Python clients where it lies: its tests, and what ruff, mypy and pyright say of it. `npm run python` runs this alone. */
import { expect, test } from "@jest/globals";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { clientPython } from "../support/python-client.js";

const run = promisify(execFile);
const here = fileURLToPath(new URL("./", import.meta.url));
const runtime = fileURLToPath(new URL("../../generator/runtime-python/", import.meta.url));
const python = clientPython();

// Without a network there are no packages, and nothing to run.
const checked = python === undefined ? test.skip : test;

/** What a tool says; empty where it finds nothing. Nothing is written beside the sources: the build hashes their folder. */
async function says(cwd: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1", MYPYPATH: runtime };
  try {
    await run(python ?? "", ["-m", ...args], { cwd, env, maxBuffer: 2 ** 26 });
    return "";
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    return `${stdout ?? String(error)}${stderr ?? ""}`;
  }
}

checked("its tests pass", async () => expect(await says(here, "pytest", "-q")).toBe(""), 300_000);

checked.each([
  ["ruff check", ["ruff", "check", "--no-cache", "-q"]],
  ["ruff format", ["ruff", "format", "--no-cache", "--check", "-q"]],
  ["mypy --strict", ["mypy", "--strict", "--cache-dir=/dev/null", "--python-version=3.10"]],
])(
  "%s finds nothing, in the tests neither",
  async (_, args) => {
    expect(await says(runtime, ...args, "client")).toBe("");
    expect(await says(here, ...args, ".")).toBe("");
  },
  300_000,
);

checked(
  "pyright finds nothing in its strict mode",
  async () => expect(await says(runtime, "pyright", "--pythonpath", python ?? "", "client")).toBe(""),
  300_000,
);
