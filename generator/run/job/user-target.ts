/** A target of the user's at work. Nothing of it is believed: what it does wrong is its own fault, and is reported as that. */
import { failedTarget } from "../../config/targets.js";
import { causeOf, runUserCode } from "../../config/user-code.js";
import { catalogue, Failure, type Finding } from "../../diagnostics.js";
import type { Warn } from "../../emit/target.js";
import type { OutputFile } from "../../output-file.js";
import { assertPaths } from "../../write/paths.js";

/** Bytes of one name in a path, as the disks of all operating systems have it, and of a whole path, which leaves room for the folder. */
const [longestName, longestPath] = [255, 1_024];

/**
 * Runs code of a target.
 *
 * @param file the file that defines the target
 * @throws Failure what the code throws on purpose, and `TARGET_FAILED` for everything else
 */
export async function runTarget<T>(file: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await runUserCode(work);
  } catch (error) {
    if (error instanceof Failure && isSound(error)) throw error;
    throw failedTarget(file, `failed: ${causeOf(error)}`, error);
  }
}

/**
 * The files that a target returned.
 *
 * @throws Failure `TARGET_FAILED` for what is no list of files, and for files that cannot lie side by side in one folder
 */
export function checkedFiles(file: string, returned: unknown): readonly OutputFile[] {
  if (!Array.isArray(returned)) throw failedTarget(file, noFiles, returned);
  const files = Array.from(returned as readonly unknown[], (one) => checkedFile(file, one));
  const tooLong = files.find(({ path }) => isTooLong(path));
  if (tooLong !== undefined) {
    throw failedTarget(file, `makes a file with too long a name: \`${tooLong.path.slice(0, 40)}…\``);
  }
  try {
    assertPaths(files.map(({ path }) => path));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw failedTarget(file, `makes files that cannot be written: ${error.findings[0]?.message ?? ""}`);
  }
  return files;
}

const noFiles = "must return a list of files, each with a `path` and a `text`";

function checkedFile(file: string, given: unknown): OutputFile {
  const { path, text } = (given ?? {}) as Partial<OutputFile>;
  if (typeof path === "string" && typeof text === "string") return { path, text };
  throw failedTarget(file, noFiles, given);
}

function isTooLong(path: string): boolean {
  const bytes = (text: string) => Buffer.byteLength(text);
  return bytes(path) > longestPath || path.split("/").some((name) => bytes(name) > longestName);
}

/** A {@link Warn} that throws Failure `TARGET_FAILED` for what is no quirk and no warning. */
export function checkedWarn(file: string, warn: Warn): Warn {
  return (given: unknown) => {
    if (isFinding(given) && typeof catalogue[given.code].exit === "string") {
      const { code, message, pointer, fix } = given;
      return warn({ code, message, ...(pointer !== undefined && { pointer }), ...(fix !== undefined && { fix }) });
    }
    const example = 'such as `{ code: "WARN_UNSUPPORTED", message: "…" }`';
    throw failedTarget(file, `must call \`warn\` with a quirk or a warning, ${example}`, given);
  };
}

/** Whether a failure can be reported: it has findings, and each of them has the code of an error. */
function isSound({ findings }: { readonly findings: unknown }): boolean {
  const isError = (one: unknown) => isFinding(one) && typeof catalogue[one.code].exit === "number";
  return Array.isArray(findings) && findings.length > 0 && findings.every(isError);
}

function isFinding(value: unknown): value is Finding {
  if (typeof value !== "object" || value === null) return false;
  const { code, message, pointer, fix, place } = value as Readonly<Record<keyof Finding, unknown>>;
  const isCode = typeof code === "string" && Object.hasOwn(catalogue, code);
  const areTexts = [pointer, fix].every((text) => text === undefined || typeof text === "string");
  return isCode && typeof message === "string" && areTexts && (place === undefined || isPlace(place));
}

function isPlace(value: unknown): boolean {
  const { file, line, column } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return typeof file === "string" && [line, column].every((one) => one === undefined || typeof one === "number");
}
