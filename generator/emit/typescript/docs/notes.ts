/** What several pages say of values and of operations: defaults, limits, authorization. */
import type { Json, Operation, Schema } from "../../../ir/model.js";
import { inlineCode, joinMarkdown, type Markdown, pageLink, plain, prose } from "./markdown.js";

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

/** Scheme name → where it is explained. */
export type SchemeLinks = ReadonlyMap<string, string>;

/** Who may call an operation: any one of the alternatives, each of them all of its schemes. */
export function authorization(operation: Operation, links: SchemeLinks): Markdown {
  if (operation.security.length === 0) return prose`None: everybody may call it.`;
  const alternatives = operation.security.map((requirement) => {
    const schemes = requirement.map(({ scheme, scopes }) => {
      const link = links.get(scheme);
      const name = link === undefined ? plain(scheme) : pageLink(plain(scheme), link);
      return scopes.length === 0 ? name : prose`${name} (${joinMarkdown(scopes.map(inlineCode), ", ")})`;
    });
    return schemes.length === 0 ? prose`none` : joinMarkdown(schemes, " and ");
  });
  return joinMarkdown(alternatives, ", or ");
}
