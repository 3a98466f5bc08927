/** Compares an operation of one API with the same operation of the other: path, names, texts, parameters, bodies, responses, callbacks. */
import type { Callback, Operation, RequestBody } from "../../ir/model.js";
import { matchCallbacks } from "../match/callbacks.js";
import type { OperationPair } from "../match/operations.js";
import { refTo } from "../model.js";
import { listed, ours, say, type Sentence } from "../sentence.js";
import { type Comparison, note, type Owner, type Spot } from "../schema/comparison.js";
import { equal, pointersOf } from "../schema/words.js";
import { compareContents } from "./content.js";
import { compareParameters } from "./parameters.js";
import { compareResponses } from "./responses.js";
import { compareSecurity } from "./security.js";
import { type Direction, incoming, outgoing } from "./direction.js";

/** The differences of an operation, and the schemas that it uses. */
export function compareOperation(
  comparison: Comparison,
  pair: OperationPair,
  schemes: ReadonlyMap<string, string>,
): Owner {
  const owner: Owner = { differences: [], uses: new Map() };
  const spot: Spot = { owner, at: "", audiences: ["send", "read"] };
  const widened = comparePaths(spot, pair);
  compareNames(spot, pair);
  compareCall({ comparison, schemes, direction: outgoing, widened }, spot, pair);
  return owner;
}

/** The differences of a webhook, and the schemas that it uses. */
export function compareWebhook(
  comparison: Comparison,
  pair: OperationPair,
  schemes: ReadonlyMap<string, string>,
): Owner {
  const owner: Owner = { differences: [], uses: new Map() };
  const spot: Spot = { owner, at: "", audiences: ["send", "read"] };
  const [a, b] = [refTo(pair.old), refTo(pair.new)];
  if (a.path !== b.path) {
    const { confidence, reasons } = pair;
    const where = { ...pointersOf(pair.old.pointer, pair.new.pointer)(), confidence, reasons };
    note(spot, "webhook-renamed", say`${a.path} was renamed to ${b.path}`, where);
  }
  compareIncoming({ comparison, schemes, direction: incoming, widened: new Set() }, spot, pair);
  return owner;
}

/** What a comparison of two calls has to know. */
interface Setting {
  readonly comparison: Comparison;
  /** Old name → new name of the security schemes. */
  readonly schemes: ReadonlyMap<string, string>;
  readonly direction: Direction;
  /** The path parameters that took the place of a fixed part of the path. */
  readonly widened: ReadonlySet<string>;
}

/** What a call holds, whoever makes it. */
function compareCall(setting: Setting, spot: Spot, pair: OperationPair): void {
  const { comparison, schemes, direction, widened } = setting;
  const { old, new: new_ } = pair;
  const [request, response] = [
    { ...spot, audiences: direction.request },
    { ...spot, audiences: direction.response },
  ];
  compareMethods(request, old, new_);
  compareOwnServers(request, old, new_);
  compareOperationWords(spot, old, new_);
  compareSecurity(request, old, new_, schemes);
  compareParameters(comparison, request, pair, widened);
  compareBodies(comparison, request, old, new_);
  compareResponses(comparison, response, old, new_);
  compareCallbacks(setting, spot, old, new_);
}

/** A call that the server makes. No code is named after it. */
function compareIncoming(setting: Setting, spot: Spot, pair: OperationPair): void {
  const { old, new: new_ } = pair;
  const pointers = pointersOf(old.pointer, new_.pointer);
  if (old.id !== new_.id) note(spot, "described", say`the operationId changed`, pointers("operationId"));
  if (!equal(old.tags, new_.tags)) noteTags(spot, new_, pointers("tags"));
  compareCall(setting, spot, pair);
}

/** Callback Objects (OpenAPI 3.1, section 4.8.18): who sends the operation receives them. */
function compareCallbacks(setting: Setting, whole: Spot, old: Operation, new_: Operation): void {
  const direction = setting.direction === outgoing ? incoming : outgoing;
  const spotOf = ({ name }: Callback): Spot => ({
    ...whole,
    at: `${whole.at}callback ${name} `,
    audiences: direction.request,
  });
  const { pairs, removed, added } = matchCallbacks(old.callbacks, new_.callbacks);
  const pointers = pointersOf(old.pointer, new_.pointer)("callbacks");
  for (const callback of removed) {
    const where = { ...pointers, old: callback.pointer };
    note(spotOf(callback), "callback-removed", say`${callback.name} (${callback.method}) was removed`, where);
  }
  for (const pair of pairs) {
    const [a, b] = [pair.old, pair.new];
    const spot = spotOf(b);
    if (a.path !== b.path) {
      const what = say`its address is ${b.path} instead of ${a.path}`;
      const where = { ...pointersOf(a.pointer, b.pointer)(), audiences: whole.audiences };
      note(spot, "callback-address-changed", what, where);
    }
    compareIncoming({ ...setting, direction, widened: new Set() }, { ...spot, audiences: whole.audiences }, pair);
  }
  for (const callback of added) {
    const where = { ...pointers, new: callback.pointer };
    note(spotOf(callback), "callback-added", say`${callback.name} (${callback.method}) is new`, where);
  }
}

