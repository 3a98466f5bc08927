/** The texts of a job's own files: the header of the pages, the template of the README. */
import { readFile } from "node:fs/promises";
import { flag, type Job, type OptionName } from "../config.js";
import { failure } from "../diagnostics.js";
import type { ReadmeTemplate } from "../emit/docs/readme-template.js";
import type { OutputFile } from "../output-file.js";

export interface Texts {
  readonly docsHeader?: string;
  readonly readmeTemplate?: ReadmeTemplate;
}

/** @throws Failure `FILE_UNREADABLE` */
export async function readTexts({ docsHeader, readmeTemplate }: Job): Promise<Texts> {
  return {
    ...(docsHeader !== undefined && { docsHeader: await readText("docsHeader", docsHeader) }),
    ...(readmeTemplate !== undefined && {
      readmeTemplate: { name: readmeTemplate, text: await readText("readmeTemplate", readmeTemplate) },
    }),
  };
}

/** Puts a header and an empty line above every Markdown page. How many line ends the header has at its own end makes no difference. */
export function withHeader(files: readonly OutputFile[], header = ""): readonly OutputFile[] {
  const head = header.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  if (head === "") return files;
  return files.map((file) => (file.path.endsWith(".md") ? { ...file, text: `${head}\n\n${file.text}` } : file));
}

const largest = 2 ** 20;

async function readText(option: OptionName, path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    const causes: Readonly<Record<string, string>> = { ENOENT: "it is not there", EISDIR: "it is a folder" };
    throw unreadable(option, path, causes[error.code ?? ""] ?? error.code ?? String(error));
  });
  if (bytes.length > largest) throw unreadable(option, path, "it is larger than 1 MiB");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(option, path, "it is not UTF-8 text");
  }
}

function unreadable(option: OptionName, path: string, cause: string) {
  return failure("FILE_UNREADABLE", `The file of ${flag(option)} cannot be read: ${cause}`, { place: { file: path } });
}
