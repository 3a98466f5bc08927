/** The paths of operations without base paths, so that the paths of two APIs can be compared. */
import type { Api, Operation } from "../../ir/model.js";
import { pathSegments } from "../../parse/path-key.js";

/** An operation and its path from the root of the server, in segments. */
export interface Route {
  readonly operation: Operation;
  /** The segments after the base path. A parameter is `{}`. */
  readonly segments: readonly string[];
}

export interface Routes {
  /** The base path, such as `/api/v2`; empty where there is none. */
  readonly base: string;
  readonly routes: readonly Route[];
}

/**
 * The routes of both APIs without their base paths. A base path is what the server's URL ends in and, where that makes many more
 * operations meet, the segments that nearly all paths begin with: `/api/v1` in one may stand in the URL, `/api/v2` in the other
 * in every path.
 */
export function routesOf(old: Api, new_: Api): { readonly old: Routes; readonly new: Routes } {
  const [before, after] = [pathsOf(old), pathsOf(new_)];
  const [was, now] = [withKeys(before), withKeys(after)];
  const candidates = was.flatMap(({ prefix: a, keys }) =>
    now.map(({ prefix: b, keys: there }) => ({ a, b, met: meetings(keys, new Set(there)) })),
  );
  // The first candidate has no prefix. Another has to match many more operations: in a small API all paths may begin with `/pets`.
  const [plain, ...others] = candidates;
  if (plain === undefined) throw new Error("there is always the empty prefix");
  const best = others.reduce((most, candidate) => (candidate.met > most.met ? candidate : most), plain);
  const isSaid = best.a.length === depthOf(serverPath(old)) && best.b.length === depthOf(serverPath(new_));
  const isOther = best.met > 2 * plain.met && (best.met > 1 || isSaid);
  const same = shared(before, after);
  return { old: without(before, isOther ? best.a : same), new: without(after, isOther ? best.b : same) };
}

interface OperationPath {
  readonly operation: Operation;
  readonly segments: readonly string[];
}

function pathsOf(api: Api): readonly OperationPath[] {
  const base = serverPath(api);
  return api.operations.map((operation) => ({ operation, segments: segmentsOf(base + operation.path) }));
}

/** What the URL of the first server adds to each path. One that is too long for a base path is of no use: it would stay. */
function serverPath(api: Api): string {
  const path = urlPath(api);
  return depthOf(path) > longestBase ? "" : path;
}

function urlPath({ servers: [server] }: Api): string {
  if (server === undefined) return "";
  const defaults = new Map(server.variables.map(({ name, default: value }) => [name, value]));
  // In one pass: a default that holds braces would grow with each of many.
  const url = server.url.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => defaults.get(name) ?? whole);
  return URL.canParse(url, "http://server") ? new URL(url, "http://server").pathname.replace(/(?<!\/)\/+$/, "") : "";
}

function depthOf(path: string): number {
  return path.split("/").length - 1;
}

/** `/dags/{dag_id}` → `dags`, `{}`. */
function segmentsOf(path: string): readonly string[] {
  return path.split("/").slice(1).map(shapeOf);
}

function shapeOf(segment: string): string {
  return pathSegments(segment)
    .map((part) => (part.kind === "parameter" ? "{}" : part.text))
    .join("");
}

const longestBase = 5;

/** The longest run of fixed segments that four of five paths begin with, and all that it begins with: shortest first. */
function prefixes(paths: readonly OperationPath[]): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [[]];
  let rest = paths;
  for (let depth = 0; depth < longestBase; depth++) {
    const counts = new Map<string, number>();
    for (const { segments } of rest) {
      const segment = segments[depth];
      // The last segment of a path names a resource and belongs to no base path.
      if (segment === undefined || segment.includes("{}") || segments.length <= depth + 1) continue;
      counts.set(segment, (counts.get(segment) ?? 0) + 1);
    }
    const [segment, count] = [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most), ["", 0]);
    if (count < 0.8 * paths.length) break;
    found.push([...(found.at(-1) ?? []), segment]);
    rest = rest.filter(({ segments }) => segments[depth] === segment);
  }
  return found;
}

/** Each prefix that the paths may begin with, and the keys of the operations without so many segments. */
function withKeys(paths: readonly OperationPath[]) {
  return prefixes(paths).map((prefix) => ({
    prefix,
    keys: paths.map(({ operation, segments }) => keyOf(operation, segments.slice(prefix.length))),
  }));
}

function meetings(old: readonly string[], new_: ReadonlySet<string>): number {
  return old.filter((key) => new_.has(key)).length;
}

/** The prefix that the paths of both APIs have in common. */
function shared(old: readonly OperationPath[], new_: readonly OperationPath[]): readonly string[] {
  const [a = [], b = []] = [prefixes(old).at(-1), prefixes(new_).at(-1)];
  const length = a.findIndex((segment, index) => segment !== b[index]);
  return length < 0 ? a : a.slice(0, length);
}

function without(paths: readonly OperationPath[], prefix: readonly string[]): Routes {
  return {
    base: prefix.map((segment) => `/${segment}`).join(""),
    routes: paths.map(({ operation, segments }) => {
      const begins = prefix.every((segment, index) => segments[index] === segment);
      return { operation, segments: begins ? segments.slice(prefix.length) : segments };
    }),
  };
}

function keyOf({ method }: Operation, segments: readonly string[]): string {
  return `${method} ${segments.join("/")}`;
}

/** The key that two operations share if they are the same: method and path. */
export function routeKey({ operation, segments }: Route): string {
  return keyOf(operation, segments);
}
