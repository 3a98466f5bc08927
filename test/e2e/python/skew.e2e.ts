/** Every GET of our client, on servers of its own release and of another, with data of all kinds: none fails in the client. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AirflowServer } from "../support/server.js";
import { generateClient, toolsPython } from "./environment.js";
import { ending, gets, startFilled } from "./skew.js";

const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-skew-"));
let server: AirflowServer;
beforeAll(async () => {
  server = await startFilled("3.3.2");
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What this server does not have: a test of a connection that runs, and logs that are elsewhere. */
const unanswered = ["ConnectionApi.get_connection_test", "TaskInstanceApi.get_external_log_url"];

test("of 3.3.2 all is answered, but for what the server does not have", async () => {
  const ends = await callAll("3.3.2");
  expect(ending(ends, "fault")).toEqual([]);
  expect(ending(ends, "no value")).toEqual([]);
  const answered = ending(ends, "answered");
  expect(Object.keys(ends).filter((operation) => !answered.includes(operation))).toEqual(unanswered);
  expect(answered.length).toBeGreaterThanOrEqual(64);
});

test("of 3.0.6, three minors older, none fails in the client", async () => {
  const ends = await callAll("3.0.6");
  expect(ending(ends, "fault")).toEqual([]);
  expect(ending(ends, "answered").length).toBeGreaterThanOrEqual(50);
});

function callAll(version: string) {
  generateClient(version, join(folder, version));
  return gets(server, toolsPython(), join(folder, version));
}
