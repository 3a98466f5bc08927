/** The language server of TypeScript, as an editor asks it. */
import { spawn } from "node:child_process";
import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../node_modules/typescript/lib/tsserver.js", import.meta.url));

interface Answer {
  readonly type: string;
  readonly request_seq: number;
  readonly body?: readonly { readonly file: string; readonly start: { readonly line: number } }[];
}

/** Where "Go to definition" leads from places in a file: the file there, and the line. */
export async function definitionsAt(
  folder: string,
  name: string,
  positions: readonly number[],
): Promise<readonly unknown[]> {
  const file = join(folder, name);
  const text = readFileSync(file, "utf8");
  const server = spawn(process.execPath, [program, "--disableAutomaticTypingAcquisition"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  try {
    const ask = (seq: number, command: string, args: object) =>
      server.stdin.write(`${JSON.stringify({ seq, type: "request", command, arguments: args })}\n`);
    ask(0, "open", { file });
    for (const [index, position] of positions.entries()) {
      const before = text.slice(0, position).split("\n");
      ask(index + 1, "definition", { file, line: before.length, offset: (before.at(-1)?.length ?? 0) + 1 });
    }
    const found = new Map<number, unknown>();
    for await (const line of createInterface({ input: server.stdout })) {
      const answer = line.startsWith("{") ? (JSON.parse(line) as Answer) : undefined;
      if (answer?.type === "response" && answer.request_seq > 0) found.set(answer.request_seq, shown(answer));
      if (found.size === positions.length) break;
    }
    return positions.map((_, index) => found.get(index + 1));
  } finally {
    server.kill();
  }
}

function shown({ body = [] }: Answer): unknown {
  const [first] = body;
  if (first === undefined) return undefined;
  return { file: realpathSync(first.file), text: readFileSync(first.file, "utf8").split("\n")[first.start.line - 1] };
}
