/** What became of the specs so far, one line each: a run that was ended goes on from there. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Result } from "./result.js";

/** What results depend on: those of another build, or that were not compiled, count for nothing. */
export interface Conditions {
  readonly build: string;
  readonly compile: boolean;
}

export class Journal {
  readonly #path: string;
  readonly #head: string;

  constructor(path: string, conditions: Conditions) {
    this.#path = path;
    this.#head = JSON.stringify(conditions);
  }

  /** The results that a run under these conditions left. */
  read(): readonly Result[] {
    if (!existsSync(this.#path)) return [];
    const [head, ...lines] = readFileSync(this.#path, "utf8").split("\n");
    return head === this.#head ? lines.flatMap(resultIn) : [];
  }

  /** Forgets what was there. */
  begin(results: readonly Result[]): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(this.#path, `${this.#head}\n`);
    for (const result of results) this.add(result);
  }

  add(result: Result): void {
    appendFileSync(this.#path, `${JSON.stringify(result)}\n`);
  }
}

/** None, of a line that was cut when the run was ended. */
function resultIn(line: string): Result[] {
  try {
    return [JSON.parse(line) as Result];
  } catch {
    return [];
  }
}
