/** The values of a target's options as the target gets them: of files and folders, what is in them. */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { JobOutput, OptionValue } from "../../config/job.js";
import { flag } from "../../config/options.js";
import { failure } from "../../diagnostics.js";
import type { TextFile } from "../../emit/target.js";

/** Bytes of one file, and files of one folder. */
const largest = 2 ** 20;
const most = 1_000;

type Value = string | boolean | readonly string[] | TextFile | readonly TextFile[];

/** @throws Failure `FILE_UNREADABLE` */
export async function optionValues({ options }: JobOutput): Promise<Readonly<Record<string, Value>>> {
  const values = Object.entries(options).map(async ([name, value]) => [name, await valueOf(name, value)] as const);
  return Object.fromEntries(await Promise.all(values));
}

async function valueOf(option: string, value: OptionValue): Promise<Value> {
  if (typeof value !== "object") return value;
  if ("file" in value) return { name: value.file, text: await readText(option, value.file) };
  return "folder" in value ? readFolder(option, value.folder) : value;
}

/** All files below a folder, by their paths below it, sorted. */
async function readFolder(option: string, folder: string): Promise<readonly TextFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      throw unreadable(option, folder, causeOf(error));
    },
  );
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  if (paths.length > most) throw unreadable(option, folder, `it holds more than ${most} files`);
  const files = paths.map(async (path): Promise<TextFile> => {
    const name = path.slice(join(folder, "/").length).replaceAll("\\", "/");
    return { name, text: await readText(option, path) };
  });
  return (await Promise.all(files)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The text of a file that an option names. @throws Failure `FILE_UNREADABLE` */
export async function readText(option: string, path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(option, path, causeOf(error));
  });
  if (bytes.length > largest) throw unreadable(option, path, "it is larger than 1 MiB");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(option, path, "it is not UTF-8 text");
  }
}

function causeOf(error: NodeJS.ErrnoException): string {
  const causes: Readonly<Record<string, string>> = {
    ENOENT: "it is not there",
    EISDIR: "it is a folder",
    ENOTDIR: "it is no folder",
  };
  return causes[error.code ?? ""] ?? error.code ?? String(error);
}

function unreadable(option: string, path: string, cause: string) {
  return failure("FILE_UNREADABLE", `The file of ${flag(option)} cannot be read: ${cause}`, { place: { file: path } });
}