function compareMethods(spot: Spot, old: Operation, new_: Operation): void {
  if (old.method === new_.method) return;
  const where = pointersOf(old.pointer, new_.pointer)();
  note(spot, "operation-method-changed", say`the method is ${new_.method} instead of ${old.method}`, where);
}

/** The servers that an operation has in place of those of the document (OpenAPI 3.1, section 4.8.10). */
function compareOwnServers(whole: Spot, old: Operation, new_: Operation): void {
  const spot: Spot = { ...whole, at: `${whole.at}servers` };
  const where = pointersOf(old.pointer, new_.pointer)("servers");
  const urls = ({ servers = [] }: Operation) => servers.map(({ url }) => url);
  const [before, after] = [urls(old), urls(new_)];
  for (const url of after) if (!before.includes(url)) note(spot, "server-added", say`${url} is new`, where);
  for (const url of before) if (!after.includes(url)) note(spot, "server-removed", say`${url} was removed`, where);
}

/** Notes what changed in the path. Returns the names of parameters that took the place of a fixed part of the path. */
function comparePaths(spot: Spot, { old, new: new_, routes }: OperationPair): ReadonlySet<string> {
  const where = pointersOf(old.pointer, new_.pointer)();
  const [from, to] = [routes.old.segments, routes.new.segments];
  if (equal(from, to)) return new Set();
  const what = say`the path is ${new_.path} instead of ${old.path}`;
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
    note(spot, "operation-renamed", say`${old.id} was renamed to ${new_.id}`, where);
  }
  const pointers = pointersOf(old.pointer, new_.pointer)("tags");
  const [first, other] = [old.tags[0], new_.tags[0]];
  if (first !== other) {
    const name = (tag: string | undefined) => (tag === undefined ? ours("none") : say`${tag}`);
    note(spot, "operation-regrouped", say`the first tag is ${name(other)} instead of ${name(first)}`, pointers);
  } else if (!equal(old.tags, new_.tags)) {
    noteTags(spot, new_, pointers);
  }
}

function noteTags(spot: Spot, { tags }: Operation, where: { readonly old: string; readonly new: string }): void {
  const names: Sentence = tags.length === 0 ? ours("none") : listed(tags.map((tag) => say`${tag}`));
  note(spot, "operation-tagged", say`the tags are ${names}`, where);
}

function compareOperationWords(spot: Spot, old: Operation, new_: Operation): void {
  const pointers = pointersOf(old.pointer, new_.pointer);
  if (old.deprecated !== new_.deprecated) {
    const code = new_.deprecated ? "operation-deprecated" : "operation-undeprecated";
    note(
      spot,
      code,
      new_.deprecated ? say`it is now deprecated` : say`it is no longer deprecated`,
      pointers("deprecated"),
    );
  }
  for (const keyword of ["summary", "description"] as const) {
    if (old[keyword] !== new_[keyword]) note(spot, "described", say`the ${ours(keyword)} changed`, pointers(keyword));
  }
  if (!equal(old.externalDocs, new_.externalDocs)) {
    note(spot, "described", say`the link to external docs changed`, pointers("externalDocs"));
  }
}

/** Request Body Object (OpenAPI 3.1, section 4.8.13). */
function compareBodies(comparison: Comparison, whole: Spot, old: Operation, new_: Operation): void {
  const spot: Spot = { ...whole, at: `${whole.at}request body ` };
  const [a, b] = [old.requestBody, new_.requestBody];
  if (a !== undefined && b !== undefined) return compareBody(comparison, spot, a, b);
  if (a !== undefined)
    note(spot, "request-body-removed", say`there is no longer a body`, { old: a.pointer, new: new_.pointer });
  if (b !== undefined) {
    const kind = b.required ? "required" : "optional";
    note(spot, `${kind}-request-body-added`, say`there is now a body, which is ${ours(kind)}`, {
      old: old.pointer,
      new: b.pointer,
    });
  }
}

function compareBody(comparison: Comparison, spot: Spot, old: RequestBody, new_: RequestBody): void {
  const pointers = pointersOf(old.pointer, new_.pointer);
  if (old.required !== new_.required) {
    const code = new_.required ? "request-body-became-required" : "request-body-became-optional";
    note(spot, code, say`the body is now ${ours(new_.required ? "required" : "optional")}`, pointers("required"));
  }
  if (old.description !== new_.description) {
    note(spot, "described", say`the description changed`, pointers("description"));
  }
  compareContents(comparison, spot, old, new_, "request");
}
