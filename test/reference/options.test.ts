import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { requestOf, usage } from "./options.js";

/** The program itself, as `npm run reference` starts it. */
function run(
  ...args: string[]
): Promise<{ readonly exitCode: unknown; readonly stdout: string; readonly stderr: string }> {
  const cwd = fileURLToPath(new URL("../../", import.meta.url));
  const command = ["test/golden/typescript.mjs", "test/reference/main.ts", ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd }, (error, stdout, stderr) =>
      resolve({ exitCode: error?.code ?? 0, stdout, stderr }),
    );
  });
}

test("--help prints the usage and does nothing else", async () => {
  expect(await run("--help")).toEqual({ exitCode: 0, stdout: `${usage}\n`, stderr: "" });
});

test("an option that does not exist is wrong usage", async () => {
  const { exitCode, stdout, stderr } = await run("--dialects", "bash");
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toContain("'--dialects'");
  expect(stderr).toContain(usage);
});

test.each([[["--random"]], [["python"]], [["--time=yes"]]])("%j is wrong usage", (args) => {
  expect(requestOf(args)).toMatchObject({ exitCode: 2 });
});

test("the usage names every option", () => {
  const request = requestOf([]);
  if (!("flags" in request)) throw new Error("no options are right");
  const required = ["random", "corpus", "release", "only", "keep", "security-schemes", "auth-file"];
  for (const name of [...Object.keys(request.flags), ...required]) expect(usage).toContain(`  --${name} `);
});
