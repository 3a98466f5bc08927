/** What real documents do to a plain one: they leave texts empty, write `null`, put words beside a `$ref`, refer deep into the document, or are of 3.1. */
import type { Dice, Feature } from "./dice.js";
import { orderedKey } from "./operations.js";
import type { Json, JsonObject } from "./primitives.js";
import { shortText, text } from "./words.js";

/** Changes a document in place, where it has the feature. */
export function twist(dice: Dice, document: JsonObject): void {
  for (const [feature, change] of twists) if (dice.has(feature)) change(dice, document);
  if (!dice.has("version31")) dropBytes(document);
}

/** Of bytes Java prints where they lie in memory, anew in each run: two runs of the reference generator differ. */
function dropBytes(document: JsonObject): void {
  for (const { value } of partsOf(document).schemas)
    if (value["format"] === "byte" || value["format"] === "binary")
      for (const key of ["default", "example", "examples"]) Reflect.deleteProperty(value, key);
}

const twists: readonly (readonly [Feature, (dice: Dice, document: JsonObject) => void])[] = [
  ["version31", version31],
  ["deepRefs", deepRefs],
  ["siblings", siblings],
  ["empties", empties],
  ["nulls", nulls],
];

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A part of a document, and where it is. */
interface Part {
  readonly pointer: string;
  readonly value: JsonObject;
}

const oneSchema = new Set(["schema", "items", "additionalProperties"]);
const manySchemas = new Set(["properties", "schemas"]);
const listsOfSchemas = new Set(["oneOf", "anyOf", "allOf"]);
/** What is in them is data. */
const data = new Set(["example", "examples", "default", "enum", "mapping", "security", "x-note", "scopes"]);

/** All objects that are not data; a schema is in `schemas`, too. */
function partsOf(document: JsonObject): { readonly all: Part[]; readonly schemas: Part[] } {
  const found = { all: [] as Part[], schemas: [] as Part[] };
  const enter = (value: Json, pointer: string, kind: "schema" | "schemas" | "other"): void => {
    if (Array.isArray(value)) value.forEach((item, index) => enter(item, `${pointer}/${index}`, kind));
    if (!isObject(value)) return;
    if (kind !== "schemas") found.all.push({ pointer, value });
    if (kind === "schema") found.schemas.push({ pointer, value });
    for (const [key, child] of Object.entries(value)) {
      if (kind !== "schemas" && data.has(key)) continue;
      enter(child, `${pointer}/${segmentOf(key)}`, kindOf(key, kind));
    }
  };
  enter(document, "#", "other");
  return found;
}

function kindOf(key: string, parent: "schema" | "schemas" | "other"): "schema" | "schemas" | "other" {
  if (parent === "schemas" || oneSchema.has(key) || listsOfSchemas.has(key)) return "schema";
  return manySchemas.has(key) ? "schemas" : "other";
}

/** A key as a part of a pointer in a URI fragment. */
function segmentOf(key: string): string {
  const name = key.startsWith(orderedKey) ? key.slice(orderedKey.length) : key;
  return encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));
}

