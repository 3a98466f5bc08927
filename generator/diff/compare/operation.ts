/** Compares an operation of one API with the same operation of the other: path, names, texts, parameters, bodies and responses. */
import type { Operation, RequestBody } from "../../ir/model.js";
import type { OperationPair } from "../match/operations.js";
import { listed, ours, say } from "../sentence.js";
import { type Comparison, note, type Owner, type Spot } from "../schema/comparison.js";
import { equal, pointersOf } from "../schema/words.js";
import { compareContents } from "./content.js";
import { compareParameters } from "./parameters.js";
import { compareResponses } from "./responses.js";
import { compareSecurity } from "./security.js";

/** The differences of an operation, and the schemas that it uses. */
export function compareOperation(
  comparison: Comparison,
  pair: OperationPair,
  schemes: ReadonlyMap<string, string>,
): Owner {
  const owner: Owner = { differences: [], uses: new Map() };
  const spot: Spot = { owner, at: "", audiences: ["send", "read"] };
  const { old, new: new_ } = pair;
  const widened = comparePaths(spot, pair);
  compareNames(spot, pair);
  compareOperationWords(spot, old, new_);
  compareSecurity(spot, old, new_, schemes);
  compareParameters(comparison, spot, pair, widened);
  compareBodies(comparison, spot, old, new_);
  compareResponses(comparison, spot, old, new_);
  return owner;
}

/** Notes what changed in method and path. Returns the names of parameters that took the place of a fixed part of the path. */
function comparePaths(spot: Spot, { old, new: new_, routes }: OperationPair): ReadonlySet<string> {
  const where = pointersOf(old.pointer, new_.pointer)();
  if (old.method !== new_.method) {
    note(spot, "operation-method-changed", say`the method is ${new_.method} in place of ${old.method}`, where);
  }
  const [from, to] = [routes.old.segments, routes.new.segments];
  if (equal(from, to)) return new Set();
  const what = say`the path is ${new_.path} in place of ${old.path}`;
  const names = new_.path.split("/").slice(-to.length);
  const isWider =
    from.length === to.length && to.every((segment, index) => segment === "{}" || segment === from[index]);
  note(spot, isWider ? "operation-path-widened" : "operation-path-changed", what, where);
  const isFixed = (index: number) => from[index] !== "{}" && to[index] === "{}";
  return isWider ? new Set(names.filter((_, index) => isFixed(index)).map((name) => name.slice(1, -1))) : new Set();
}

function compareNames(spot: Spot, { old, new: new_, confidence, reasons }: OperationPair): void {
  if (old.id !== new_.id) {
    const where = { ...pointersOf(old.pointer, new_.pointer)("operationId"), confidence, reasons };
    note(spot, "operation-renamed", say`${old.id} is ${new_.id} now`, where);
  }
  const pointers = pointersOf(old.pointer, new_.pointer)("tags");
  const [first, other] = [old.tags[0], new_.tags[0]];
  if (first !== other) {
    const name = (tag: string | undefined) => (tag === undefined ? ours("none") : say`${tag}`);
    note(spot, "operation-regrouped", say`the first tag is ${name(other)} in place of ${name(first)}`, pointers);
  } else if (!equal(old.tags, new_.tags)) {
    note(spot, "operation-tagged", say`the tags are ${listed(new_.tags.map((tag) => say`${tag}`))}`, pointers);
  }
}

function compareOperationWords(spot: Spot, old: Operation, new_: Operation): void {
  const pointers = pointersOf(old.pointer, new_.pointer);
  if (old.deprecated !== new_.deprecated) {
    const code = new_.deprecated ? "operation-deprecated" : "operation-undeprecated";
    note(spot, code, new_.deprecated ? say`deprecated now` : say`no longer deprecated`, pointers("deprecated"));
  }
  for (const keyword of ["summary", "description"] as const) {
    if (old[keyword] !== new_[keyword]) note(spot, "described", say`another ${ours(keyword)}`, pointers(keyword));
  }
  if (!equal(old.externalDocs, new_.externalDocs)) {
    note(spot, "described", say`another link to further docs`, pointers("externalDocs"));
  }
}

/** Request Body Object (OpenAPI 3.1, section 4.8.13). */
function compareBodies(comparison: Comparison, whole: Spot, old: Operation, new_: Operation): void {
  const spot: Spot = { ...whole, at: "request body ", audiences: ["send"] };
  const [a, b] = [old.requestBody, new_.requestBody];
  if (a !== undefined && b !== undefined) return compareBody(comparison, spot, a, b);
  if (a !== undefined)
    note(spot, "request-body-removed", say`there is no body any more`, { old: a.pointer, new: new_.pointer });
  if (b !== undefined) {
    const kind = b.required ? "required" : "optional";
    note(spot, `${kind}-request-body-added`, say`there is a body, which is ${ours(kind)}`, {
      old: old.pointer,
      new: b.pointer,
    });
  }
}

function compareBody(comparison: Comparison, spot: Spot, old: RequestBody, new_: RequestBody): void {
  const pointers = pointersOf(old.pointer, new_.pointer);
  if (old.required !== new_.required) {
    const code = new_.required ? "request-body-became-required" : "request-body-became-optional";
    note(spot, code, say`the body is ${ours(new_.required ? "required" : "optional")} now`, pointers("required"));
  }
  if (old.description !== new_.description) {
    note(spot, "described", say`another description`, pointers("description"));
  }
  compareContents(comparison, spot, old, new_, "request");
}
