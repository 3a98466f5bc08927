/** A server that answers something else. */
import { expect, test } from "@jest/globals";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { airflowCodegen, inTemporaryFolder } from "../support/cli.js";

test("a URL that answers a page for people: SPEC_NOT_OPENAPI, and what it is", async () => {
  const server = createServer((_request, response) => {
    response
      .setHeader("content-type", "text/html")
      .end("<!doctype html>\n<html><head><title>Sign in</title></head></html>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await inTemporaryFolder(async (folder) => {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/openapi.json`;
      const ran = await airflowCodegen(["generate", "--spec", url], { cwd: folder });
      expect(ran).toMatchObject({ exitCode: 2, stdout: "" });
      expect(ran.stderr).toMatch(/^error SPEC_NOT_OPENAPI: [^]* is an HTML or XML page\.\n {2}Use the address/);
      expect(existsSync(join(folder, "output"))).toBe(false);
    });
  } finally {
    server.close();
  }
});
