/** What the names of an operation's further methods end in. */
import type { OperationView } from "../../ir/operation-view.js";
import type { ResultFormat } from "../../ir/results.js";
import type { OperationParts } from "./names.js";

/** What is put after the name of the main method for each other method of an operation: one walks all pages, others ask for other formats. */
export function methodSuffixes({ results, pagination }: OperationView): OperationParts["suffixes"] {
  const [, ...others] = results;
  return { ...(pagination !== undefined && { all: "All" }), others: others.map(({ format }) => suffixes[format]) };
}

const suffixes: Readonly<Record<ResultFormat, string>> = {
  json: "Json",
  text: "Text",
  binary: "Binary",
  any: "Any",
  ndjson: "Stream",
  "json-seq": "Sequence",
  "event-stream": "Events",
  none: "",
};
