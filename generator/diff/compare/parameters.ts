/** Compares the parameters of an operation, matched by location and name; those of the path also by position. */
import type { ArraySchema, Parameter, Schema } from "../../ir/model.js";
import { isReservedHeader } from "../../ir/parameters.js";
import type { OperationPair } from "../match/operations.js";
import { findRenames, type Rename } from "../match/renames.js";
import { compareSchemas } from "../schema/compare.js";
import { type Comparison, note, type Spot } from "../schema/comparison.js";
import { resolved, typeLikeness } from "../schema/likeness.js";
import { typeText } from "../schema/type-text.js";
import { equal, pointersOf } from "../schema/words.js";
import { ours, say } from "../sentence.js";
import { mediaTypeKey } from "./media-types.js";

/** @param widened the path parameters that took the place of a fixed part of the path */
export function compareParameters(
  comparison: Comparison,
  spot: Spot,
  pair: OperationPair,
  widened: ReadonlySet<string>,
): void {
  const matched = matchParameters(comparison, pair);
  for (const [old, new_] of matched.same) compareParameter(comparison, spot, old, new_);
  for (const { old, new: new_, confidence, reasons } of matched.renamed) {
    const isPath = old.in === "path" && equal(pair.routes.old.segments, pair.routes.new.segments);
    const code = isPath ? "path-parameter-renamed" : "parameter-renamed";
    const where = { ...pointersOf(old.pointer, new_.pointer)(), at: placeOf(spot, new_), confidence, reasons };
    note(spot, code, say`${old.name} was renamed to ${new_.name}`, where);
    compareParameter(comparison, spot, old, new_);
  }
  for (const old of matched.gone) {
    const what = say`${old.name} (${typeText(old.schema)}) was removed`;
    note(spot, "parameter-removed", what, { old: old.pointer, new: pair.new.pointer, at: placeOf(spot, old) });
  }
  for (const new_ of matched.come.filter(({ in: location, name }) => location !== "path" || !widened.has(name))) {
    const kind = new_.required ? "required" : "optional";
    const what = say`${new_.name} (${typeText(new_.schema)}) is new and ${ours(kind)}`;
    note(spot, `${kind}-parameter-added`, what, { old: pair.old.pointer, new: new_.pointer, at: placeOf(spot, new_) });
  }
}

interface Matched {
  readonly same: readonly (readonly [Parameter, Parameter])[];
  readonly renamed: readonly Rename<Parameter>[];
  readonly gone: readonly Parameter[];
  readonly come: readonly Parameter[];
}

function matchParameters(comparison: Comparison, pair: OperationPair): Matched {
  const gone = new Set(pair.old.parameters.filter(isSent));
  const come = new Set(pair.new.parameters.filter(isSent));
  const same: (readonly [Parameter, Parameter])[] = [];
  const take = (old: Parameter, new_: Parameter) => {
    gone.delete(old);
    come.delete(new_);
    same.push([old, new_]);
  };
  const meet = (keyOf: (parameter: Parameter) => string) => {
    const byKey = new Map([...come].map((parameter) => [keyOf(parameter), parameter]));
    for (const old of [...gone]) {
      const new_ = byKey.get(keyOf(old));
      if (new_ !== undefined && come.has(new_)) take(old, new_);
    }
  };
  meet(({ in: location, name }) => `${location} ${wireName(location, name)}`);
  meet(({ name }) => name);
  const settle = (renamed: readonly Rename<Parameter>[]) => {
    for (const { old, new: new_ } of renamed) {
      gone.delete(old);
      come.delete(new_);
    }
    return renamed;
  };
  const inPath = settle(samePlaces(pair, gone, come));
  const elsewhere = settle(renames(comparison, gone, come));
  return { same, renamed: [...inPath, ...elsewhere], gone: [...gone], come: [...come] };
}

/** Whether a client sends the parameter: OpenAPI ignores some headers. */
function isSent({ in: location, name }: Parameter): boolean {
  return location !== "header" || !isReservedHeader(name);
}

/** The name as servers compare it: that of a header without case. */
function wireName(location: Parameter["in"], name: string): string {
  return location === "header" ? name.toLowerCase() : name;
}

/** Path parameters with other names in the same position of the same path: they are the same parameters. */
function samePlaces(
  { old, new: new_, routes }: OperationPair,
  gone: ReadonlySet<Parameter>,
  come: ReadonlySet<Parameter>,
) {
  if (!equal(routes.old.segments, routes.new.segments)) return [];
  const names = (operation: typeof old) =>
    operation.pathSegments.flatMap((segment) => (segment.kind === "parameter" ? [segment.name] : []));
  const pathParameters = (all: ReadonlySet<Parameter>) =>
    new Map([...all].flatMap((one) => (one.in === "path" ? [[one.name, one] as const] : [])));
  const [goneByName, comeByName] = [pathParameters(gone), pathParameters(come)];
  const others = names(new_);
  return names(old).flatMap((name, index): Rename<Parameter>[] => {
    const [a, b] = [goneByName.get(name), comeByName.get(others[index] ?? "")];
    if (a === undefined || b === undefined) return [];
    return [{ old: a, new: b, confidence: 1, reasons: [ours("same place in the path")] }];
  });
}

