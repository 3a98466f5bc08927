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

const send = (message: JobMessage): void => parentPort?.postMessage(message);

const progress: Progress = {
  phase: async (text, work) => {
    send({ kind: "phase", text });
    return await work();
  },
  note: (text) => send({ kind: "note", text }),
  reads: (text) => send({ kind: "reads", text }),
  warn: (finding) => send({ kind: "warn", finding: plain(finding) }),
};

parentPort?.on("message", ({ job, places }: JobRequest) => {
  generate(job, targets, progress).then(
    (generated) =>
      send({ kind: "generated", generated: { ...generated, findings: plainFindings(generated.findings, places) } }),
    (error: unknown) => send(messageOf(error)),
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
