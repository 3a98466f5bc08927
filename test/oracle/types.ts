/** Whether the types of a client admit what its trials send. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { complaints, resolutions, strictFlags } from "../support/compiler.js";
import { idOf } from "./document.js";
import { partsOf, type Part, type Trial, type TriedField, type Typed } from "./trial.js";

/**
 * Compiles a call of each trial with all that it takes.
 *
 * @param folder holds the client
 * @returns what the compiler says, by the index of the trial; -1: of no call
 */
export async function typeProblems(trials: readonly Trial[], folder: string): Promise<ReadonlyMap<number, string>> {
  const head = 'import type { TrialApi } from "./src/index.js";\ndeclare const api: TrialApi;\n';
  writeFileSync(join(folder, "calls.ts"), head + trials.map((trial, index) => `${callOf(trial, index)}\n`).join(""));
  writeFileSync(join(folder, "tsconfig.calls.json"), '{ "compilerOptions": { "types": [] }, "include": ["calls.ts"] }');
  const said = await complaints("7.0", folder, [
    "-p",
    "tsconfig.calls.json",
    "--pretty",
    "false",
    ...strictFlags,
    ...resolutions.nodenext,
  ]);
  return new Map(
    said.split("\n").flatMap((line): [number, string][] => (/error TS/.test(line) ? [[indexIn(line), line]] : [])),
  );
}

/** One line for each call, after two others. */
function indexIn(line: string): number {
  const number = /^calls\.ts\((\d+),/.exec(line)?.[1];
  return number === undefined ? -1 : Number(number) - 3;
}

function callOf(trial: Trial, index: number): string {
  const parts = partsOf(trial);
  const params = parts.flatMap((part) =>
    part.kind === "parameter" ? [property(part.parameter.name, part.parameter)] : [],
  );
  const body = bodyOf(parts);
  const chosen = trial.hasChoice ? [`contentType: "${trial.body?.type ?? ""}"`] : [];
  const all = [...params, ...(body === undefined ? [] : [`body: ${body}`, ...chosen])];
  return `void api.${idOf(index)}(${all.length === 0 ? "" : `{ ${all.join(", ")} }`});`;
}

function bodyOf(parts: readonly Part[]): string | undefined {
  const fields = parts.flatMap((part) =>
    part.kind === "field" ? [property(part.field.name, part.field, part.field.file)] : [],
  );
  if (fields.length > 0) return `{ ${fields.join(", ")} }`;
  const [content] = parts.flatMap((part) => (part.kind === "body" ? [part.content] : []));
  return content === undefined ? undefined : literalOf(content);
}

function property(name: string, typed: Typed, file?: TriedField["file"]): string {
  return `${JSON.stringify(name)}: ${literalOf(typed, file)}`;
}

function literalOf({ shape, value }: Typed, file?: TriedField["file"]): string {
  const one = file?.name ? "new File([], 'x')" : "new Blob()";
  if (shape === "file") return one;
  return shape === "files" ? `[${one}]` : JSON.stringify(value).replace(/[\u2028\u2029]/g, "");
}
