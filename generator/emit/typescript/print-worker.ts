/** What runs in the thread of `printer.ts`. */
import nodeModule from "node:module";
import { type MessagePort, parentPort } from "node:worker_threads";
import type { PrintAnswer, PrintRequest } from "./printer.js";

(nodeModule as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();
const { printFiles } = await import("./print.js");

interface Asked {
  readonly request: PrintRequest;
  readonly port: MessagePort;
}

parentPort?.on("message", ({ request: { plans, header }, port }: Asked) => {
  const answer = (message: PrintAnswer): void => port.postMessage(message);
  printFiles(plans, header).then(
    (files) => answer({ files }),
    (error: unknown) => answer({ error }),
  );
});
