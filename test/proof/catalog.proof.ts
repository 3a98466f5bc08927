/** Every spec of the catalog, made into a client by the command line as users call it, with every compiler and resolution. */
import { describe, expect, test } from "@jest/globals";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { airflowSpec, catalogEntries } from "../../generator/catalog/index.js";
import { airflowCodegen } from "../support/cli.js";
import { withFolder } from "../support/client.js";
import {
  complaints,
  type CompilerVersion,
  compilers,
  installCompilers,
  resolutions,
  strictFlags,
} from "../support/compiler.js";

await installCompilers();

/** What the compilers say of a client, all of them, both ways. */
async function verdicts(client: string): Promise<Record<string, string>> {
  const config = { compilerOptions: { types: [] }, include: ["src"] };
  writeFileSync(join(client, "tsconfig.check.json"), JSON.stringify(config));
  const found: Record<string, string> = {};
  for (const version of Object.keys(compilers) as CompilerVersion[]) {
    for (const [name, flags] of Object.entries(resolutions)) {
      found[`${version} ${name}`] = await complaints(version, client, [
        "-p",
        "tsconfig.check.json",
        ...strictFlags,
        ...flags,
      ]);
    }
  }
  return found;
}

const allWell = Object.fromEntries(
  Object.keys(compilers).flatMap((version) => Object.keys(resolutions).map((name) => [`${version} ${name}`, ""])),
);

describe("generate --airflow VERSION", () => {
  test.each(catalogEntries("server").map((entry) => entry.airflow))("%s", async (version) => {
    await withFolder(async (folder) => {
      const ran = await airflowCodegen(
        ["generate", "--airflow", version, "--target", "typescript", "--out", "client"],
        {
          cwd: folder,
        },
      );
      expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
      expect(await verdicts(join(folder, "client"))).toEqual(allWell);
    });
  });
});

describe("generate --spec, with the spec of the Python client", () => {
  test.each(catalogEntries("client").map((entry) => entry.airflow))("%s", async (version) => {
    const { path } = await airflowSpec(version, "client");
    await withFolder(async (folder) => {
      const ran = await airflowCodegen(["generate", "--spec", path, "--out", "client"], { cwd: folder });
      expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
      expect(await verdicts(join(folder, "client"))).toEqual(allWell);
    });
  });
});
