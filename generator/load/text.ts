/** Parses a text, JSON or YAML, to plain data. */
import { type Event, parseEvents, YAMLException } from "js-yaml";
import { type Failure, failure, type Finding, type Place } from "../diagnostics.js";
import { isObject, type JsonObject, noteYaml } from "./json.js";
import { type Excess, findExcess, maxDepth, maxValues } from "./limits.js";
import { lineStartsOf, type Offsets, offsetOf, offsetsOf, placeAt } from "./places.js";
import { toPointer } from "./pointer.js";
import type { YamlReading } from "./reading.js";
import { documentsOf, isReadOtherwise } from "./yaml.js";

/** A document, and the places of its parts. */
export interface Document {
  readonly name: string;
  readonly value: JsonObject;
  /** The place of a pointer, or of its nearest ancestor that exists. The first call builds an index: call it for what is shown only. */
  readonly locate: (pointer: string) => Place;
  /** The pointer of the text that a pointer stands for, where the value was converted from another format. */
  readonly original?: (pointer: string) => string;
  /** The pointer to what a pointer of the text leads to, where the value was converted. */
  readonly moved?: (pointer: string) => string;
  /** What was accepted although it is wrong, or was done to the value. */
  readonly findings?: readonly Finding[];
  /** The same text in another reading of YAML; undefined where that finds the same. */
  readonly readAs?: (reading: YamlReading) => Document | undefined;
}

/**
 * Parses a text that must hold one mapping. JSON is parsed as YAML, of which it is a part: `JSON.parse` would lose the order of
 * responses, drop the first of two equal keys without a word, and give no places.
 *
 * @param reading how scalars without quotes are read
 * @throws Failure SPEC_EMPTY, SPEC_SYNTAX, SPEC_LIMIT, SPEC_INVALID (a number that is none) or SPEC_NOT_OPENAPI
 */
export function parseText(name: string, text: string, reading: YamlReading = "1.2"): Document {
  if (/^\s*<(?!<)/.test(text)) {
    throw failure("SPEC_NOT_OPENAPI", `${name} is an HTML or XML page.`, {
      place: { file: name, line: 1, column: 1 },
      fix: "Use the address of the document itself, such as `/openapi.json`, not of the page that shows it.",
    });
  }
  const { events, value } = parse(name, text, reading);
  const locate = locator(name, text, events);
  const excess = findExcess(value);
  if (excess !== undefined) throw refusal(excess, locate);
  if (!isObject(value)) {
    const what = Array.isArray(value) ? "a list" : "a single value";
    throw failure("SPEC_NOT_OPENAPI", `${name} is ${what}, not a mapping.`, { place: locate("#") });
  }
  if (!text.trimStart().startsWith("{")) noteYaml(value);
  const readAs = (other: YamlReading) =>
    isReadOtherwise(other, events, text) ? parseText(name, text, other) : undefined;
  return { name, value, locate, readAs };
}

/** Finds places by pointer. The first call builds the index. */
function locator(name: string, text: string, events: readonly Event[]): (pointer: string) => Place {
  let index: { readonly offsets: Offsets; readonly lineStarts: readonly number[] } | undefined;
  return (pointer) => {
    index ??= { offsets: offsetsOf(text, events), lineStarts: lineStartsOf(text) };
    return placeAt(name, index.lineStarts, offsetOf(index.offsets, pointer));
  };
}

function parse(
  name: string,
  text: string,
  reading: YamlReading,
): { readonly events: Event[]; readonly value: unknown } {
  try {
    const events = parseEvents(text, { maxDepth });
    const documents = documentsOf(reading, events, text);
    if (documents.length > 1) {
      throw failure("SPEC_SYNTAX", `${name} holds ${documents.length} YAML documents.`, {
        place: { file: name },
        fix: "Pass a file with one document: nothing after a line `---`.",
      });
    }
    const value = documents[0];
    if (value === undefined || value === null) {
      throw failure("SPEC_EMPTY", `${name} is empty.`, { place: { file: name } });
    }
    return { events, value };
  } catch (error) {
    throw error instanceof YAMLException ? syntaxFailure(name, text, error) : error;
  }
}

function syntaxFailure(name: string, text: string, { reason, mark }: YAMLException): Failure {
  const code = /exceeded max/.test(reason) ? "SPEC_LIMIT" : "SPEC_SYNTAX";
  const duplicate = reason === "duplicated mapping key" && mark ? /^[^\s:,{}]+/.exec(text.slice(mark.position)) : null;
  const place = mark === undefined ? { file: name } : placeAt(name, lineStartsOf(text), mark.position);
  return failure(code, `${name}: ${reason}${duplicate ? ` ${duplicate[0].slice(0, 80)}` : ""}.`, { place });
}

function refusal({ kind, path }: Excess, locate: (pointer: string) => Place): Failure {
  const pointer = toPointer(kind === "number" ? path : path.slice(0, 4));
  const more = { pointer, place: locate(pointer) };
  switch (kind) {
    case "depth":
      return failure(
        "SPEC_LIMIT",
        `Nested deeper than ${maxDepth} levels, or a YAML alias that contains itself.`,
        more,
      );
    case "values":
      return failure("SPEC_LIMIT", `YAML aliases expand the document to more than ${maxValues} values.`, more);
    case "number":
      return failure("SPEC_INVALID", "A number that JSON does not support: infinity or not-a-number.", more);
  }
}
