/** How YAML is read: as YAML 1.2 has it, or as older parsers do, whose programs the docs dialects imitate. */
import {
  boolCoreTag,
  boolYaml11Tag,
  CHOMPING_MODE,
  constructFromEvents,
  CORE_SCHEMA,
  type Event,
  EVENT_ID,
  floatCoreTag,
  floatYaml11Tag,
  intCoreTag,
  intYaml11Tag,
  mapTag,
  mergeTag,
  NOT_RESOLVED,
  nullCoreTag,
  SCALAR_STYLE,
  type Schema,
  seqTag,
  timestampTag,
} from "js-yaml";
import type { YamlReading } from "./reading.js";
import { announceKey, isObject, keysOf, noteDecimal, notePlainTime } from "./json.js";

type Resolve<Value> = (source: string, isExplicit: boolean, tagName: string) => Value | typeof NOT_RESOLVED;

/** How scalars without quotes become values; what is not said here is as in the core schema. */
interface Scalars {
  readonly int: Resolve<number>;
  readonly float: Resolve<number>;
  readonly bool?: Resolve<boolean>;
}

/** The booleans of YAML 1.1, of which parsers leave out single letters. */
const word: Resolve<boolean> = (source, ...more) =>
  source.length === 1 ? NOT_RESOLVED : boolYaml11Tag.resolve(source, ...more);

const either =
  (one: Resolve<number>, other: Resolve<number>): Resolve<number> =>
  (...scalar) => {
    const value = one(...scalar);
    return value === NOT_RESOLVED ? other(...scalar) : value;
  };

const matching =
  (pattern: RegExp, resolve: Resolve<number>): Resolve<number> =>
  (source, ...more) =>
    pattern.test(source) ? resolve(source, ...more) : NOT_RESOLVED;

const scalars: Readonly<Record<YamlReading, Scalars>> = {
  "1.2": { int: intCoreTag.resolve, float: floatCoreTag.resolve },
  "1.1": {
    int: intYaml11Tag.resolve,
    float: either(floatYaml11Tag.resolve, matching(/[.e]/i, floatCoreTag.resolve)),
    bool: word,
  },
  words: {
    int: matching(/^[-+]?(?:0[0-7]*|[1-9]\d*)$/, intCoreTag.resolve),
    float: either(matching(/^[^:]+$/, floatYaml11Tag.resolve), floatCoreTag.resolve),
    bool: word,
  },
};

/** What YAML 1.1 takes for a day or a time. */
const plainTime =
  /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::?\d\d)?))?)$/;

/** The schema of a reading. Whole numbers that are written as decimals are noted, and days and times, and the order of keys. */
function schemaOf(reading: YamlReading): Schema {
  // The last whole number that was written as a decimal: the parser makes a scalar right before it adds it to a mapping or a list.
  let decimal: number | undefined;
  let time: string | undefined;
  const { int, float, bool = boolCoreTag.resolve } = scalars[reading];
  const noted: Resolve<number> = (...scalar) => {
    const value = float(...scalar);
    if (Number.isInteger(value)) decimal = Number(value);
    return value;
  };
  const timed: Resolve<string> = (source, isExplicit) =>
    !isExplicit && plainTime.test(source) ? (time = source) : NOT_RESOLVED;
  const note = (container: object, key: string, value: unknown): void => {
    if (decimal !== undefined && value === decimal) noteDecimal(container, key);
    if (time !== undefined && value === time) notePlainTime(container, key);
    decimal = undefined;
    time = undefined;
  };
  const sequence: typeof seqTag = {
    ...seqTag,
    addItem(items, item, index) {
      note(items, String(index), item);
      return seqTag.addItem(items, item, index);
    },
  };
  const mapping: typeof mapTag = {
    ...mapTag,
    addPair(object: Record<string, unknown>, key: unknown, value: unknown) {
      announceKey(object, String(key));
      note(object, String(key), value);
      return mapTag.addPair(object, key, value);
    },
    keys: keysOf,
  };
  return CORE_SCHEMA.withTags(
    ...(reading === "words" ? [] : [mergeTag]),
    { ...intCoreTag, resolve: int },
    { ...floatCoreTag, resolve: noted },
    { ...boolYaml11Tag, resolve: bool },
    { ...timestampTag, resolve: timed },
    sequence,
    mapping,
  );
}

/** The documents of a text in a reading. */
export function documentsOf(reading: YamlReading, events: Event[], source: string): unknown[] {
  const schema = schemaOf(reading);
  if (reading !== "words") return constructFromEvents(events, { source, schema });
  const documents = constructFromEvents(withoutAliases(events, source), { source, schema });
  for (const document of documents) dropParameters(document);
  return documents;
}

/** What is below these keys is data of any kind, unless they are names. */
const data = /^(?:default|enum|examples?|value|x-.*)$/;
const ofNames = /^(?:properties|schemas|patternProperties|\$defs|definitions)$/;

