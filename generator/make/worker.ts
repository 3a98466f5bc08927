/** What runs in the threads of `threads.ts`. */
import nodeModule from "node:module";
import { parentPort } from "node:worker_threads";
import { plainFindings } from "../cache/findings.js";
import { Failure, type Finding } from "../diagnostics.js";
import type { Progress } from "../report.js";
import type { BuildMessage, BuildRequest } from "./threads.js";

(nodeModule as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();
const { buildJob } = await import("./job.js");

const say = (message: BuildMessage): void => parentPort?.postMessage(message);

const progress: Progress = {
  phase: async (text, work) => {
    say({ kind: "phase", text });
    return await work();
  },
  note: (text) => say({ kind: "note", text }),
  reads: (text) => say({ kind: "reads", text }),
  warn: (finding) => say({ kind: "warn", finding: plain(finding) }),
};

parentPort?.on("message", ({ job, places }: BuildRequest) => {
  buildJob(job, progress).then(
    (built) => say({ kind: "built", built: { ...built, findings: plainFindings(built.findings, places) } }),
    (error: unknown) => say(messageOf(error)),
  );
});

function messageOf(error: unknown): BuildMessage {
  if (!(error instanceof Failure)) return { kind: "bug", error };
  const [first, ...more] = error.findings.map(plain);
  return first === undefined ? { kind: "bug", error } : { kind: "failure", findings: [first, ...more] };
}

function plain(finding: Finding): Finding {
  return plainFindings([finding], true)[0] ?? finding;
}
