/** A disk that is really full, and one that is really read-only: file systems of a few kilobytes, mounted where only the test sees them. */
import { expect, test } from "@jest/globals";
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { binary, inTemporaryFolder } from "../support/cli.js";
import { exampleSpec } from "../support/client.js";

const example = readFileSync("file" in exampleSpec ? exampleSpec.file : "", "utf8");

/** Runs shell commands, `run` among them, in a name space of mounts of their own (Linux; user name spaces or root). */
async function inNamespace(folder: string, script: string): Promise<string> {
  const run = `run() { "${process.execPath}" "${binary}" "$@" --spec "$SPEC" --out out/api > said 2>&1 && echo "exit 0" || echo "exit $?"; }`;
  const { stdout } = await promisify(execFile)("unshare", ["-rm", "sh", "-ec", `${run}\n${script}`], { cwd: folder });
  return stdout;
}

test.each([
  ["blocks", "size=300k"],
  ["inodes", "nr_inodes=60"],
])("a disk without %s: OUTPUT_UNWRITABLE, and the folder is as it was", async (_, limit) => {
  await inTemporaryFolder(async (folder) => {
    writeFileSync(join(folder, "small.yaml"), small);
    writeFileSync(join(folder, "large.yaml"), example);
    const said = await inNamespace(
      folder,
      `mkdir out; mount -t tmpfs -o ${limit} tmpfs out
       SPEC=small.yaml; run generate
       state() { (cd out && find . | sort && find . -type f -exec sha256sum {} + | sort); }
       state > before
       SPEC=large.yaml; run generate; cat said
       state > after; cmp -s before after && echo same
       SPEC=small.yaml; run check; run generate`,
    );
    expect(said).toMatch(/^exit 0\nexit 3\nerror OUTPUT_UNWRITABLE: [^]*the disk is full[^]*\nsame\nexit 0\nexit 0\n$/);
  });
});

test("a disk that is read-only: check works, generate says why not", async () => {
  await inTemporaryFolder(async (folder) => {
    writeFileSync(join(folder, "s.yaml"), example);
    const said = await inNamespace(
      folder,
      `SPEC=s.yaml; run generate
       mount --bind out out; mount -o remount,ro,bind out
       run check; run generate
       sed 's/Dag/Graph/g' s.yaml > t.yaml; SPEC=t.yaml
       run check; run generate; cat said`,
    );
    expect(said).toMatch(/^exit 0\nexit 0\nexit 0\nexit 1\nexit 3\nerror OUTPUT_UNWRITABLE: [^]*the disk is read-only/);
  });
});

const small =
  'openapi: 3.0.3\ninfo: { title: t, version: "1.0.0" }\npaths:\n  /a: { get: { operationId: a, responses: { "200": { description: ok } } } }\n';
