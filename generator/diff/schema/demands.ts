/** What a schema demands of a value beside its type: conditions that no type can say, sizes of objects, lists of values. */
import { partsOf, type SchemaLookup } from "../../ir/flatten.js";
import type { Json, ObjectSchema, Schema } from "../../ir/model.js";
import { say, value as shown } from "../sentence.js";
import { type Comparison, note, type Spot } from "./comparison.js";
import { equal, type Pointers } from "./words.js";

/** Keyword → what it demands. */
type Demands = ReadonlyMap<string, Json>;

/** Compares what two schemas demand; a reference demands what stands beside it. */
export function compareDemands(
  { old: before, new: after }: Comparison,
  spot: Spot,
  [old, new_]: readonly [Schema, Schema],
  pointers: Pointers,
): void {
  // What both refer to is compared there.
  const isMixed = (old.kind === "ref") !== (new_.kind === "ref");
  const [names, others] = [refsOf(old), refsOf(new_)];
  const shared = new Set([...names].filter((name) => others.has(name)));
  const [a, b] = [demandsOf(old, isMixed, shared, before), demandsOf(new_, isMixed, shared, after)];
  for (const keyword of new Set([...a.keys(), ...b.keys()])) {
    const [was, is] = [a.get(keyword), b.get(keyword)];
    if (equal(was, is)) continue;
    const where = pointers(keyword);
    if (is === undefined) note(spot, "limit-loosened", say`${keyword} ${shown(was)} was removed`, where);
    else if (was === undefined) note(spot, "limit-tightened", say`${keyword} ${shown(is)} was added`, where);
    else note(spot, codeOf(keyword, was, is), say`${keyword} is ${shown(is)} instead of ${shown(was)}`, where);
  }
}

function codeOf(keyword: string, was: Json, is: Json) {
  if (typeof was !== "number" || typeof is !== "number") return "condition-changed";
  return keyword.startsWith("min") === is > was ? "limit-tightened" : "limit-loosened";
}

/** The names that a schema is, or that its `allOf` is made of. */
function refsOf(schema: Schema): ReadonlySet<string> {
  const parts = schema.kind === "intersection" ? partsOf(schema) : [schema];
  return new Set(parts.flatMap((part) => (part.kind === "ref" ? [part.name] : [])));
}

/** @param isMixed what a reference names counts, since the other side is written in place */
function demandsOf(schema: Schema, isMixed: boolean, shared: ReadonlySet<string>, lookup: SchemaLookup): Demands {
  const own = ownDemands(schema);
  if (schema.kind === "intersection") {
    const parts = schema.members.map((part) => demandsOf(part, true, shared, lookup));
    return new Map([...parts, own].flatMap((part) => [...part]));
  }
  const named = schema.kind === "ref" && isMixed && !shared.has(schema.name) ? lookup(schema.name) : undefined;
  return named === undefined ? own : new Map([...ownDemands(named), ...own]);
}

function ownDemands(schema: Schema): Demands {
  const { conditions = {}, listed } = schema;
  return new Map([
    ...Object.entries(conditions),
    ...(listed === undefined ? [] : [["enum", listed] as const]),
    ...(schema.kind === "object" ? sizesOf(schema) : []),
  ]);
}

function sizesOf({ minProperties, maxProperties, requiredChoices = [] }: ObjectSchema): [string, Json][] {
  return [
    // A minimum of 0 says nothing, as no minimum does.
    ...(minProperties === undefined || minProperties === 0 ? [] : [["minProperties", minProperties] as [string, Json]]),
    ...(maxProperties === undefined ? [] : [["maxProperties", maxProperties] as [string, Json]]),
    ...requiredChoices.map(({ keyword, choices }): [string, Json] => [
      keyword,
      choices.map((required) => ({ required })),
    ]),
  ];
}
