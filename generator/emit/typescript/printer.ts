/**
 * The printer in a thread of its own: it is loaded while the spec is read, and prints while the docs are made. Plans are plain data,
 * which can be sent to a thread; the package that they were made from holds functions, which cannot.
 */
import { availableParallelism } from "node:os";
import { MessageChannel, Worker } from "node:worker_threads";
import type { OutputFile } from "../../output-file.js";
import { isBuilt, packageRoot } from "../../package-root.js";
import type { FilePlan } from "./plan.js";

/** What the thread is asked, and what it answers. */
export interface PrintRequest {
  readonly plans: readonly FilePlan[];
  readonly header: string;
}
export type PrintAnswer = { readonly files: OutputFile[] } | { readonly error: unknown };

let thread: Worker | undefined;

/** Begins to load the printer in a thread, if there is a second core. A thread that is never asked does not keep the process alive. */
export function preparePrinter(): void {
  if (thread !== undefined || !isBuilt || availableParallelism() < 2) return;
  thread = new Worker(new URL("dist/emit/typescript/print-worker.js", packageRoot));
  thread.unref();
  // Files are then printed in this thread: a fault that has nothing to do with threads comes up again there.
  thread.on("error", () => (thread = undefined));
}

/** Prints all files of a package. */
export async function printFiles(plans: readonly FilePlan[], header: string): Promise<OutputFile[]> {
  const answer = thread === undefined ? undefined : await ask(thread, { plans, header });
  return answer ?? (await import("./print.js")).printFiles(plans, header);
}

/** Resolves to undefined where the thread ends without an answer. Until then the open port keeps the process alive. */
function ask(worker: Worker, request: PrintRequest): Promise<OutputFile[] | undefined> {
  const { port1: own, port2: port } = new MessageChannel();
  return new Promise<OutputFile[] | undefined>((resolve, reject) => {
    own.on("message", (answer: PrintAnswer) => {
      if ("files" in answer) resolve(answer.files);
      else reject(answer.error instanceof Error ? answer.error : new Error(String(answer.error)));
    });
    own.on("close", () => resolve(undefined));
    worker.postMessage({ request, port }, [port]);
  }).finally(() => own.close());
}
