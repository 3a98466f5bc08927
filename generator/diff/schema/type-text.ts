import type { Schema } from "../../ir/model.js";

const shownMembers = 6;

/** A type in a few words of no language: `string (date-time)`, `DagState | null`, `integer[]`. */
export function typeText(schema: Schema): string {
  const text = bareText(schema);
  return schema.nullable && schema.kind !== "any" && schema.kind !== "null" ? `${text} | null` : text;
}

function bareText(schema: Schema): string {
  switch (schema.kind) {
    case "ref":
      return schema.name;
    case "array":
      return `${bracketed(schema.items)}[]`;
    case "tuple":
      return `[${schema.items.map(typeText).join(", ")}]`;
    case "enum":
      return joined(
        schema.values.map((value) => JSON.stringify(value)),
        " | ",
      );
    case "union":
      return joined(schema.members.map(bracketed), " | ");
    case "intersection":
      return joined(schema.members.map(bracketed), " & ");
    case "string":
    case "number":
    case "integer":
      return schema.format === undefined ? schema.kind : `${schema.kind} (${schema.format})`;
    default:
      return schema.kind;
  }
}

function bracketed(schema: Schema): string {
  const text = typeText(schema);
  return text.includes(" | ") || text.includes(" & ") ? `(${text})` : text;
}

function joined(parts: readonly string[], separator: string): string {
  const shown = parts.length > shownMembers ? [...parts.slice(0, shownMembers - 1), "…"] : parts;
  return shown.join(separator);
}
