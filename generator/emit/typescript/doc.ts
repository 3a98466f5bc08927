/** Documentation comments: what the spec says of models, properties, parameters and operations, with the tags that editors know. */
import type { Json, Operation, Parameter, Schema } from "../../ir/model.js";
import { type TsDoc, doc, lines, paragraphs, tag } from "./code.js";

/** Characters of JSON. Longer defaults are on the docs page alone: nobody reads them in a comment. */
const longestDefault = 200;

/** The comment of a property of a model. */
export function propertyDoc(schema: Schema): TsDoc {
  return paragraphs(doc(schema.description ?? ""), annotations(schema, schema.deprecated));
}

/** The comment of a parameter of an operation. */
export function parameterDoc(parameter: Parameter): TsDoc {
  const text = parameter.description ?? parameter.schema.description ?? "";
  return paragraphs(doc(text), annotations(parameter.schema, parameter.deprecated || parameter.schema.deprecated));
}

/** A page of the docs. */
export interface DocsPage {
  readonly name: string;
  /** Where a comment leads; absent: there are no pages. */
  readonly address?: string;
}

/** The comment of a model. `page`: its page in the docs, which has the name of the model. */
export function modelDoc(schema: Schema, page: DocsPage): TsDoc {
  const says = (text: string | undefined): boolean => text !== undefined && !saysSame(text, page.name);
  const text = [schema.description, schema.title].find(says) ?? "";
  return paragraphs(doc(text), lines(deprecated(schema.deprecated), see(page)));
}

/** The comment of a method. `page`: the page of its class, which has a section of its name. */
export function operationDoc(operation: Operation, page: DocsPage, section: string, note?: TsDoc): TsDoc {
  const { summary = "", description = "" } = operation;
  return paragraphs(
    doc(summary),
    saysSame(summary, description) ? undefined : doc(description),
    note,
    doc(`\`${operation.method} ${operation.path}\``),
    lines(deprecated(operation.deprecated), see(page, section)),
  );
}

/** "Get Dag Runs" and "Get dag runs." are one sentence; nobody wants to read it twice. */
export function saysSame(a: string, b: string): boolean {
  const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  return letters(a) === letters(b);
}

function annotations(schema: Schema, isDeprecated: boolean): TsDoc {
  return lines(defaultTag(schema.default), deprecated(isDeprecated));
}

function defaultTag(value: Json | undefined): TsDoc | undefined {
  if (value === undefined) return undefined;
  const text = JSON.stringify(value);
  return text.length > longestDefault ? undefined : tag("default", doc(text));
}

function deprecated(isDeprecated: boolean): TsDoc | undefined {
  return isDeprecated ? tag("deprecated", doc("")) : undefined;
}

/** A link to a page of the docs, or to a section of it. */
export function see({ name, address }: DocsPage, section?: string): TsDoc | undefined {
  if (address === undefined) return undefined;
  return tag("see", doc(`[${name}](${address}${section === undefined ? "" : `#${section}`})`));
}