/** A collection that is being read: the key that it is under, and that of its current member. */
interface Open {
  readonly under: string;
  readonly isData: boolean;
  key: string;
}

/**
 * Keys are texts, and so are aliases. Where a document needs a mapping or a list, a text counts for nothing: there, what an alias of one
 * stands for is left out.
 */
function withoutAliases(events: readonly Event[], source: string): Event[] {
  const collections = new Set<string>();
  const kept: Event[] = [];
  const open: Open[] = [];
  for (const [event, role] of withRoles(events)) {
    const around = open.at(-1) ?? { under: "", isData: false, key: "" };
    const isData = around.isData || (role === "value" && data.test(around.key) && !ofNames.test(around.under));
    switch (event.type) {
      case EVENT_ID.ALIAS:
        if (isData || !collections.has(source.slice(event.anchorStart, event.anchorEnd)))
          kept.push(textBetween(event.anchorStart, event.anchorEnd));
        else if (role === "value") kept.pop();
        continue;
      case EVENT_ID.SCALAR:
        if (role === "key") around.key = source.slice(event.valueStart, event.valueEnd);
        kept.push(role === "key" && isPlain(event) ? textBetween(event.valueStart, event.valueEnd) : event);
        continue;
      case EVENT_ID.POP:
        open.pop();
        break;
      default:
        open.push({ under: role === "value" ? around.key : around.under, isData, key: "" });
        if (event.type !== EVENT_ID.DOCUMENT) collections.add(source.slice(event.anchorStart, event.anchorEnd));
    }
    kept.push(event);
  }
  return kept;
}

/** A parameter that lost its place with what was merged into it is no parameter. */
function dropParameters(document: unknown): void {
  const left = [document];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== "object" || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      if (key === "parameters" && Array.isArray(member)) dropHalves(member as unknown[]);
      left.push(member);
    }
  }
}

function dropHalves(parameters: unknown[]): void {
  parameters.splice(
    0,
    parameters.length,
    ...parameters.filter((one) => isObject(one) && ("in" in one || "$ref" in one)),
  );
}

/** Whether a reading finds another value in a text than YAML 1.2. */
export function isReadOtherwise(reading: YamlReading, events: readonly Event[], source: string): boolean {
  // In JSON, nothing is.
  if (reading === "1.2" || /^\s*\{\s*["}]/.test(source)) return false;
  const [theirs, ours] = [scalars[reading], scalars["1.2"]];
  const isOther = (text: string): boolean => valueOf(theirs, text) !== valueOf(ours, text);
  return withRoles(events).some(([event, role]) => {
    if (event.type === EVENT_ID.ALIAS) return reading === "words";
    if (!isPlain(event)) return false;
    const text = source.slice(event.valueStart, event.valueEnd);
    return reading === "words" && role === "key" ? String(valueOf(ours, text)) !== text : isOther(text);
  });
}

/** What cannot be a number, a boolean or null is a text; no longer scalar is looked at. */
const short = 40;

function valueOf({ int, float, bool = boolCoreTag.resolve }: Scalars, text: string): unknown {
  if (text.length > short || !/^[-+.\dyntfo~]/i.test(text)) return text;
  for (const resolve of [bool, int, float, nullCoreTag.resolve] as readonly Resolve<unknown>[]) {
    const value = resolve(text, false, "");
    if (value !== NOT_RESOLVED) return value;
  }
  return text;
}

const isPlain = (event: Event): event is ScalarEvent =>
  event.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN && event.tagStart < 0;

type ScalarEvent = Extract<Event, { readonly type: typeof EVENT_ID.SCALAR }>;

/** A text that stands between two places of the source, as if it were in quotes. */
function textBetween(valueStart: number, valueEnd: number): ScalarEvent {
  const [anchorStart, anchorEnd, tagStart, tagEnd] = [-1, -1, -1, -1];
  const style = SCALAR_STYLE.SINGLE_QUOTED;
  return { type: EVENT_ID.SCALAR, valueStart, valueEnd, anchorStart, anchorEnd, tagStart, tagEnd, style, chomping: CHOMPING_MODE.CLIP, indent: 0, fast: true }; // prettier-ignore
}

type Role = "key" | "value" | "item";

/** The events, and what each is in the collection around it. */
function withRoles(events: readonly Event[]): [event: Event, role: Role][] {
  /** Of each open collection, what comes next in it. */
  const next: Role[] = [];
  return events.map((event) => {
    if (event.type === EVENT_ID.POP) {
      next.pop();
      return [event, "item"];
    }
    const role = next.at(-1) ?? "item";
    if (role !== "item") next[next.length - 1] = role === "key" ? "value" : "key";
    if (event.type === EVENT_ID.MAPPING) next.push("key");
    if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.DOCUMENT) next.push("item");
    return [event, role];
  });
}
