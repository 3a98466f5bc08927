/** Compares the responses of an operation by status: which of them mean success, then what each holds. */
import { successes } from "../../ir/results.js";
import type { Operation, Response, ResponseHeader } from "../../ir/model.js";
import { type Comparison, note, type Spot } from "../schema/comparison.js";
import { typeText } from "../schema/type-text.js";
import { pointersOf } from "../schema/words.js";
import { listed, ours, say } from "../sentence.js";
import { compareContents, compareKnownTypes } from "./content.js";
import { mediaTypeKey } from "./media-types.js";

export function compareResponses(comparison: Comparison, spot: Spot, old: Operation, new_: Operation): void {
  const before = new Map(old.responses.map((response) => [response.status, response]));
  const after = new Map(new_.responses.map((response) => [response.status, response]));
  const [succeeded, succeeds] = [new Set(successes(old)), new Set(successes(new_))];
  const gone = old.responses.filter(({ status }) => !after.has(status));
  const come = new_.responses.filter(({ status }) => !before.has(status));
  const moved = movedSuccess(
    gone.filter((response) => succeeded.has(response)),
    come.filter((response) => succeeds.has(response)),
  );

  for (const [status, response] of before) {
    const other = after.get(status);
    if (other !== undefined) compareResponse(comparison, spot, response, other);
  }
  for (const [a, b] of moved) {
    const where = { ...pointersOf(a.pointer, b.pointer)(), at: `${spot.at}response ${b.status}` };
    note(spot, "success-status-changed", say`the status is ${b.status} instead of ${a.status}`, where);
    compareResponse(comparison, spot, a, b);
  }
  const known = new Set(moved.flat());
  for (const response of gone.filter((item) => !known.has(item))) {
    const code = succeeded.has(response) ? "success-response-removed" : "error-response-removed";
    const where = {
      old: response.pointer,
      new: `${new_.pointer}/responses`,
      at: `${spot.at}response ${response.status}`,
    };
    note(spot, code, say`${response.status} was removed`, where);
  }
  for (const response of come.filter((item) => !known.has(item))) {
    const isKnown = [...succeeded].some((other) => bodyText(other) === bodyText(response));
    const code = !succeeds.has(response)
      ? "error-response-added"
      : isKnown
        ? "success-status-added"
        : "success-response-added";
    const where = {
      old: `${old.pointer}/responses`,
      new: response.pointer,
      at: `${spot.at}response ${response.status}`,
    };
    note(
      spot,
      code,
      say`${response.status} is new${succeeds.has(response) ? say`: ${bodyText(response)}` : []}`,
      where,
    );
  }
}

/** Where one response of success was removed and one was added, it is the same response with another status. */
function movedSuccess(gone: readonly Response[], come: readonly Response[]): (readonly [Response, Response])[] {
  const [a, b] = [gone[0], come[0]];
  return a !== undefined && b !== undefined && gone.length === 1 && come.length === 1 ? [[a, b]] : [];
}

function bodyText({ content }: Response): string {
  if (content.length === 0) return "no body";
  return content
    .map(({ type, schema }) => `${mediaTypeKey(type)} ${schema === undefined ? "any" : typeText(schema)}`)
    .join(", ");
}

function compareResponse(comparison: Comparison, whole: Spot, old: Response, new_: Response): void {
  const spot: Spot = { ...whole, at: `${whole.at}response ${new_.status} ` };
  if (old.description !== new_.description) {
    note(spot, "described", say`the description changed`, pointersOf(old.pointer, new_.pointer)("description"));
  }
  compareHeaders(comparison, spot, old, new_);
  if (old.content.length === 0 && new_.content.length > 0) {
    const types = listed(new_.content.map(({ type }) => say`${type}`));
    // Who answers a webhook has to send what nobody asked for.
    const code = spot.audiences.includes("send") ? "type-narrowed" : "response-media-type-added";
    note(spot, code, say`there is now a body, ${types}`, pointersOf(old.pointer, new_.pointer)("content"));
  } else if (new_.content.length === 0 && old.content.length > 0) {
    note(
      spot,
      "response-media-type-removed",
      say`there is no longer a body`,
      pointersOf(old.pointer, new_.pointer)("content"),
    );
  } else compareContents(comparison, spot, old, new_, "response");
}

/** Header Objects (OpenAPI 3.1, section 4.8.21). Their names are compared without case. */
function compareHeaders(comparison: Comparison, spot: Spot, old: Response, new_: Response): void {
  const byName = (headers: readonly ResponseHeader[]) =>
    new Map(headers.map((header) => [header.name.toLowerCase(), header]));
  const [before, after] = [byName(old.headers), byName(new_.headers)];
  const pointers = (a: ResponseHeader | undefined, b: ResponseHeader | undefined) => ({
    old: a === undefined ? old.pointer : `${old.pointer}/headers/${token(a.name)}`,
    new: b === undefined ? new_.pointer : `${new_.pointer}/headers/${token(b.name)}`,
  });
  for (const [name, header] of before) {
    const other = after.get(name);
    const at = `${spot.at}header ${header.name}`;
    const where = { ...pointers(header, other), at };
    if (other === undefined) {
      note(spot, "response-header-removed", say`the header ${header.name} was removed`, where);
      continue;
    }
    if (header.required !== other.required) {
      const code = other.required ? "response-header-became-required" : "response-header-became-optional";
      note(spot, code, say`the header ${other.name} is now ${ours(other.required ? "required" : "optional")}`, where);
    }
    if (header.description !== other.description) {
      note(spot, "described", say`the description changed`, where);
    }
    compareKnownTypes(comparison, { ...spot, at: `${at} ` }, header, other, pointers(header, other));
  }
  for (const [name, header] of after) {
    if (before.has(name)) continue;
    const where = { ...pointers(undefined, header), at: `${spot.at}header ${header.name}` };
    if (header.required && spot.audiences.includes("send")) {
      note(spot, "response-header-became-required", say`the header ${header.name} is new and required`, where);
    } else note(spot, "response-header-added", say`the header ${header.name} is new`, where);
  }
}

function token(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
