/** Makes changes of the differences: finds which operations each one reaches and how severe it is for them, and merges equal ones. */
import type { Operation } from "../ir/model.js";
import { effectOf, rules } from "./codes.js";
import type { ModelDifference } from "./compare/models.js";
import { groupBy } from "./group.js";
import type { OperationPair } from "./match/operations.js";
import { routeKey } from "./match/routes.js";
import { type Audience, type Impact, severities, type Severity } from "./impact.js";
import { type Change, type ChangePlace, type OperationRef, refKey, refTo, type Subject } from "./model.js";
import type { Reach } from "./reach.js";
import type { Difference, Owner, SchemaPair } from "./schema/comparison.js";
import { listed, textOf } from "./sentence.js";

/** All differences, by what they belong to. */
export interface Found {
  readonly whole: Owner;
  /** Operations, then webhooks. */
  readonly operations: readonly { readonly pair: OperationPair; readonly owner: Owner }[];
  readonly removed: readonly { readonly operation: Operation; readonly owner: Owner }[];
  readonly added: readonly { readonly operation: Operation; readonly owner: Owner }[];
  readonly schemas: readonly SchemaPair[];
  readonly models: readonly ModelDifference[];
  readonly reach: (pair: SchemaPair) => Reach;
}

/** The most operations that a change lists. */
const namedOperations = 1000;

/** All changes: of the whole API, then those that operations share, then of each operation, then of models. */
export function changesOf(found: Found): readonly Change[] {
  const ofOperations = [
    ...found.operations.flatMap(({ pair, owner }) => {
      const moved = routeKey(pair.routes.old) !== routeKey(pair.routes.new);
      const refs = { old: refTo(pair.old), new: refTo(pair.new) };
      const subject: Subject = { kind: "operation", ...refs, ...(moved && { moved }) };
      return changesOfOwner(owner, subject, [refTo(pair.new)]);
    }),
    ...found.removed.flatMap(({ operation, owner }) =>
      changesOfOwner(owner, { kind: "operation", old: refTo(operation) }, [refTo(operation)]),
    ),
    ...found.added.flatMap(({ operation, owner }) =>
      changesOfOwner(owner, { kind: "operation", new: refTo(operation) }, [refTo(operation)]),
    ),
  ];
  const folded = fold(ofOperations);
  return [
    ...changesOfOwner(found.whole, { kind: "api" }, []),
    ...folded.filter(({ subject }) => subject.kind === "operations"),
    ...folded.filter(({ subject }) => subject.kind !== "operations"),
    ...found.models.flatMap(({ old, new: new_, owner }) => {
      const subject: Subject = {
        kind: "model",
        ...(old !== undefined && { old }),
        ...(new_ !== undefined && { new: new_ }),
      };
      return changesOfOwner(owner, subject, []);
    }),
    ...schemaChanges(found),
  ];
}

function changesOfOwner(owner: Owner, subject: Subject, operations: readonly OperationRef[]): Change[] {
  return mergedDifferences(owner).map((difference) => changeOf(difference, subject, difference.audiences, operations));
}

/** The differences of an owner, where changed texts and examples of one place are one difference. */
function mergedDifferences({ differences }: Owner): readonly Difference[] {
  const groups = groupBy(differences, (difference) =>
    ["described", "example-changed"].includes(difference.code)
      ? `${difference.code} ${difference.at.trim()}`
      : difference,
  );
  return [...groups.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    const whats = new Map([first, ...more].map(({ what }) => [textOf(what), what]));
    return [{ ...first, what: listed([...whats.values()]) }];
  });
}

function changeOf(
  difference: Difference,
  subject: Subject,
  audiences: readonly Audience[],
  operations: readonly OperationRef[],
  reach = operations.length,
): Change {
  const { code, what, at, old, new: new_, confidence, reasons } = difference;
  const impact = impactOf(difference, audiences);
  return {
    code,
    severity: worst(impact),
    impact,
    namesOnly: rules[code].namesOnly ?? false,
    subject,
    at: at.trim(),
    what,
    places: [{ ...(old !== undefined && { old }), ...(new_ !== undefined && { new: new_ }) }],
    ...(confidence !== undefined && { confidence }),
    ...(reasons !== undefined && { reasons }),
    reach,
    operations,
  };
}

function impactOf({ code }: Difference, audiences: readonly Audience[]): Impact {
  return Object.fromEntries(
    audiences.flatMap((audience) => {
      const effect = effectOf(code, audience);
      return effect === undefined ? [] : [[audience, effect.severity] as const];
    }),
  );
}

function worst(impact: Impact): Severity {
  return severities.find((severity) => Object.values(impact).includes(severity)) ?? "docs";
}

/** Changes that read the same for several operations become one change of them all. */
function fold(changes: readonly Change[]): readonly Change[] {
  const groups = groupBy(changes, ({ code, at, what }) => JSON.stringify([code, at, textOf(what)]));
  return [...groups.values()].map((group): Change => {
    const [first, ...more] = group;
    if (first === undefined) throw new Error("no group is empty");
    if (more.length === 0) return first;
    const operations = [
      ...new Map(group.flatMap((change) => change.operations).map((ref) => [refKey(ref), ref])).values(),
    ];
    return {
      ...first,
      subject: { kind: "operations" },
      places: distinct(group.flatMap(({ places }) => places)),
      reach: operations.length,
      operations: operations.slice(0, namedOperations),
    };
  });
}

function distinct(places: readonly ChangePlace[]): readonly ChangePlace[] {
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

function union(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}

/** Changes of schemas that stand in the same place of both APIs; and of schemas with the same name, even if no operation uses them. */
function schemaChanges({ schemas, operations, reach }: Found): readonly Change[] {
  const refs = operations.map(({ pair }) => refTo(pair.new));
  const known = new Map<readonly number[], readonly OperationRef[]>();
  // Pairs of schemas that use each other reach the same operations and share the list of them.
  const named = (indexes: readonly number[]) => {
    const list = known.get(indexes) ?? indexes.slice(0, namedOperations).flatMap((index) => refs[index] ?? []);
    known.set(indexes, list);
    return list;
  };
  return schemas.flatMap((pair) => {
    if (pair.differences.length === 0) return [];
    const reached = reach(pair);
    const both = union(reached.send, reached.read);
    const isUsed = reached.send.length + reached.read.length > 0;
    if (!isUsed && pair.old.name !== pair.new.name) return [];
    const subject: Subject = {
      kind: "model",
      ...(pair.old.name !== undefined && { old: pair.old.name }),
      ...(pair.new.name !== undefined && { new: pair.new.name }),
      ...(pair.old.name === undefined && { inPlace: "old" }),
      ...(pair.new.name === undefined && { inPlace: "new" }),
    };
    return mergedDifferences(pair).map((difference) => {
      const audiences = difference.audiences.filter((audience) => reached[audience].length > 0);
      // The audiences for whom it is worst decide which operations it reaches: the others are hardly concerned.
      const impact = impactOf(difference, audiences);
      const [only, ...more] = audiences.filter((audience) => impact[audience] === worst(impact));
      const indexes = only === undefined ? [] : more.length === 0 ? reached[only] : both;
      return changeOf(difference, subject, audiences, named(indexes), indexes.length);
    });
  });
}
