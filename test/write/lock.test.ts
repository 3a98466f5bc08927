/** Two runs on one folder, and what a dead one leaves. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "../../generator/diagnostics.js";
import { checkOutput, writeOutputs, type Output } from "../../generator/write/index.js";
import { lock } from "../../generator/write/lock.js";

let dir: string;
let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), "airflow-codegen-lock-"));
  dir = join(work, "out");
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

const shortly = { waitMs: 60, onWait: () => undefined };
const settings = { force: false, dryRun: false };
const output = (text: string): Output => ({
  dir,
  files: ["a", "b", "c/d"].map((path) => ({ path, text })),
  about: { options: {}, specSha256: "0".repeat(64) },
  prune: true,
});
const write = (text: string, waitMs = 60) => writeOutputs([output(text)], settings, undefined, waitMs);
const own = () => readdirSync(join(dir, ".airflow-codegen"));
const lockFile = () => join(dir, ".airflow-codegen/lock");
const codeOf = (run: Promise<unknown>) =>
  run.then(
    () => "done",
    (error: unknown) => (error instanceof Failure ? error.findings[0]?.code : error),
  );

/** The text of a lock that this process holds, with another process id or another place. */
async function holder(change: { pid?: number; place?: string } = {}): Promise<string> {
  const held = await lock(dir, dir, shortly);
  const [, pid = "", place = "", token = ""] = /^(\d+) (.+)\n(.+\n)$/.exec(readFileSync(lockFile(), "utf8")) ?? [];
  held.release();
  return `${change.pid ?? pid} ${change.place ?? place}\n${token}`;
}

function put(text: string, ageMs = 0): void {
  mkdirSync(join(dir, ".airflow-codegen"), { recursive: true });
  writeFileSync(lockFile(), text);
  const then = new Date(Date.now() - ageMs);
  utimesSync(lockFile(), then, then);
}

const deadPid = () => spawnSync(process.execPath, ["-e", ""]).pid;

describe("a live run", () => {
  test("is waited for; then the other one writes", async () => {
    const held = await lock(dir, dir, shortly);
    setTimeout(() => held.release(), 100);
    await write("1", 5_000);
    expect(own()).toEqual(["manifest.json"]);
  });

  test("that does not end: OUTPUT_LOCKED with who it is, and nothing is touched", async () => {
    await write("1");
    const held = await lock(dir, dir, shortly);
    const before = own();
    const failure = await write("2").catch((error: unknown) => error);
    expect(failure).toMatchObject({ exitCode: 3, findings: [{ code: "OUTPUT_LOCKED", place: { file: lockFile() } }] });
    expect(String(failure)).toContain(`process ${process.pid}`);
    expect(await codeOf(checkOutput(output("1"), 60))).toBe("OUTPUT_LOCKED");
    expect(await codeOf(writeOutputs([output("1")], { ...settings, dryRun: true }, undefined, 60))).toBe(
      "OUTPUT_LOCKED",
    );
    expect(own()).toEqual(before);
    held.release();
    await write("2");
    expect(own()).toEqual(["manifest.json"]);
  });

  test("is told of while it is waited for", async () => {
    const notes: string[] = [];
    const held = await lock(dir, dir, shortly);
    setTimeout(() => held.release(), 200);
    await writeOutputs(
      [output("1")],
      settings,
      { note: (text) => void notes.push(text), warn: () => undefined },
      5_000,
    );
    expect(notes[0]).toContain(dir);
  });

  test("many at once: one after the other, and the last one's files are all there", async () => {
    const texts = ["1", "2", "3", "4", "5"];
    await Promise.all(texts.map((text) => write(text, 30_000)));
    const found = ["a", "b", "c/d"].map((path) => readFileSync(join(dir, path), "utf8"));
    expect(new Set(found).size).toBe(1);
    expect(await checkOutput(output(found[0] ?? ""))).toMatchObject({ missing: [], changed: [], stale: [] });
    expect(own()).toEqual(["manifest.json"]);
  });

  test("several folders in any order: nobody waits for ever", async () => {
    const outputs = ["x", "y", "z"].map((name) => ({ ...output(name), dir: join(work, name) }));
    const orders = [outputs, outputs.toReversed(), outputs, outputs.toReversed()];
    await Promise.all(
      orders.map((order, run) => {
        const files = [{ path: "a", text: String(run) }];
        return writeOutputs(
          order.map((each) => ({ ...each, files })),
          settings,
        );
      }),
    );
    expect(new Set(outputs.map((each) => readFileSync(join(each.dir, "a"), "utf8"))).size).toBe(1);
  });
});

describe("a lock that counts for nothing", () => {
  test.each<[string, () => Promise<string>, number]>([
    ["of a process that is dead", () => holder({ pid: deadPid() }), 0],
    ["of another machine, long ago", () => holder({ place: "elsewhere" }), 11 * 60_000],
    ["of a process whose id is that of another one by now", () => holder(), 11 * 60_000],
    ["without text, for a while", () => Promise.resolve(""), 3_000],
    ["with half of its text, for a while", async () => (await holder()).slice(0, 8), 3_000],
    ["with anything else in it, for a while", () => Promise.resolve("-1 here\n1; rm\n"), 3_000],
  ])("%s", async (_, text, ageMs) => {
    put(await text(), ageMs);
    await write("1");
    expect(own()).toEqual(["manifest.json"]);
  });

  test.each<[string, () => Promise<string>, number]>([
    ["of another machine, just now", async () => holder({ place: "elsewhere", pid: deadPid() }), 60_000],
    ["of a live process", () => holder(), 60_000],
    ["without text yet", () => Promise.resolve(""), 0],
  ])("but not one %s", async (_, text, ageMs) => {
    put(await text(), ageMs);
    expect(await codeOf(write("1"))).toBe("OUTPUT_LOCKED");
    expect(existsSync(join(dir, "a"))).toBe(false);
    expect(existsSync(lockFile())).toBe(true);
  });

  test("many that find it at once: one after the other", async () => {
    put(await holder({ pid: deadPid() }));
    let inside = 0;
    const work = async () => {
      const held = await lock(dir, dir, { ...shortly, waitMs: 30_000 });
      if (held.isHeld()) expect(++inside).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (held.isHeld()) inside--;
      held.release();
    };
    await Promise.all(Array.from({ length: 8 }, work));
    expect(inside).toBe(0);
  });

  test("a lock that was taken from us is noticed, and is not released", async () => {
    const held = await lock(dir, dir, shortly);
    const other = `${process.pid} elsewhere\ntoken\n`;
    writeFileSync(lockFile(), other);
    expect(held.isHeld()).toBe(false);
    held.release();
    expect(readFileSync(lockFile(), "utf8")).toBe(other);
  });
});

test("a failed first run leaves neither a lock nor a folder", async () => {
  const impossible = { ...output("1"), files: [{ path: "x".repeat(300), text: "1" }] };
  expect(await codeOf(writeOutputs([impossible], settings))).toBe("OUTPUT_UNWRITABLE");
  expect(existsSync(dir)).toBe(false);
});
