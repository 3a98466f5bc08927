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
  type SpecNode,
} from "../context.js";
import { requiredQuirk } from "../quirks.js";
import { numbersOf } from "./base.js";
import { parseSchema } from "./index.js";
import { membersOf } from "./keywords.js";

import { onlyRequire } from "./keywords.js";
import { ownUnevaluated } from "./unevaluated.js";

/** `type: object` (JSON Schema Core, section 10.3.2). Property names may begin with `x-`: they are no extensions here. */
export function objectSchema(context: ParseContext, schema: JsonObject, base: SchemaBase): ObjectSchema {
  const properties = objectAt(context, { value: schema, pointer: base.pointer }, "properties");
  const required = requiredNames(context, schema, base);
  const alsoRequired = [...required].filter((name) => !Object.hasOwn(properties.value, name));
  requiredQuirk(context, schema, alsoRequired, base.pointer);
  return {
    ...base,
    kind: "object",
    properties: membersIn(properties).map(([name, node]) => ({
      name,
      required: required.has(name),
      schema: parseSchema(context, node),
    })),
    ...undeclared(context, { value: schema, pointer: base.pointer }),
    alsoRequired,
    ...numbersOf(schema, "minProperties", "maxProperties"),
    ...requiredChoices(schema),
  };
}

type Undeclared = Pick<ObjectSchema, "additionalProperties" | "patternProperties" | "propertyNames">;

/** What is said of members that are not declared (JSON Schema Core, sections 10.3.2.2 to 10.3.2.4). */
function undeclared(context: ParseContext, node: SpecNode<JsonObject>): Undeclared {
  const at = (keyword: string): SpecNode => ({
    value: member(node.value, keyword),
    pointer: child(node.pointer, keyword),
  });
  const [additional, names] = [at("additionalProperties"), at("propertyNames")];
  const rest =
    typeof additional.value === "boolean"
      ? additional.value
      : additional.value === undefined
        ? ownUnevaluated(context, node, "unevaluatedProperties")
        : parseSchema(context, additional);
  const patterns = membersIn(objectAt(context, node, "patternProperties"));
  return {
    ...(rest !== undefined && { additionalProperties: rest }),
    ...(patterns.length > 0 && {
      patternProperties: patterns.map(([pattern, one]) => ({ pattern, schema: parseSchema(context, one) })),
    }),
    ...(names.value !== undefined && names.value !== true && { propertyNames: parseSchema(context, names) }),
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
    report(
      context,
      "QUIRK_REQUIRED",
      child(base.pointer, "required"),
      "`required` is not a list of names: it is ignored.",
    );
    return new Set();
  }
  return new Set(required.filter((name): name is string => typeof name === "string"));
}
