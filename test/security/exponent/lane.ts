/** The other end of `worker.ts`: a process for one case after another, which is ended where a step takes too long. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Step } from "./measure.js";
import type { Message, Request } from "./worker.js";

/** What a step may take by the clock. */
const patienceMs = 60_000;

const starter = fileURLToPath(new URL("../../golden/typescript.mjs", import.meta.url));
const program = fileURLToPath(new URL("worker.ts", import.meta.url));

export class Lane {
  #child: ChildProcess | undefined;

  /** The steps of a case. One that does not end is a bug, and the last one. */
  async run(request: Request): Promise<readonly Step[]> {
    const child = (this.#child ??= await start());
    const steps: Step[] = [];
    let [begun, heard] = ["start", ""];
    const isWhole = await new Promise<boolean>((resolve) => {
      let timer = setTimeout(() => finish(false, "It does not end"), patienceMs);
      const hear = (text: Buffer) => void (heard = (heard + text.toString()).slice(-500));
      const ended = () => finish(false, `The process ended: ${heard.replaceAll("\n", " ")}`);
      const answered = (message: Message) => {
        clearTimeout(timer);
        timer = setTimeout(() => finish(false, "It does not end"), patienceMs);
        if ("begun" in message) ({ begun } = message);
        else if ("step" in message) steps.push(message.step);
        else finish(true);
      };
      const finish = (whole: boolean, bug?: string) => {
        clearTimeout(timer);
        child.off("message", answered).off("exit", ended);
        child.stderr?.off("data", hear);
        if (bug !== undefined) steps.push({ name: begun, ms: patienceMs, bug });
        resolve(whole);
      };
      child.on("message", answered).on("exit", ended);
      child.stderr?.on("data", hear);
      child.send(request);
    });
    if (!isWhole) this.end();
    return steps;
  }

  end(): void {
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
  }
}

async function start(): Promise<ChildProcess> {
  const child = fork(starter, [program], { execArgv: ["--max-old-space-size=4096"], silent: true });
  await once(child, "message");
  return child;
}
