/** A file that somebody writes to while it is read. */
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "../../generator/load/index.js";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "airflow-codegen-changing-"));
  path = join(folder, "s.yaml");
  // Several megabytes are read in many pieces; between any two of them there is time to write.
  writeFileSync(path, `openapi: 3.0.3\ninfo: { title: One, version: "1" }\npaths: {}\n${"#".repeat(4e6)}`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Appends to the file at each turn of the event loop, so many times. */
function keepWriting(times: number): () => void {
  let left = times;
  const write = () => {
    if (left-- <= 0) return;
    appendFileSync(path, "#");
    setImmediate(write);
  };
  write();
  return () => (left = 0);
}

const read = () => load({ kind: "file", path }, { allowRefs: [] });

test("each time that it is read: SPEC_CHANGING", async () => {
  const stop = keepWriting(Infinity);
  try {
    await expect(read()).rejects.toMatchObject({
      exitCode: 3,
      findings: [{ code: "SPEC_CHANGING", place: { file: path } }],
    });
  } finally {
    stop();
  }
});

test("for a moment: it is read again, and whole", async () => {
  keepWriting(20);
  const { document } = await read();
  expect(document).toMatchObject({ info: { title: "One" } });
});

test("emptied, and written a moment later: it is read again", async () => {
  writeFileSync(path, "");
  const reading = read();
  await new Promise((resolve) => setTimeout(resolve, 20));
  writeFileSync(path, 'openapi: 3.0.3\ninfo: { title: Two, version: "1" }\npaths: {}\n');
  expect((await reading).document).toMatchObject({ info: { title: "Two" } });
});

test("empty for good: SPEC_EMPTY", async () => {
  writeFileSync(path, "");
  await expect(read()).rejects.toMatchObject({ findings: [{ code: "SPEC_EMPTY" }] });
});
