/** Notes on values, as several pages have them: defaults and limits. */
import type { Json, Schema } from "../../ir/model.js";
import { inlineCode, type Markdown, prose } from "./markdown.js";

/** Characters of JSON. Longer defaults are cut. */
const longestDefault = 100;

/** What a value is where none is passed, the limits that it has beside its type, and whether it is deprecated. */
export function notesOn(schema: Schema, { deprecated }: { readonly deprecated: boolean }): Markdown[] {
  return [
    ...(schema.default === undefined ? [] : [prose`default ${jsonCode(schema.default)}`]),
    ...limits(schema),
    ...(deprecated || schema.deprecated ? [prose`deprecated`] : []),
  ];
}

function limits(schema: Schema): Markdown[] {
  const said = (name: Markdown, value: string | number | undefined): Markdown[] =>
    value === undefined ? [] : [prose`${name} ${inlineCode(String(value))}`];
  switch (schema.kind) {
    case "integer":
    case "number":
      return [...said(prose`at least`, schema.minimum), ...said(prose`at most`, schema.maximum)];
    case "string":
      return [...said(prose`format`, schema.format), ...said(prose`pattern`, schema.pattern)];
    default:
      return [];
  }
}

function jsonCode(value: Json): Markdown {
  const text = JSON.stringify(value);
  return inlineCode(text.length > longestDefault ? `${text.slice(0, longestDefault)}…` : text);
}
