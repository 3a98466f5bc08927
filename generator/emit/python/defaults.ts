/** The default of a field as a literal, where the reference has one. */
import { isJavaNumber, plainNumber } from "../docs/reference/decimal.js";
import type { SpecSchema } from "../docs/reference/openapi.js";
import { resolved } from "../docs/reference/references.js";
import { jsonType } from "../docs/dialects/python/kinds.js";
import { onlyMember, propertyOf } from "../docs/dialects/python/property.js";
import { className } from "../docs/dialects/python/names.js";
import { refName } from "../docs/reference/openapi.js";
import { code, ident, literal, nothing, type PyCode } from "./code.js";
import { list, type Piece } from "./layout.js";
import { memberNamesOf } from "./enums.js";
import { modelType, type Place } from "./types.js";

export function defaultOf(place: Place, schema: SpecSchema): Piece | undefined {
  const { context } = place.client;
  const property = propertyOf(context, schema);
  if (property.default === undefined) return undefined;
  const inner = onlyMember(schema) ?? schema;
  const target = resolved(context.spec, inner);
  const value = schema.default ?? inner.default ?? target.default;
  if (property.isEnumReference && inner.$ref !== undefined)
    return memberOf(place, className(refName(inner.$ref)), value);
  return fits(jsonType(context, target), value) ? literalOf(value) : undefined;
}

function fits(type: string | undefined, value: unknown): boolean {
  switch (type) {
    case "string":
    case "boolean":
      return typeof value === type;
    case "integer":
      return isJavaNumber(value) && Number.isInteger(plainNumber(value));
    case "number":
      return isJavaNumber(value);
    case "array":
      return Array.isArray(value);
    default:
      return false;
  }
}

function literalOf(value: unknown): Piece | undefined {
  if (Array.isArray(value)) {
    const items = value.map(literalOf);
    return items.some((item) => item === undefined) ? undefined : list(nothing, items as Piece[]);
  }
  return scalar(value);
}

function scalar(value: unknown): PyCode | undefined {
  if (isJavaNumber(value)) return literal(plainNumber(value));
  const isScalar = value === null || typeof value === "string" || typeof value === "boolean";
  return isScalar ? literal(value) : undefined;
}

/** `Enum.MEMBER` */
function memberOf(place: Place, name: string, value: unknown): PyCode | undefined {
  const model = place.client.models.find((one) => one.className === name);
  const index = model?.members?.findIndex((member) => member.raw === value) ?? -1;
  if (model === undefined || index < 0) return undefined;
  const member = memberNamesOf(model)[index];
  return member === undefined ? undefined : code`${modelType(place, name)}.${ident(member)}`;
}
