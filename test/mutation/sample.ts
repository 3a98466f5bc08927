/** Declarations at random, for areas that are too large to be mutated as a whole. */
import { readFileSync } from "node:fs";
import ts from "typescript";

/** A statement of a module: `file.ts:first-last`, lines counted from 1, as Stryker wants it. */
interface Range {
  readonly text: string;
  readonly lines: number;
}

/** Whole statements of modules, drawn by a seed until they have so many lines; all of them where there are not more. */
export function sampleOf(files: readonly string[], lines: number, seed: number): string[] {
  const ranges = shuffled(files.flatMap(rangesOf), seed);
  let left = lines;
  return ranges.flatMap(({ text, lines: size }) => {
    const isTaken = left > 0;
    left -= size;
    return isTaken ? [text] : [];
  });
}

function rangesOf(file: string): Range[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  return source.statements.filter(hasCode).map((statement) => {
    const lineOf = (position: number): number => source.getLineAndCharacterOfPosition(position).line + 1;
    const [first, last] = [lineOf(statement.getStart(source)), lineOf(statement.end)];
    return { text: `${file}:${first}-${last}`, lines: last - first + 1 };
  });
}

function hasCode(statement: ts.Statement): boolean {
  return !(
    ts.isImportDeclaration(statement) ||
    ts.isExportDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
  );
}

/** Fisher and Yates, with the numbers of mulberry32. */
function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const random = randomOf(seed);
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
