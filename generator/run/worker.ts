/** What runs in the threads of `threads.ts`. */
import nodeModule from "node:module";
import { parentPort } from "node:worker_threads";
import { targetList } from "../config/targets.js";
import { Failure, type Finding } from "../diagnostics.js";
import { registry } from "../emit/registry.js";
import { plainFindings } from "../memory/findings.js";
import type { Progress } from "../report.js";
import type { JobMessage, JobRequest } from "./threads.js";

(nodeModule as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();
const { generate } = await import("../generate.js");
const targets = targetList(registry);

const say = (message: JobMessage): void => parentPort?.postMessage(message);

const progress: Progress = {
  phase: async (text, work) => {
    say({ kind: "phase", text });
    return await work();
  },
  note: (text) => say({ kind: "note", text }),
  reads: (text) => say({ kind: "reads", text }),
  warn: (finding) => say({ kind: "warn", finding: plain(finding) }),
};

parentPort?.on("message", ({ job, places }: JobRequest) => {
  generate(job, targets, progress).then(
    (made) => say({ kind: "made", made: { ...made, findings: plainFindings(made.findings, places) } }),
    (error: unknown) => say(messageOf(error)),
  );
});

function messageOf(error: unknown): JobMessage {
  if (!(error instanceof Failure)) return { kind: "bug", error };
  const [first, ...more] = error.findings.map(plain);
  return first === undefined ? { kind: "bug", error } : { kind: "failure", findings: [first, ...more] };
}

function plain(finding: Finding): Finding {
  return plainFindings([finding], true)[0] ?? finding;
}
