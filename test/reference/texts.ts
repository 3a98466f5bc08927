/** Random documents as texts. */
import { stringify } from "yaml";
import type { Dice } from "./dice.js";
import { orderedKey } from "./operations.js";
import type { Json, JsonObject } from "./primitives.js";

/** As JSON. */
export function jsonOf(document: JsonObject): string {
  return JSON.stringify(document, null, 1).replaceAll(`"${orderedKey}`, '"');
}

/** Begins a text that YAML is to hold without quotes. */
const plain = "plain ";

/** What versions of YAML read otherwise. */
const scalars = ["yes", "No", "off", "y", "010", "0x1F", "1:30", "12:30:45", "1.0", "1e3", "2020-01-02", "~"];

/** As YAML, with anchors and scalars of its versions; with the feature `mergeKeys` some mappings take what others have, by `<<`. */
export function yamlOf(dice: Dice, document: JsonObject): string {
  if (dice.has("mergeKeys")) mergeSchemas(dice, document);
  if (dice.chance(50)) writePlain(dice, document);
  const quote = dice.pick(["", "'", '"']);
  const text = stringify(document, { aliasDuplicateObjects: true, merge: true, lineWidth: dice.pick([0, 80]) });
  return text
    .replace(new RegExp(`^( *)${orderedKey}(\\w+):`, "gm"), `$1${quote}$2${quote}:`)
    .replace(new RegExp(`(: |- )${plain}(\\S+)$`, "gm"), "$1$2");
}

/**
 * Some components begin with what another one has, or are it: those that nothing refers to, since the parsers of releases before 7 lose
 * them. A document from which a reference leads to such one we read as YAML 1.2, for every release.
 */
function mergeSchemas(dice: Dice, document: JsonObject): void {
  const { schemas } = document["components"] as { readonly schemas: JsonObject };
  const names = Object.keys(schemas);
  // The first in the document is the one with the anchor.
  const [from, ...others] = dice.some(names, 3).toSorted((a, b) => names.indexOf(a) - names.indexOf(b));
  const common = from === undefined ? undefined : schemas[from];
  if (common === undefined || !isObject(common)) return;
  const text = JSON.stringify(document);
  for (const name of others) {
    const own = schemas[name];
    if (own !== undefined && isObject(own) && !dice.chance(20)) schemas[name] = { "<<": common, ...own };
    else if (!text.includes(`#/components/schemas/${name}`)) schemas[name] = common;
  }
}

/** Some texts are written as plain scalars that not every version of YAML takes for texts. */
function writePlain(dice: Dice, part: JsonObject): void {
  for (const [key, value] of Object.entries(part)) {
    if (typeof value === "string" && /^(?:description|summary|default|example)$/.test(key) && dice.chance(8))
      part[key] = plain + dice.pick(scalars);
    else if (Array.isArray(value)) value.filter(isObject).forEach((item) => writePlain(dice, item));
    else if (isObject(value)) writePlain(dice, value);
  }
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
