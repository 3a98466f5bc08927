import type { ObjectSchema, RequiredChoice, SchemaBase } from "../../ir/model.js";
import {
  child,
  type ParseContext,
  isObject,
  type JsonObject,
  member,
  membersIn,
  objectAt,
  report,
} from "../context.js";
import { requiredQuirk } from "../quirks.js";
import { numbersOf } from "./base.js";
import { parseSchema } from "./index.js";
import { membersOf } from "./keywords.js";

import { onlyRequire } from "./keywords.js";

/** `type: object` (JSON Schema Core, section 10.3.2). Property names may begin with `x-`: they are no extensions here. */
export function objectSchema(context: ParseContext, schema: JsonObject, base: SchemaBase): ObjectSchema {
  const properties = objectAt(context, { value: schema, pointer: base.pointer }, "properties");
  const required = requiredNames(context, schema, base);
  const alsoRequired = [...required].filter((name) => !Object.hasOwn(properties.value, name));
  requiredQuirk(context, schema, alsoRequired, base.pointer);
  const additional = member(schema, "additionalProperties");
  return {
    ...base,
    kind: "object",
    properties: membersIn(properties).map(([name, node]) => ({
      name,
      required: required.has(name),
      schema: parseSchema(context, node),
    })),
    ...(additional === undefined
      ? {}
      : {
          additionalProperties:
            typeof additional === "boolean"
              ? additional
              : parseSchema(context, { value: additional, pointer: child(base.pointer, "additionalProperties") }),
        }),
    alsoRequired,
    ...numbersOf(schema, "minProperties", "maxProperties"),
    ...requiredChoices(schema),
  };
}

/** `anyOf: [{required: [a]}, {required: [b]}]`: no type has words for it. One that also says `not` is left out. */
function requiredChoices(schema: JsonObject): Pick<ObjectSchema, "requiredChoices"> {
  const found = (["anyOf", "oneOf"] as const).flatMap((keyword): RequiredChoice[] => {
    const members = membersOf(schema, keyword);
    const choices = members.flatMap((one) =>
      isObject(one) && Array.isArray(one["required"]) ? [one["required"]] : [],
    );
    const isWhole = choices.length === members.length && !members.some((one) => isObject(one) && "not" in one);
    return onlyRequire(members) && isWhole ? [{ keyword, choices: choices.map((names) => names.map(String)) }] : [];
  });
  return found.length === 0 ? {} : { requiredChoices: found };
}

function requiredNames(context: ParseContext, schema: JsonObject, base: SchemaBase): ReadonlySet<string> {
  const required = member(schema, "required");
  if (required === undefined) return new Set();
  if (!Array.isArray(required)) {
    // A boolean `required` on a property comes from draft 3 of JSON Schema; it says nothing of the properties of this object.
    report(context, "QUIRK_REQUIRED", child(base.pointer, "required"), "`required` is not a list of names: not used.");
    return new Set();
  }
  return new Set(required.filter((name): name is string => typeof name === "string"));
}
