/** `--docs-header`: a text of the user's, such as a licence, at the top of every Markdown page. */
import type { OutputFile } from "../output-file.js";
import { noMemory } from "./memory.js";
import type { docsHeader } from "./shared-options.js";
import type { Emit, TargetOptions } from "./target.js";

interface WithHeader extends TargetOptions {
  readonly docsHeader: typeof docsHeader;
}

/** Makes the same files, with the header above their pages. */
export function withDocsHeader<Options extends WithHeader>(emit: Emit<Options>): Emit<Options> {
  return async (api, options, memory, warn) => {
    const header = options.docsHeader?.text;
    // What lies on the disk has the header: it is not what the target made, so nothing of it can be taken over.
    return withHeader(await emit(api, options, header === undefined ? memory : noMemory, warn), header);
  };
}

/** Puts a header and an empty line above every Markdown page. How many line ends the header has at its own end makes no difference. */
export function withHeader(files: readonly OutputFile[], header = ""): readonly OutputFile[] {
  const head = header.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  if (head === "") return files;
  return files.map((file) => (file.path.endsWith(".md") ? { ...file, text: `${head}\n\n${file.text}` } : file));
}
