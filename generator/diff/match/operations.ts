/** Matches the operations of two APIs. */
import type { Api, Operation } from "../../ir/model.js";
import { camelCase } from "../../ir/names.js";
import { groupBy } from "../group.js";
import type { OperationMatch } from "../model.js";
import { ours, say, type Sentence } from "../sentence.js";
import { assign } from "./assign.js";
import { routeKey, type Route, routesOf } from "./routes.js";
import { learn, overlap, stems, translated, type Vocabulary } from "./words.js";

export interface OperationMatches {
  /** In the order of the new API. */
  readonly pairs: readonly OperationPair[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
  /** What all paths begin with. */
  readonly base: { readonly old: string; readonly new: string };
  /** Replaced words, as the names of operations and paths show them. */
  readonly vocabulary: Vocabulary;
}

export interface OperationPair extends OperationMatch {
  readonly routes: { readonly old: Route; readonly new: Route };
}

/** Operations that are less alike do not match. */
const leastLikeness = 0.6;

/**
 * Matches operations with the same method and path first, since the server knows them by nothing else; then those with the same
 * operationId; then, of the others, those that are most alike, where a replaced word counts as the same word.
 */
export function matchOperations(old: Api, new_: Api): OperationMatches {
  const routes = routesOf(old, new_);
  const left = { old: new Set(routes.old.routes), new: new Set(routes.new.routes) };
  const pairs: OperationPair[] = [];
  const take = (a: Route, b: Route, confidence: number, reasons: readonly Sentence[]) => {
    left.old.delete(a);
    left.new.delete(b);
    pairs.push({ old: a.operation, new: b.operation, confidence, reasons, routes: { old: a, new: b } });
  };

  for (const [a, b] of meeting(left, routeKey)) take(a, b, 1, [ours("same method and path")]);
  for (const key of [({ operation }: Route) => operation.id, ({ operation }: Route) => camelCase(operation.id)]) {
    for (const [a, b] of meeting(left, key)) take(a, b, idConfidence(a, b), [ours("same operationId")]);
  }
  const vocabulary = learn([namesOf(left), pathsOf(left)]);
  for (const { old: a, new: b, score } of assign(left, candidateWords(vocabulary), (a, b) =>
    likeness(a, b, vocabulary),
  )) {
    if (score >= leastLikeness) take(a, b, round(score), reasonsFor(a, b, vocabulary));
  }

  const order = new Map(new_.operations.map((operation, index) => [operation, index]));
  return {
    pairs: pairs.toSorted((a, b) => (order.get(a.new) ?? 0) - (order.get(b.new) ?? 0)),
    removed: Array.from(left.old, ({ operation }) => operation),
    added: Array.from(left.new, ({ operation }) => operation),
    base: { old: routes.old.base, new: routes.new.base },
    vocabulary,
  };
}

interface Left {
  readonly old: ReadonlySet<Route>;
  readonly new: ReadonlySet<Route>;
}

/** Pairs with the same key; where several have it, those with the same path and then the same operationId go together. */
function meeting(left: Left, key: (route: Route) => string): readonly (readonly [Route, Route])[] {
  const byKey = groupBy(left.new, key);
  return [...groupBy(left.old, key)].flatMap(([name, olds]) => {
    const news = [...(byKey.get(name) ?? [])];
    return olds.flatMap((a): (readonly [Route, Route])[] => {
      const same = news.find(({ operation }) => operation.path === a.operation.path);
      const b = same ?? news.find(({ operation }) => operation.id === a.operation.id) ?? news[0];
      if (b === undefined) return [];
      news.splice(news.indexOf(b), 1);
      return [[a, b]];
    });
  });
}

function idConfidence(a: Route, b: Route): number {
  const sameMethod = a.operation.method === b.operation.method;
  return round((sameMethod ? 0.8 : 0.6) + 0.15 * pathLikeness(a, b, new Map()));
}

function namesOf({ old, new: new_ }: Left) {
  const ids = (routes: Iterable<Route>) => Array.from(routes, ({ operation }) => operation.id);
  return { gone: ids(old), come: ids(new_) };
}

function pathsOf({ old, new: new_ }: Left) {
  const paths = (routes: Iterable<Route>) => Array.from(routes, ({ segments }) => segments.join(" "));
  return { gone: paths(old), come: paths(new_) };
}

/** The words that two operations must share some of to be compared at all. */
function candidateWords(vocabulary: Vocabulary): (route: Route, side: "old" | "new") => readonly string[] {
  return ({ operation, segments }, side) => {
    const found = [...stems(operation.id), ...segments.flatMap(stems)];
    return [...new Set(side === "old" ? translated(found, vocabulary) : found)];
  };
}

/** 0 to 1: path, name, and what goes in and comes out. Paths that end in other words say that something else is done. */
function likeness(a: Route, b: Route, vocabulary: Vocabulary): number {
  const ids = overlap(translated(stems(a.operation.id), vocabulary), stems(b.operation.id));
  if (ids < 0.8 && lastWord(a, vocabulary) !== lastWord(b, new Map())) return 0;
  const all = 0.5 * pathLikeness(a, b, vocabulary) + 0.35 * ids + 0.15 * overlap(signature(a), signature(b));
  return all * methodLikeness(a.operation, b.operation);
}

function lastWord({ segments }: Route, vocabulary: Vocabulary): string {
  return translated(stems(segments.findLast((segment) => !segment.includes("{}")) ?? ""), vocabulary).join(" ");
}

function methodLikeness({ method: a }: Operation, { method: b }: Operation): number {
  if (a === b) return 1;
  return a === "GET" || b === "GET" || a === "DELETE" || b === "DELETE" ? 0.4 : 0.75;
}

/** The longest sequence of segments that both paths have, relative to their lengths. */
function pathLikeness(a: Route, b: Route, vocabulary: Vocabulary): number {
  const from = a.segments.map((segment) => translated(stems(segment), vocabulary).join(" "));
  const to = b.segments.map((segment) => stems(segment).join(" "));
  const isParameter = (route: Route, index: number) => route.segments[index]?.includes("{}") ?? false;
  let row = new Array<number>(to.length + 1).fill(0);
  for (const [i, segment] of from.entries()) {
    const next = [0];
    for (const [j, other] of to.entries()) {
      const parameters = [isParameter(a, i), isParameter(b, j)].filter(Boolean).length;
      const same = parameters === 1 ? 0.3 : Number(parameters === 2 || segment === other);
      next.push(Math.max((row[j] ?? 0) + same, row[j + 1] ?? 0, next[j] ?? 0));
    }
    row = next;
  }
  return from.length + to.length === 0 ? 1 : (2 * (row.at(-1) ?? 0)) / (from.length + to.length);
}

function signature({ operation }: Route): readonly string[] {
  const { parameters, requestBody, responses } = operation;
  return [
    ...parameters.map(({ name, in: location }) => `${location} ${name}`),
    ...(requestBody === undefined ? [] : ["body"]),
    ...responses.map(({ status }) => status),
  ];
}

function reasonsFor(a: Route, b: Route, vocabulary: Vocabulary): readonly Sentence[] {
  const percent = (part: number) => Math.round(100 * part);
  const ids = overlap(translated(stems(a.operation.id), vocabulary), stems(b.operation.id));
  const replaced = [...vocabulary].filter(([from]) => candidateWords(new Map())(a, "old").includes(from));
  return [
    ours(`the paths are ${percent(pathLikeness(a, b, vocabulary))} % similar`),
    ours(`the operationIds are ${percent(ids)} % similar`),
    ...replaced.map(([from, to]) => say`${from} became ${to}`),
  ];
}

function round(score: number): number {
  return Math.round(100 * score) / 100;
}
