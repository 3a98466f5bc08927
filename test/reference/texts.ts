/** Random documents as texts. */
import { stringify } from "yaml";
import type { Dice } from "./dice.js";
import { orderedKey } from "./operations.js";
import type { Json, JsonObject } from "./primitives.js";

/** As JSON. */
export function jsonOf(document: JsonObject): string {
  return JSON.stringify(document, null, 1).replaceAll(`"${orderedKey}`, '"');
}

/** As YAML, with anchors; with the feature `mergeKeys` some mappings take what others have, by `<<`. */
export function yamlOf(dice: Dice, document: JsonObject): string {
  if (dice.has("mergeKeys")) mergeResponses(dice, document);
  const quote = dice.pick(["", "'", '"']);
  const text = stringify(document, { aliasDuplicateObjects: true, merge: true, lineWidth: dice.pick([0, 80]) });
  return text.replace(new RegExp(`^( *)${orderedKey}(\\w+):`, "gm"), `$1${quote}$2${quote}:`);
}

/** Answers of operations begin with those that all have. */
function mergeResponses(dice: Dice, document: JsonObject): void {
  const common: JsonObject = { [`${orderedKey}418`]: { description: "A teapot" } };
  document["x-common"] = common;
  for (const item of Object.values(document["paths"] as JsonObject))
    for (const operation of Object.values(item as JsonObject))
      if (isOperation(operation) && dice.chance(60)) {
        const own = Object.entries(operation["responses"]);
        operation["responses"] = Object.fromEntries(
          dice.chance(50) ? [["<<", common], ...own] : [...own, ["<<", common]],
        );
      }
}

function isOperation(value: Json): value is JsonObject & { responses: JsonObject } {
  return typeof value === "object" && value !== null && "responses" in value;
}
