/** A trial: an operation with values for all that it takes. Plain data. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * What a value is made of: a text, number or truth value; a list of them; an object of them; a list of such objects; any of these
 * deeper inside; or a file, or a list of files, whose texts are the value.
 */
export type Shape = "scalar" | "list" | "record" | "records" | "deep" | "file" | "files";

export interface Typed {
  readonly shape: Shape;
  readonly schema: JsonObject;
  readonly value: Json;
}

/** How a value becomes text: OAS 3.1.1, 4.8.12.2 (Parameter Object) and 4.8.15.1.2 (Encoding Object). */
export interface Written {
  readonly style: Style;
  readonly explode: boolean;
  readonly allowReserved: boolean;
}
export type Style = "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";
export type Location = "path" | "query" | "header" | "cookie";

export interface TriedParameter extends Typed, Written {
  readonly name: string;
  readonly in: Location;
  /** Declared with `content: application/json` in place of a style. */
  readonly isJson: boolean;
}

/** A property of a form. */
export interface TriedField extends Typed {
  readonly name: string;
  /** What files are called, and of which type they say that they are. */
  readonly file?: { readonly name: string; readonly type: string };
  readonly encoding: TriedEncoding | undefined;
}

/** An Encoding Object says either how a value is written or of which media type it is. */
export type TriedEncoding = Written | { readonly contentType: string };

export const urlencoded = "application/x-www-form-urlencoded";
export const multipart = "multipart/form-data";

export type TriedBody =
  | { readonly type: "application/json" | "text/plain" | "application/octet-stream"; readonly content: Typed }
  | { readonly type: typeof urlencoded | typeof multipart; readonly fields: readonly TriedField[] };

export interface Trial {
  readonly parameters: readonly TriedParameter[];
  readonly body: TriedBody | undefined;
  /** A query that is part of the key of the path, without `?`; empty where there is none. */
  readonly fixed: string;
  /** Whether the body could be of another media type, so that the call has to choose. */
  readonly hasChoice: boolean;
}

/** That other media type: a text, which comes first. */
export const otherType = "application/vnd.other";

/** One thing that is sent and can be looked at by itself. */
export type Part =
  | { readonly kind: "parameter"; readonly parameter: TriedParameter }
  | { readonly kind: "field"; readonly field: TriedField; readonly type: typeof urlencoded | typeof multipart }
  | { readonly kind: "body"; readonly content: Typed; readonly type: string };

/** All that an operation sends, one by one. */
export function partsOf({ parameters, body }: Trial): readonly Part[] {
  const rest: readonly Part[] =
    body === undefined
      ? []
      : "fields" in body
        ? body.fields.map((field): Part => ({ kind: "field", field, type: body.type }))
        : [{ kind: "body", content: body.content, type: body.type }];
  return [...parameters.map((parameter): Part => ({ kind: "parameter", parameter })), ...rest];
}

/** The value of a part, with its schema. */
export function typedOf(part: Part): Typed {
  if (part.kind === "parameter") return part.parameter;
  return part.kind === "field" ? part.field : part.content;
}

/** What a program passes for a value: files are no JSON. */
export function argumentOf({ shape, value }: Typed, file: TriedField["file"] = { name: "", type: "" }): unknown {
  const fileOf = (text: unknown): Blob =>
    file.name === ""
      ? new Blob([String(text)], { type: file.type })
      : new File([String(text)], file.name, { type: file.type });
  if (shape === "file") return fileOf(value);
  return shape === "files" ? (value as readonly Json[]).map(fileOf) : value;
}

/** The kind of a part in a few words: what known differences and reports speak of. */
export function kindOf(part: Part): string {
  if (part.kind === "body") return `body ${part.type} ${part.content.shape}`;
  if (part.kind === "field")
    return `${part.type === urlencoded ? "urlencoded" : "multipart"} ${encodingKind(part.field.encoding)} ${part.field.shape}`;
  const { parameter } = part;
  return `${parameter.in} ${parameter.isJson ? "json" : writtenKind(parameter)} ${parameter.shape}`;
}

function encodingKind(encoding: TriedEncoding | undefined): string {
  if (encoding === undefined) return "plain";
  return "contentType" in encoding ? encoding.contentType : writtenKind(encoding);
}

function writtenKind({ style, explode, allowReserved }: Written): string {
  return `${style}${explode ? "*" : ""}${allowReserved ? "+" : ""}`;
}
