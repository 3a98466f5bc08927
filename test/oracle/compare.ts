/** Trials, sent by a client and held against what others say. */
import type { Methods } from "./client.js";
import { idOf } from "./document.js";
import { explanation, type Known } from "./known.js";
import { opinionNames, opinionsOf, type OpinionName } from "./opinions.js";
import type { Packages } from "./packages.js";
import { isMisread, partsBy, readingsOf } from "./readers.js";
import type { Raw, Recorder } from "./server.js";
import { canonicalPairs, decoded } from "./texts.js";
import { argumentOf, kindOf, type Part, partsOf, type Trial, urlencoded } from "./trial.js";

/** What is wrong with one part of a trial. */
export interface Difference {
  /** The kind of the part. */
  readonly kind: string;
  readonly problem: string;
  readonly part: Part;
  readonly ours: string;
  /** Who says or reads something else, and what. */
  readonly others: Readonly<Record<string, unknown>>;
}

/** What came of many trials. */
export interface Findings {
  readonly differences: Difference[];
  /** What the compiler says of calls, by the number of the trial. */
  readonly types: { readonly index: number; readonly said: string }[];
  /** How many parts somebody else was asked about, by kind. */
  readonly asked: Map<string, number>;
  /** How many of them somebody else vouches for: by sending the same, or by reading what was given. */
  readonly vouched: Map<string, number>;
  /** How often each known difference was met. */
  readonly met: Map<Known, number>;
}

export interface Tools {
  readonly packages: Packages;
  readonly methods: Methods;
  readonly recorder: Recorder;
}

/** Looks at one trial; adds to what was found. */
export async function compareTrial(trial: Trial, index: number, tools: Tools, findings: Findings): Promise<void> {
  const parts = partsOf(trial);
  const alone = new Map<Part, Raw>();
  for (const part of parts) {
    const raw = await send({ trial, parts, index }, (one) => one === part, tools);
    if (typeof raw === "string") add(findings, { part, problem: "It is refused", ours: raw, others: {} });
    else alone.set(part, raw);
  }
  for (const [part, raw] of alone) await comparePart(part, sentOf(part, raw, parts), tools.packages, findings);
  if (alone.size === parts.length)
    compareWhole(await send({ trial, parts, index }, () => true, tools), alone, findings);
}

/** A call with everything sends what calls with one thing each do. */
function compareWhole(whole: Raw | string, alone: ReadonlyMap<Part, Raw>, findings: Findings): void {
  const [part] = alone.keys();
  if (part === undefined) return;
  if (typeof whole === "string")
    return add(findings, { part, problem: "All at once is refused", ours: whole, others: {} });
  for (const [what, theirs] of Object.entries(joined(alone))) {
    const ours = pairsOf(whole)[what as "query" | "form"];
    if (ours !== theirs)
      add(findings, { part, problem: `The ${what} is not that of its parts`, ours, others: { theirs } });
  }
}

function isInPath(part: Part): boolean {
  return part.kind === "parameter" && part.parameter.in === "path";
}

/** What stands in a path where only another part counts. */
const filler = "x";

/** An operation, and all that it sends. */
interface Subject {
  readonly trial: Trial;
  readonly parts: readonly Part[];
  readonly index: number;
}

/** Calls an operation with those parts that are wanted. A text says why nothing was sent. */
async function send(subject: Subject, isWanted: (part: Part) => boolean, tools: Tools): Promise<Raw | string> {
  const { trial, parts, index } = subject;
  const params: [string, unknown][] = [];
  const fields: [string, unknown][] = [];
  for (const part of parts) {
    if (part.kind === "parameter") {
      const { name, value } = part.parameter;
      if (isWanted(part) || isInPath(part)) params.push([name, isWanted(part) ? value : filler]);
    } else if (isWanted(part)) {
      if (part.kind === "field") fields.push([part.field.name, argumentOf(part.field, part.field.file)]);
      else params.push(["body", argumentOf(part.content)]);
    }
  }
  if (fields.length > 0) params.push(["body", Object.fromEntries(fields)]);
  if (trial.hasChoice && params.some(([name]) => name === "body")) params.push(["contentType", trial.body?.type]);
  const raw = await call(idOf(index), Object.fromEntries(params), tools);
  return typeof raw === "string" ? raw : withoutFixed(raw, trial.fixed);
}

async function call(id: string, params: object, { methods, recorder }: Tools): Promise<Raw | string> {
  try {
    await methods[id]?.(params);
  } catch (error) {
    recorder.take();
    return String(error);
  }
  const [raw, ...more] = recorder.take();
  return raw === undefined || more.length > 0 ? `${more.length} more requests` : raw;
}

