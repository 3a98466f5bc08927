/** The other end of `worker.mjs`: a process for one document after another, ended where it takes too long. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Answer, Question } from "./judge.js";

/** Of the processor: what a document may take. */
export const secondsAllowed = 5;
/** Of the clock: a busy machine takes a multiple, and one document goes through the generator some twelve times. */
const secondsToWait = 120;
/** A process is replaced after so many documents, so that it does not grow. */
const retireAfter = 400;

const script = fileURLToPath(new URL("worker.mjs", import.meta.url));

export class Judge {
  #child: ChildProcess | undefined;
  #asked = 0;

  /** Never fails: a process that ends is the fault of the generator. */
  async ask(question: Question): Promise<Answer> {
    if (this.#asked++ % retireAfter === 0) this.end();
    const child = (this.#child ??= await start());
    const answer = await answerOf(child, question);
    if (typeof answer !== "string") return answer;
    this.end();
    return { refused: [], faults: [answer], seconds: secondsToWait };
  }

  end(): void {
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
  }
}

async function start(): Promise<ChildProcess> {
  const child = fork(script, {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  await once(child, "message");
  return child;
}

/** The answer, or why there is none. */
function answerOf(child: ChildProcess, question: Question): Promise<Answer | string> {
  return new Promise((resolve) => {
    const finish = (answer: Answer | string): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(answer);
    };
    const timer = setTimeout(() => finish(`It does not end within ${secondsToWait} seconds`), secondsToWait * 1000);
    child.once("close", (code, signal) => finish(`The process ended with ${code ?? signal}`));
    child.once("message", (answer) => finish(answer as Answer));
    child.send({ ...question, document: question.document.toString("base64") });
  });
}
