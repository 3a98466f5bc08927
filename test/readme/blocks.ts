/** The blocks of code in the pages of this project, and what a reader may expect of each. */
import MarkdownIt from "markdown-it";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** The pages that a reader of the project sees, by their paths from its top. */
export const pages: readonly string[] = [
  "README.md",
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => `docs/${name}`),
];

/** A fenced block. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** The lines of the page that it takes, with its fences; the first is 0. */
  readonly lines: readonly [from: number, to: number];
}

export function textOf(page: string): string {
  return readFileSync(join(root, page), "utf8");
}

export function blocksOf(page: string): readonly Block[] {
  return new MarkdownIt()
    .parse(textOf(page), {})
    .flatMap(({ type, info, content, map }) =>
      type === "fence" && map !== null ? [{ language: info, text: content, lines: map }] : [],
    );
}

/** The file that a block begins with the name of: `// csv.target.ts`. */
export function fileNameOf({ text }: Block): string | undefined {
  return /^(?:\/\/|#) ([\w.-]+\.\w+)\n/.exec(text)?.[1];
}

export interface Command {
  readonly line: string;
  readonly exitCode: number;
  /** What the page shows of its output. */
  readonly output?: Block;
}

/** The commands of a page. A block of text that follows is the output of the last of them. A comment may say `exit 2`. */
export function commandsOf(page: string): readonly Command[] {
  const blocks = blocksOf(page);
  return blocks.flatMap((block, index) => {
    if (block.language !== "sh") return [];
    const next = blocks[index + 1];
    const isShown = next?.language === "text" && next.lines[0] - block.lines[1] <= 1;
    const lines = block.text.split("\n").filter((line) => line !== "");
    return lines.map((line, at): Command => {
      const [, command = "", comment = ""] = /^(.*?)(?:\s+# (.*))?$/.exec(line) ?? [];
      const exitCode = Number(/^exit (\d)$/.exec(comment)?.[1] ?? 0);
      return { line: command, exitCode, ...(isShown && at === lines.length - 1 && { output: next }) };
    });
  });
}
