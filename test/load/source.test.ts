import { createHash } from "node:crypto";
import { chmod, mkdir, open, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { load } from "../../generator/load/index.js";
import { readSource } from "../../generator/load/source.js";
import { findingOf, inFolder, loadText } from "./support.js";

const none = { allowRefs: [] };

test("a file: name as given, hash of the bytes", async () => {
  await inFolder({ "spec.yaml": "\uFEFFopenapi: 3.1.0\n" }, async (folder) => {
    const path = join(folder, "spec.yaml");
    const spec = await load({ kind: "file", path }, none);
    expect(spec).toMatchObject({ name: path, document: { openapi: "3.1.0" } });
    expect(spec.sha256).toBe(createHash("sha256").update("\uFEFFopenapi: 3.1.0\n").digest("hex"));
    expect(spec.locate("#/openapi")).toEqual({ file: path, line: 1, column: 1 });
  });
});

test("a symbolic link to a file is a file", async () => {
  await inFolder({ "spec.yaml": "a: 1" }, async (folder) => {
    await symlink("spec.yaml", join(folder, "link"));
    expect((await load({ kind: "file", path: join(folder, "link") }, none)).document).toEqual({ a: 1 });
  });
});

describe("files that cannot be read", () => {
  test.each([
    ["missing.yaml", "SPEC_NOT_FOUND"],
    ["no/such/folder.yaml", "SPEC_NOT_FOUND"],
    ["file.yaml/inside.yaml", "SPEC_NOT_FOUND"],
    ["folder", "SPEC_NOT_A_FILE"],
    ["dangling", "SPEC_NOT_FOUND"],
    ["loop", "SPEC_UNREADABLE"],
    ["zero\u0000", "SPEC_UNREADABLE"],
  ])("%j", async (path, code) => {
    await inFolder({ "file.yaml": "a: 1" }, async (folder) => {
      await mkdir(join(folder, "folder"));
      await symlink("nowhere", join(folder, "dangling"));
      await symlink("loop", join(folder, "loop"));
      expect((await findingOf(load({ kind: "file", path: join(folder, path) }, none))).code).toBe(code);
    });
  });

  // Root may read everything: there is nothing to see then.
  (process.getuid?.() === 0 ? test.skip : test)("no permission", async () => {
    await inFolder({ "spec.yaml": "a: 1" }, async (folder) => {
      const path = join(folder, "spec.yaml");
      await chmod(path, 0);
      expect((await findingOf(load({ kind: "file", path }, none))).code).toBe("SPEC_UNREADABLE");
    });
  });
});

describe("too large", () => {
  const mebibyte = new Uint8Array(2 ** 20).fill(0x20);

  test("a file", async () => {
    await inFolder({ "spec.yaml": "" }, async (folder) => {
      const path = join(folder, "spec.yaml");
      const file = await open(path, "w");
      await file.truncate(2 ** 36);
      await file.close();
      expect((await findingOf(load({ kind: "file", path }, none))).code).toBe("SPEC_TOO_LARGE");
    });
  });

  test("a stream without an end is stopped while it is read", async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (; ; read++) yield await Promise.resolve(mebibyte);
    }
    expect((await findingOf(load({ kind: "stdin" }, { ...none, stdin: endless() }))).code).toBe("SPEC_TOO_LARGE");
    expect(read).toBe(64);
  });

  test("exactly the limit is not", async () => {
    const chunks = Array.from({ length: 64 }, () => mebibyte);
    async function* whole(): AsyncGenerator<Uint8Array> {
      for (const chunk of chunks) yield await Promise.resolve(chunk);
    }
    expect((await readSource({ kind: "stdin" }, whole())).bytes).toHaveLength(2 ** 26);
  });
});

test("the standard input", async () => {
  expect(await loadText("openapi: ", "3.1.0")).toMatchObject({ name: "<stdin>", document: { openapi: "3.1.0" } });
});