/** References that point to a schema where it is used, in place of a few schemas of properties, responses and parameters. */
function deepRefs(dice: Dice, document: JsonObject): void {
  const { schemas } = partsOf(document);
  const targets = schemas.filter(({ pointer, value }) => !/^#\/components\/schemas\/[^/]+$/.test(pointer) && !("$ref" in value)); // prettier-ignore
  const places = schemas.filter(({ pointer }) => /\/(properties\/[^/]+|schema)$/.test(pointer));
  /** What is replaced holds no target any more, and what is a target must stay. */
  const touched: string[] = [];
  for (const place of dice.some(places, dice.int(1, 3))) {
    const isFree = ({ pointer }: Part): boolean => !touched.some((one) => isNear(pointer, one));
    const others = targets.filter((target) => !isNear(target.pointer, place.pointer) && isFree(target));
    if (!isFree(place) || others.length === 0) continue;
    const { pointer } = dice.pick(others);
    replace(place.value, { $ref: pointer });
    touched.push(place.pointer, pointer);
  }
}

/** Whether one is in the other: a reference would have no end. */
const isNear = (one: string, other: string) => `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);

function replace(object: JsonObject, by: JsonObject): void {
  for (const key of Object.keys(object)) delete object[key];
  Object.assign(object, by);
}

/** Words beside a `$ref`. */
function siblings(dice: Dice, document: JsonObject): void {
  for (const { value } of partsOf(document).schemas) {
    if (!("$ref" in value) || !dice.chance(40)) continue;
    const words: JsonObject[] = [
      { description: text(dice) },
      { nullable: true },
      { title: "Nice Title" },
      { readOnly: true },
      { deprecated: true },
      { example: "an example" },
      { default: null },
      { "x-note": "an extension" },
    ];
    Object.assign(value, ...dice.some(words, dice.int(1, 2)));
  }
}

/** Empty texts, and blank ones. */
function empties(dice: Dice, document: JsonObject): void {
  for (const { value } of partsOf(document).all)
    for (const key of ["description", "summary", "title"])
      if (typeof value[key] === "string" && dice.chance(20)) value[key] = dice.pick(["", "", " ", "\n"]);
}

/** A default or an example that is `null`; a text that was left out behind its colon. */
function nulls(dice: Dice, document: JsonObject): void {
  const { all, schemas } = partsOf(document);
  for (const { value } of schemas)
    if (!("$ref" in value) && dice.chance(15)) value[dice.pick(["default", "default", "example"])] = null;
  for (const { value } of all)
    for (const key of ["description", "summary"])
      if (typeof value[key] === "string" && dice.chance(5)) value[key] = null;
}

/** The words of OpenAPI 3.1 for what was said with those of 3.0. */
function version31(dice: Dice, document: JsonObject): void {
  document["openapi"] = dice.pick(["3.1.0", "3.1.0", "3.1.1"]);
  for (const { value } of partsOf(document).schemas) {
    nullable31(dice, value);
    if (typeof value["minimum"] === "number" && dice.chance(20))
      rename(value, "minimum", "exclusiveMinimum", value["minimum"]);
    if (value["example"] !== undefined && dice.chance(50)) rename(value, "example", "examples", [value["example"]]);
    if (Array.isArray(value["enum"]) && value["enum"].length === 1) rename(value, "enum", "const", value["enum"][0] ?? null); // prettier-ignore
  }
  if (dice.chance(30)) document["webhooks"] = { newPet: { post: webhook(dice) } };
}

/** As FastAPI writes it, `anyOf` with `null`, or a list of types. */
function nullable31(dice: Dice, value: JsonObject): void {
  if (value["nullable"] !== true) return;
  delete value["nullable"];
  const { $ref, type } = value;
  if (typeof type === "string" && dice.chance(50)) value["type"] = [type, "null"];
  else if (typeof type === "string" || $ref !== undefined) replace(value, withNull(value));
}

/** What is said of a value stays outside. */
function withNull(value: JsonObject): JsonObject {
  const outside = ["title", "description", "default"].filter((key) => key in value);
  const inner = Object.fromEntries(Object.entries(value).filter(([key]) => !outside.includes(key)));
  return { anyOf: [inner, { type: "null" }], ...Object.fromEntries(outside.map((key) => [key, value[key] ?? null])) };
}

function rename(object: JsonObject, from: string, to: string, value: Json): void {
  const entries = Object.entries(object).map(([key, was]): [string, Json] => (key === from ? [to, value] : [key, was]));
  replace(object, Object.fromEntries(entries));
}

function webhook(dice: Dice): JsonObject {
  return {
    ...(dice.chance(50) && { operationId: "newPetHook" }),
    ...(dice.chance(50) && { tags: ["Pet"] }),
    summary: shortText(dice),
    requestBody: {
      content: { "application/json": { schema: { type: "object", properties: { id: { type: "integer" } } } } },
    },
    responses: { "200": { description: text(dice) } },
  };
}
