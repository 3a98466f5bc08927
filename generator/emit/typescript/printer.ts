/**
 * The printer in a thread of its own: it is loaded while the spec is read, and prints while the docs are made. The plans are plain data
 * and travel well; what they were made from does not.
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

/** Begins to load the printer beside the run, where there is a core for it. Nothing waits for a printer that is not asked. */
export function preparePrinter(): void {
  if (thread !== undefined || !isBuilt || availableParallelism() < 2) return;
  thread = new Worker(new URL("dist/emit/typescript/print-worker.js", packageRoot));
  thread.unref();
  // Whoever prints then does so without it, and fails as it did if that is no matter of threads.
  thread.on("error", () => (thread = undefined));
}

/** Prints all files of a package. */
export async function printFiles(plans: readonly FilePlan[], header: string): Promise<OutputFile[]> {
  const answer = thread === undefined ? undefined : await ask(thread, { plans, header });
  return answer ?? (await import("./print.js")).printFiles(plans, header);
}

/** Undefined: the thread has ended. The open port keeps the process alive meanwhile, which the thread by itself does not. */
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
