/** A process that makes everything of one hostile spec after another, and tells how long each step took. */
import { Failure } from "../../../generator/diagnostics.js";
import { benignParts } from "../base.js";
import { type Case, documentOf, type Step } from "./measure.js";
import { outputs, read } from "./outputs.js";

/** A case, and the steps that are wanted; all of them where none is named. */
export interface Request extends Case {
  readonly steps?: readonly string[];
}

export type Message =
  { readonly begun: string } | { readonly step: Step } | { readonly state: "ready" | "done"; readonly base?: number };

const before = await read(benignParts().document);

process.on("message", (request: Request) => void serve(request));
process.on("disconnect", () => process.exit());
tell({ state: "ready" });

function tell(message: Message): void {
  process.send?.(message);
}

async function serve({ steps, ...given }: Request): Promise<void> {
  const document = documentOf(given);
  const api = await timed("read", () => read(document));
  if (api !== undefined)
    for (const { name, make } of outputs) if (steps?.includes(name) ?? true) await timed(name, () => make(api, before));
  tell({ state: "done" });
}

async function timed<T>(name: string, work: () => T | Promise<T>): Promise<T | undefined> {
  tell({ begun: name });
  const started = process.cpuUsage();
  try {
    const result = await work();
    tell({ step: { name, ms: since(started) } });
    return result;
  } catch (error) {
    const said = error instanceof Failure ? { code: error.findings[0]?.code ?? "" } : { bug: bugOf(error) };
    tell({ step: { name, ms: since(started), ...said } });
    return undefined;
  }
}

/** Of all threads: the formatter has some of its own. */
function since(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

function bugOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 4).join(" ") : String(error);
}
