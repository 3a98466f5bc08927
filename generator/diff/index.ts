/**
 * What changed between two APIs, and for whom. Compares the models of `ir/model.ts`, not the documents: two spellings of one thing are
 * no change.
 *
 *   match operations → compare each pair and note which schemas stand in the same place → compare these → match models → find the
 *   operations that each change reaches
 */
import { lookupIn } from "../ir/flatten.js";
import type { Api, Operation } from "../ir/model.js";
import type { ChangeCode } from "./codes.js";
import { propertiesIn } from "./properties.js";
import { changesOf, type Found } from "./changes.js";
import { compareWhole } from "./compare/api.js";
import { modelDifferences } from "./compare/models.js";
import { compareOperation, compareWebhook } from "./compare/operation.js";
import { compareSchemes } from "./compare/schemes.js";
import { type CallbackMatches, matchCallbacks } from "./match/callbacks.js";
import { matchModels } from "./match/models.js";
import { matchOperations, type OperationMatches, type OperationPair } from "./match/operations.js";
import { learn, stems, type Vocabulary } from "./match/words.js";
import { type ApiDiff, type ChangePlace, type OperationMatch, type OperationRef, refTo } from "./model.js";
import { reachOf } from "./reach.js";
import { comparePending, notePairByName } from "./schema/compare.js";
import { comparisonOf, note, type Owner, type Spot } from "./schema/comparison.js";
import { say, type Sentence } from "./sentence.js";

export type { Severity } from "./impact.js";
export type { ApiDiff, Change } from "./model.js";

/** Which operations and webhooks of two APIs are the same. */
export interface CallMatches {
  readonly operations: OperationMatches;
  readonly webhooks: CallbackMatches;
  readonly vocabulary: Vocabulary;
}

export function matchCalls(old: Api, new_: Api): CallMatches {
  const operations = matchOperations(old, new_);
  const webhooks = matchCallbacks(old.webhooks, new_.webhooks);
  return { operations, webhooks, vocabulary: vocabularyOf(old, new_, operations) };
}

/** Compares two APIs, in time that grows with their size and not with how often their schemas are used. */
export function diffApis(old: Api, new_: Api, calls = matchCalls(old, new_)): ApiDiff {
  const whole: Owner = { differences: [], uses: new Map() };
  const spot: Spot = { owner: whole, at: "", audiences: ["send", "read"] };
  const { operations: matches, webhooks, vocabulary } = calls;
  const comparison = comparisonOf(lookupIn(old.schemas), lookupIn(new_.schemas), vocabulary);

  compareWhole(spot, old, new_, matches);
  const schemes = compareSchemes(spot, old.securitySchemes, new_.securitySchemes);
  const pairs = [...matches.pairs, ...webhooks.pairs];
  const owners = [
    ...matches.pairs.map((pair) => compareOperation(comparison, pair, schemes)),
    ...webhooks.pairs.map((pair) => compareWebhook(comparison, pair, schemes)),
  ];
  comparePending(comparison);
  const reached = [...comparison.pairs.values()];
  // Schemas that no operation uses are compared by name.
  for (const { name } of old.schemas) notePairByName(comparison, name);
  comparePending(comparison);
  const models = matchModels(comparison, old, new_, reached);

  const found: Found = {
    whole,
    operations: pairs.map((pair, index) => ({ pair, owner: ownerAt(owners, index) })),
    removed: [...matches.removed, ...webhooks.removed].map((operation) => ({ operation, owner: removed(operation) })),
    added: [...matches.added, ...webhooks.added].map((operation) => ({ operation, owner: added(operation) })),
    schemas: [...comparison.pairs.values()].filter(({ unlike }) => !unlike),
    models: modelDifferences(old, new_, models),
    reach: reachOf(owners, comparison.pairs.values()),
  };
  return {
    base: matches.base,
    changes: changesOf(found),
    operations: matches.pairs.map(withoutRoutes),
    webhooks: webhooks.pairs.map(withoutRoutes),
    models: models.pairs,
    splits: models.splits,
    vocabulary: comparison.vocabulary,
  };
}

function withoutRoutes({ old, new: new_, confidence, reasons }: OperationPair): OperationMatch {
  return { old, new: new_, confidence, reasons };
}

/** The one difference of an operation, or a webhook, that only the old API has. */
function removed(operation: Operation): Owner {
  const ref = refTo(operation);
  const was = operation.deprecated ? say`; it was deprecated` : [];
  const code = ref.webhook ? "webhook-removed" : "operation-removed";
  const home = ref.webhook ? "#/webhooks" : "#/paths";
  return lone(code, say`${titleOf(ref)} was removed${was}`, { old: operation.pointer, new: home });
}

/** The one difference of an operation, or a webhook, that only the new API has. */
function added(operation: Operation): Owner {
  const ref = refTo(operation);
  const code = ref.webhook ? "webhook-added" : "operation-added";
  const home = ref.webhook ? "#/webhooks" : "#/paths";
  return lone(code, say`${titleOf(ref)} is new`, { old: home, new: operation.pointer });
}

function lone(code: ChangeCode, what: Sentence, where: Required<ChangePlace>): Owner {
  const owner: Owner = { differences: [], uses: new Map() };
  note({ owner, at: "", audiences: ["send", "read"] }, code, what, where);
  return owner;
}

function titleOf({ id, method, path, webhook }: OperationRef): Sentence {
  return webhook ? say`${path} (${method})` : say`${id} (${`${method} ${path}`})`;
}

/** The words that the new API replaced, learnt from all names of both. A word that half of its names still have was not replaced. */
function vocabularyOf(old: Api, new_: Api, { pairs, vocabulary }: OperationMatches): Vocabulary {
  const parameters = pairs.map((pair) => ({
    gone: namesLeft(pair.old.parameters, pair.new.parameters),
    come: namesLeft(pair.new.parameters, pair.old.parameters),
  }));
  const models = { gone: namesLeft(old.schemas, new_.schemas), come: namesLeft(new_.schemas, old.schemas) };
  const [before, after] = [propertiesIn(old), propertiesIn(new_)];
  const properties = { gone: namesLeft(before, after), come: namesLeft(after, before) };
  const [had, has] = [wordsOf(old), wordsOf(new_)];
  const learned = [...learn([...parameters, models, properties]), ...vocabulary];
  return new Map(learned.filter(([from]) => 2 * (has.get(from) ?? 0) < (had.get(from) ?? 0)));
}

/** Word → how many names of the API have it. */
function wordsOf(api: Api): ReadonlyMap<string, number> {
  const parameters = api.operations.flatMap((operation) => operation.parameters);
  const names = [
    ...api.operations.map(({ id }) => id),
    ...[...parameters, ...api.schemas, ...propertiesIn(api)].map(nameOf),
  ];
  const counts = new Map<string, number>();
  for (const word of names.flatMap(stems)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function nameOf({ name }: Named): string {
  return name;
}

interface Named {
  readonly name: string;
}

function namesLeft(all: readonly Named[], others: readonly Named[]): readonly string[] {
  const known = new Set(others.map(({ name }) => name));
  return all.map(({ name }) => name).filter((name) => !known.has(name));
}

function ownerAt(owners: readonly Owner[], index: number): Owner {
  const owner = owners[index];
  if (owner === undefined) throw new Error("every pair has an owner");
  return owner;
}
