/**
 * A process that makes client and docs of one spec after another, with the package as it is built: what users run. Told of a spec by a
 * message; answers with what became of it, see `result.ts`.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const { Failure, generate } = await import("../../dist/index.js");

process.on("message", (request) => {
  void resultOf(request).then((result) => process.send(result));
});
process.on("disconnect", () => process.exit());
process.send("ready");

async function resultOf({ name, path, bytes, out }) {
  forgetPeak();
  const started = performance.now();
  const outcome = await outcomeOf({ spec: path, target: ["typescript", "docs"], dialect: "typescript", out });
  const seconds = (performance.now() - started) / 1000;
  return { name, bytes, seconds, megabytes: peak(), files: 0, outputBytes: 0, findings: {}, ...outcome };
}

async function outcomeOf(config) {
  try {
    const [report] = await generate({ ...config, packageName: "t-client" });
    return { ...reported(report), ...written(config.out) };
  } catch (error) {
    if (error instanceof Failure)
      return { refused: error.findings.map(({ code, message, pointer }) => ({ code, message, pointer })) };
    return { bug: String(error?.stack ?? error) };
  }
}

function reported({ specs: [spec], findings }) {
  const counts = {};
  for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
  return { openapi: spec.openapi, operations: spec.operations, schemas: spec.schemas, findings: counts };
}

/** What lies on the disk, and a bug where a disk that ignores case would hold fewer files. */
function written(out) {
  const paths = readdirSync(out, { recursive: true, encoding: "utf8" }).sort();
  const sizes = paths.map((path) => statSync(join(out, path))).filter((stat) => stat.isFile());
  const folded = new Map();
  const same = paths.filter((path) => {
    const key = path.normalize("NFC").toLowerCase();
    return folded.size === folded.set(key, path).size;
  });
  return {
    files: sizes.length,
    outputBytes: sizes.reduce((sum, { size }) => sum + size, 0),
    ...(same.length > 0 && { bug: `Files of one name on a disk that ignores case: ${same.join(", ")}` }),
  };
}

/** Linux keeps the most memory that a process had, and lets it be forgotten. */
function forgetPeak() {
  try {
    writeFileSync("/proc/self/clear_refs", "5");
  } catch {
    // Another system.
  }
}

function peak() {
  try {
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) / 1024;
  } catch {
    return undefined;
  }
}
