/** What the names of an operation's further methods end in. */
import type { OperationView } from "../../ir/operation-view.js";
import type { Result } from "../../ir/results.js";
import { type TsCode, code } from "./code.js";

/** What is put after the name of the main method for each other method of an operation. */
export function methodSuffixes({ results, pagination }: OperationView): readonly TsCode[] {
  const [, ...others] = results;
  return [...(pagination === undefined ? [] : [allSuffix]), ...others.map(resultSuffix)];
}

/** Of the method that walks all pages. */
export const allSuffix = code`All`;

/** What is put after the name of a method that asks for another format than the main one. */
export function resultSuffix(result: Result): TsCode {
  const names = {
    ndjson: code`Stream`,
    text: code`Text`,
    binary: code`Binary`,
    json: code`Json`,
    form: code`Form`,
    multipart: code`Multipart`,
    none: code``,
  };
  return names[result.format];
}