/** The request without the query that its path has always, which comes first. */
function withoutFixed(raw: Raw, fixed: string): Raw | string {
  if (fixed === "" || raw.query === fixed) return { ...raw, query: raw.query.slice(fixed.length) };
  const start = `${fixed}&`;
  return raw.query.startsWith(start)
    ? { ...raw, query: raw.query.slice(start.length) }
    : `Not the query of its path: ${raw.query}`;
}

/** What of a request is that part. */
interface Sent {
  readonly text: string;
  readonly raw: Raw;
}

function sentOf(part: Part, raw: Raw, parts: readonly Part[]): Sent {
  if (part.kind !== "parameter") return { raw, text: raw.body.toString("utf8") };
  const { name, in: place } = part.parameter;
  if (place === "query") return { raw, text: raw.query };
  if (place === "cookie") return { raw, text: raw.headers["cookie"] ?? "" };
  if (place === "header") return { raw, text: raw.headers[name.toLowerCase()] ?? "" };
  const text = raw.path.split("/")[2 + parts.filter(isInPath).indexOf(part)] ?? "";
  return { raw: { ...raw, path: `/${text}` }, text };
}

async function comparePart(part: Part, { text, raw }: Sent, packages: Packages, findings: Findings): Promise<void> {
  const kind = kindOf(part);
  const readings = await readingsOf(packages, part, raw);
  for (const { reader, read, given } of readings.filter(isMisread)) {
    add(findings, { part, problem: `${reader} reads something else`, ours: text, others: { read, given } });
  }
  const type = raw.headers["content-type"];
  if (part.kind === "field" && type === undefined) return;
  const opinions = await opinionsOn(part, packages);
  increase(findings.asked, kind, 1);
  const ours = await comparable(part, text, type, packages);
  const others = [...opinions]
    .filter(([, one]) => one !== ours)
    .map(([who]) => ({ who, entry: explanation(who, part) }));
  for (const { entry } of others) if (entry !== undefined) increase(findings.met, entry, 1);
  if (others.some(({ entry }) => entry === undefined)) {
    add(findings, { part, problem: "Others send something else", ours, others: Object.fromEntries(opinions) });
  }
  if (others.length < opinions.size || readings.length > 0) increase(findings.vouched, kind, 1);
}

function increase<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

/** What others say, made comparable. Who fails has no opinion. */
async function opinionsOn(part: Part, packages: Packages): Promise<Map<OpinionName, string>> {
  const found = new Map<OpinionName, string>();
  const opinions = opinionsOf(packages);
  for (const who of opinionNames) {
    const said = attempt(() => opinions[who](part));
    if (said === undefined) continue;
    if (typeof said === "string") found.set(who, await comparable(part, said, undefined, packages));
    else {
      const response = new Response(said);
      const type = response.headers.get("content-type") ?? "";
      found.set(
        who,
        await comparable(part, Buffer.from(await response.arrayBuffer()).toString("utf8"), type, packages),
      );
    }
  }
  return found;
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

async function comparable(part: Part, text: string, type: string | undefined, packages: Packages): Promise<string> {
  if (part.kind === "body") return text;
  if (part.kind === "field") {
    if (part.type === urlencoded) return canonicalPairs(text.replaceAll("+", "%20"));
    return JSON.stringify(
      await partsBy(packages, { headers: { "content-type": type ?? "" }, body: Buffer.from(text) }),
    );
  }
  if (part.parameter.in === "header") return text;
  // What a cookie may hold as it is, is another set than that of URLs: some encode less.
  return part.parameter.in === "cookie" ? decoded(text) : canonicalPairs(text);
}

/** The query and the form of a call with everything: those of its parts in turn. */
function joined(alone: ReadonlyMap<Part, Raw>): Readonly<Record<"query" | "form", string>> {
  const of = (text: (part: Part, raw: Raw) => string): string =>
    [...alone].map(([part, raw]) => text(part, raw)).filter((one) => one !== "").join("&"); // prettier-ignore
  return {
    query: of((_, raw) => raw.query),
    form: of((part, raw) => (part.kind === "field" && part.type === urlencoded ? raw.body.toString() : "")),
  };
}

function pairsOf({ query, body, headers }: Raw): Readonly<Record<"query" | "form", string>> {
  return { query, form: headers["content-type"]?.startsWith(urlencoded) === true ? body.toString() : "" };
}

function add({ differences }: Findings, difference: Omit<Difference, "kind">): void {
  differences.push({ kind: kindOf(difference.part), ...difference });
}
