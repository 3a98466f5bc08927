/** What several pages say of values: defaults, limits, security. */
import type { Json, Operation, Schema } from "../../../ir/model.js";
import { inlineCode, joinMarkdown, type Markdown, md, pageLink, plain } from "./markdown.js";

/** Longer defaults are told in part. */
const longestDefault = 100;

/** What a value of a schema has to be beside its type, in the order in which people ask. */
export function notesOn(
  schema: Schema,
  known: { readonly required: boolean; readonly deprecated: boolean },
): Markdown[] {
  return [
    ...(known.required
      ? []
      : [
          md`
optional
          `,
        ]),
    ...(schema.default === undefined ? [] : [md`default ${jsonCode(schema.default)}`]),
    ...limits(schema),
    ...(known.deprecated || schema.deprecated
      ? [
          md`
deprecated
          `,
        ]
      : []),
  ];
}

function limits(schema: Schema): Markdown[] {
  const said = (name: Markdown, value: string | number | undefined): Markdown[] =>
    value === undefined ? [] : [md`${name} ${inlineCode(String(value))}`];
  switch (schema.kind) {
    case "integer":
    case "number":
      return [
        ...said(
          md`
at least
          `,
          schema.minimum,
        ),
        ...said(
          md`
at most
          `,
          schema.maximum,
        ),
      ];
    case "string":
      return [
        ...said(
          md`
format
          `,
          schema.format,
        ),
        ...said(
          md`
pattern
          `,
          schema.pattern,
        ),
      ];
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
  const alternatives = operation.security.map((requirement) =>
    requirement.length === 0
      ? md`
nothing
        `
      : joinMarkdown(
          requirement.map(({ scheme, scopes }) => {
            const link = links.get(scheme);
            const name = link === undefined ? plain(scheme) : pageLink(plain(scheme), link);
            return scopes.length === 0 ? name : md`${name} (${joinMarkdown(scopes.map(inlineCode), ", ")})`;
          }),
          " and ",
        ),
  );
  return alternatives.length === 0
    ? md`
None: everybody may call it.
      `
    : joinMarkdown(alternatives, ", or ");
}