function renames(
  comparison: Comparison,
  gone: ReadonlySet<Parameter>,
  come: ReadonlySet<Parameter>,
): readonly Rename<Parameter>[] {
  return (["path", "query", "querystring", "header", "cookie"] as const).flatMap((location) =>
    findRenames(
      [...gone].filter((parameter) => parameter.in === location),
      [...come].filter((parameter) => parameter.in === location),
      comparison.vocabulary,
      (a, b) => typeLikeness(comparison, a.schema, b.schema),
    ),
  );
}

function compareParameter(comparison: Comparison, whole: Spot, old: Parameter, new_: Parameter): void {
  const spot: Spot = { ...whole, at: placeOf(whole, new_) };
  const pointers = pointersOf(old.pointer, new_.pointer);
  if (old.in !== new_.in) {
    note(
      spot,
      "parameter-moved",
      say`${new_.name} is sent in ${ours(the(new_.in))} instead of ${ours(the(old.in))}`,
      pointers("in"),
    );
  }
  if (old.required !== new_.required) {
    const code = new_.required ? "parameter-became-required" : "parameter-became-optional";
    note(spot, code, say`${new_.name} is now ${ours(new_.required ? "required" : "optional")}`, pointers("required"));
  }
  if (old.deprecated !== new_.deprecated) {
    const code = new_.deprecated ? "parameter-deprecated" : "parameter-undeprecated";
    const what = say`${new_.name} is ${ours(new_.deprecated ? "now deprecated" : "no longer deprecated")}`;
    note(spot, code, what, pointers("deprecated"));
  }
  if (old.description !== new_.description) {
    note(spot, "described", say`the description changed`, pointers("description"));
  }
  if (!equal(old.example, new_.example)) {
    note(spot, "example-changed", say`the example changed`, pointers("example"));
  }
  // Who reads the parameter of a webhook has to expect several values.
  const list = spot.audiences.includes("send") ? listOfOld(comparison, old, new_) : undefined;
  if (list !== undefined) {
    const what = say`${new_.name} accepts several values: ${typeText(list)} instead of ${typeText(old.schema)}`;
    return note(spot, "parameter-became-list", what, pointers("schema"));
  }
  if (old.in === new_.in) compareSerialization(comparison, spot, old, new_);
  compareSchemas(comparison, { ...spot, at: `${spot.at} ` }, old.schema, new_.schema);
}

/**
 * The list that took the place of one value in the query; undefined where that is not what happened. `?x=a` is a text, and also a list of
 * one item where each item is a parameter of its own: old requests stay right.
 */
function listOfOld(comparison: Comparison, old: Parameter, new_: Parameter): ArraySchema | undefined {
  const isExploded =
    [old, new_].every(({ in: location }) => location === "query") && new_.style === "form" && new_.explode;
  const [text, list] = [resolved(old.schema, comparison.old), resolved(new_.schema, comparison.new)];
  if (!isExploded || list.kind !== "array" || !isPlain(text)) return undefined;
  const keepsDefault = old.schema.default === undefined || equal([old.schema.default], new_.schema.default);
  return keepsDefault && typeLikeness(comparison, text, list.items) === 1 ? list : undefined;
}

/** Whether a value is serialized as one word. */
function isPlain({ kind }: Schema): boolean {
  return ["string", "integer", "number", "boolean", "enum"].includes(kind);
}

/** Notes another serialization. `style` and `explode` matter to lists and objects; to a single value, only `label` and `matrix`. */
function compareSerialization(comparison: Comparison, spot: Spot, old: Parameter, new_: Parameter): void {
  const areWords = [resolved(old.schema, comparison.old), resolved(new_.schema, comparison.new)].every(isPlain);
  const written = ({ style, explode, allowReserved, contentType }: Parameter) => [
    ...(areWords
      ? ["label", "matrix"].includes(style)
        ? [style]
        : []
      : [style, explode ? "exploded" : "not exploded"]),
    ...(allowReserved ? ["reserved characters not encoded"] : []),
    ...(contentType === undefined ? [] : [mediaTypeKey(contentType)]),
  ];
  const [a, b] = [written(old), written(new_)];
  if (equal(a, b)) return;
  const text = (words: readonly string[]) => say`${words.length === 0 ? "plain" : words.join(", ")}`;
  const what = say`${new_.name} is written as ${text(b)} instead of ${text(a)}`;
  note(spot, "parameter-serialization-changed", what, pointersOf(old.pointer, new_.pointer)());
}

function placeOf({ at }: Spot, { in: location, name }: Parameter): string {
  return `${at}${location} ${name}`;
}

function the(location: Parameter["in"]): string {
  return location === "header" || location === "cookie" ? `a ${location}` : `the ${location}`;
}
