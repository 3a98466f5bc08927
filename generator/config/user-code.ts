/** Runs code of the user's, modules and functions of targets, so that whatever goes wrong in the code is known as its own fault. */
import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Runs code of the user's to its end. Afterwards the working directory is as before: the paths of jobs are relative to it.
 *
 * @throws whatever the code throws, also in a timer or a promise that nobody waits for; and an error where the code waits for
 * something that can never come, which would end the process without a word
 */
export async function runUserCode<T>(work: () => T | Promise<T>): Promise<T> {
  const folder = process.cwd();
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => (fail = reject));
  const hang = () => fail(new Error("it waits for something that never happens"));
  process.on("uncaughtException", fail).on("unhandledRejection", fail).on("beforeExit", hang);
  try {
    const value = await Promise.race([(async () => work())(), failed]);
    // That nobody waits for a promise is known one turn after it was rejected.
    await Promise.race([nextTurn(), failed]);
    return value;
  } finally {
    process.off("uncaughtException", fail).off("unhandledRejection", fail).off("beforeExit", hang);
    if (process.cwd() !== folder) process.chdir(folder);
  }
}

/** Why code of the user's failed, in one line: of text that does not parse, with the line. */
export function causeOf(error: unknown): string {
  const [first = "", second = ""] = textOf(error).split("\n");
  const [, line] = /:(\d+):\d+$/.exec(second.trim()) ?? [];
  if (line !== undefined) return `${first.replace(/^Error: ParseError:/, "SyntaxError:").trim()} (line ${line})`;
  return first.trim() === "" ? "an error without a message" : first;
}

/** Anything can be thrown, also an object that cannot be made into a text. */
function textOf(error: unknown): string {
  try {
    return String(error);
  } catch {
    return "";
  }
}
