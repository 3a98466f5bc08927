/** What several pages say of values: defaults, limits. */
import type { Json, Schema } from "../../ir/model.js";
import { inlineCode, type Markdown, prose } from "./markdown.js";

/** Longer defaults are told in part. */
const longestDefault = 100;

/** What a value has to be beside its type, and what it is without being passed. */
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
