/** The other end of `generate.mjs`: a process for one spec after another, replaced before it grows large. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Generated, Request } from "./result.js";

/** Memory of a process, in megabytes: of JavaScript alone, and what ends it after the spec that is at work. */
const heapLimit = 6144;
const retireAt = 700;
/** A spec of so many bytes has a process of its own, so that the figures are its own, too. */
const largeSpec = 2 ** 20;
/** Seconds for a spec: the largest takes one minute, on a machine that has nothing else to do. */
const timeLimit = 1800;

const script = fileURLToPath(new URL("generate.mjs", import.meta.url));
const running = new Set<ChildProcess>();

/** Ends every process, for good: for who ends this program. */
export function endWorkers(): void {
  for (const child of running) child.kill("SIGKILL");
}

export class Worker {
  readonly #cache: string;
  #child: ChildProcess | undefined;

  /** @param cache a folder for what runs of the generator remember: it stays apart from the user's */
  constructor(cache: string) {
    this.#cache = cache;
  }

  /** What becomes of a spec. Never fails: a process that ends is the fault of the generator. */
  async generate(request: Request): Promise<Generated> {
    const isLarge = request.bytes >= largeSpec;
    if (isLarge) this.end();
    const result = await ask((this.#child ??= await start(this.#cache)), request);
    if (isLarge || result.bug !== undefined || (result.megabytes ?? 0) > retireAt) this.end();
    return result;
  }

  end(): void {
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
  }
}

async function start(cache: string): Promise<ChildProcess> {
  const env = { ...process.env, AIRFLOW_CODEGEN_CACHE: cache };
  const child = fork(script, { env, execArgv: [`--max-old-space-size=${heapLimit}`], silent: true });
  running.add(child);
  child.once("close", () => running.delete(child));
  await once(child, "message");
  return child;
}

/** The answer of a process, or the reason why there is none. */
async function ask(child: ChildProcess, request: Request): Promise<Generated> {
  const { name, bytes } = request;
  const started = performance.now();
  const failed = (bug: string): Generated => {
    const seconds = (performance.now() - started) / 1000;
    return { name, bytes, seconds, files: 0, outputBytes: 0, findings: {}, bug };
  };
  return new Promise((resolve) => {
    const said: string[] = [];
    const hear = (text: Buffer) => void said.push(text.toString());
    const timer = setTimeout(() => finish(failed(`It does not end within ${timeLimit} seconds`)), timeLimit * 1000);
    const ended = (code: number | null) =>
      finish(failed(`The process ended with ${code}: ${said.join("").slice(-2000)}`));
    const answered = (result: unknown) => finish(result as Generated);
    const finish = (result: Generated) => {
      clearTimeout(timer);
      child.off("close", ended).off("message", answered);
      child.stderr?.off("data", hear);
      resolve(result);
    };
    child.stderr?.on("data", hear);
    child.on("close", ended).on("message", answered);
    child.send(request);
  });
}
