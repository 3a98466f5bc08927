/** What servers read of what was sent: parsers of frameworks, beside the values that went in. */
import type { Packages } from "./packages.js";
import type { Raw } from "./server.js";
import { decoded, textOf } from "./texts.js";
import { type Json, type Part, type TriedField, type Typed, urlencoded, type Written } from "./trial.js";

/** A part of a multipart form, as a server has it. */
export interface FormPart {
  readonly name: string;
  /** Of a file. */
  readonly file?: string;
  /** `text/plain` where the part does not say. */
  readonly type: string;
  readonly text: string;
}

type BodyPart = Exclude<Part, { readonly kind: "parameter" }>;

/** What was read, beside what was given. */
export interface Reading {
  readonly reader: string;
  readonly read: unknown;
  readonly given: unknown;
}

/** What all parsers that can read such a part make of it. */
export function readingsOf(packages: Packages, part: Part, raw: Raw): Promise<readonly Reading[]> | readonly Reading[] {
  return part.kind === "parameter" ? parameterReadings(packages, part, raw) : bodyReadings(packages, part, raw);
}

export function isMisread({ read, given }: Reading): boolean {
  return JSON.stringify(read) !== JSON.stringify(given);
}

function parameterReadings(
  packages: Packages,
  { parameter }: Part & { readonly kind: "parameter" },
  raw: Raw,
): Reading[] {
  const { name, isJson, value, shape } = parameter;
  switch (parameter.in) {
    case "query":
      return isJson
        ? [jsonIn("URLSearchParams", new URLSearchParams(raw.query).get(name), value)]
        : pairReadings(packages, raw.query, parameter);
    case "cookie": {
      const read = packages.cookie.parseCookie(raw.headers["cookie"] ?? "")[name];
      return shape === "scalar" ? [{ reader: "cookie", read, given: textOf(value) }] : [];
    }
    case "header": {
      const read = raw.headers[name.toLowerCase()];
      if (isJson) return [jsonIn("node:http", read, value)];
      return shape === "scalar" ? [{ reader: "node:http", read, given: textOf(value) }] : [];
    }
    case "path": {
      const read = decoded(raw.path.split("/").at(-1) ?? "");
      return shape === "scalar" && parameter.style === "simple"
        ? [{ reader: "decodeURIComponent", read, given: textOf(value) }]
        : [];
    }
  }
}

function jsonIn(reader: string, text: string | null | undefined, given: Json): Reading {
  try {
    return { reader, read: JSON.parse(text ?? ""), given };
  } catch {
    return { reader, read: text, given };
  }
}

/** Pairs of a query or of a form, by the parser of Express and by that of the platform. */
function pairReadings({ qs }: Packages, pairs: string, part: Written & Typed & { readonly name: string }): Reading[] {
  const { name, style, explode, shape, allowReserved } = part;
  const given = texts(part.value);
  const params = new URLSearchParams(pairs);
  const platform = (read: unknown): Reading => ({ reader: "URLSearchParams", read, given });
  // A name in brackets is for qs what it is not for OpenAPI; and it looks for the end of one, `]=`, in values, too.
  const parsed = qs.parse(pairs, { depth: 9, allowPrototypes: true })[name];
  const express = (read: unknown): Reading[] =>
    /[[\]]/.test(name) || (allowReserved && /=[^&]*\]=/.test(pairs)) ? [] : [{ reader: "qs", read, given }];
  if (shape === "scalar") return [platform(params.get(name)), ...express(parsed)];
  if (style === "deepObject") return express(parsed);
  if (style !== "form" || !explode) return [];
  return shape === "list"
    ? [platform(params.getAll(name)), ...express([parsed].flat())]
    : [platform(Object.fromEntries(params))];
}

/** A value with a text in each place. */
function texts(value: Json): Json {
  if (value === null || typeof value !== "object") return textOf(value);
  if (isList(value)) return value.map(texts);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, texts(item)]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

async function bodyReadings(packages: Packages, part: BodyPart, raw: Raw): Promise<Reading[]> {
  const type = raw.headers["content-type"]?.split(";")[0]?.trim();
  const typed: Reading = { reader: "Content-Type", read: type, given: part.type };
  if (type !== part.type) return [typed];
  if (part.kind === "body") return [wholeReading(part, raw.body.toString("utf8"))];
  return part.type === urlencoded
    ? formReadings(packages, part.field, raw.body.toString("utf8"))
    : multipartReadings(packages, part.field, raw);
}

function wholeReading({ type, content: { value } }: BodyPart & { readonly kind: "body" }, text: string): Reading {
  return type === "application/json" ? jsonIn("JSON.parse", text, value) : { reader: "text", read: text, given: value };
}

function formReadings(packages: Packages, field: TriedField, text: string): Reading[] {
  const { name, value, shape, encoding } = field;
  const written = encoding !== undefined && "style" in encoding ? encoding : undefined;
  const isJson = written === undefined && (encoding !== undefined || shape === "record" || shape === "deep");
  if (!isJson) return pairReadings(packages, text, { ...field, ...(written ?? ordinary) });
  return [jsonIn("URLSearchParams", new URLSearchParams(text).get(name), value)];
}

/** Without an Encoding Object. */
const ordinary: Written = { style: "form", explode: true, allowReserved: false };

async function multipartReadings(packages: Packages, field: TriedField, raw: Raw): Promise<Reading[]> {
  const given = givenParts(field);
  return [
    { reader: "busboy", read: await partsBy(packages, raw), given },
    { reader: "undici", read: await partsByPlatform(raw), given: given.map(({ type: _, ...rest }) => rest) },
  ];
}

/** OAS 3.0.4, 4.8.15.1.1: an array is one part for each item; an object is JSON, a text is text. */
function givenParts({ name, shape, value, encoding, file }: TriedField): FormPart[] {
  const said = encoding !== undefined && "contentType" in encoding ? encoding.contentType : undefined;
  return (isList(value) ? value : [value]).map((item) => {
    if (shape === "file" || shape === "files") {
      // A file that says its own type knows better than the spec.
      const type = file?.type || said || "application/octet-stream";
      return { name, file: file?.name || "blob", type, text: textOf(item) };
    }
    const isJson = said !== undefined;
    const type = isJson || typeof item === "object" ? "application/json" : "text/plain";
    return { name, type, text: isJson ? JSON.stringify(item) : lineEnds(textOf(item)) };
  });
}

/** Lines of text in a form end with CRLF (WHATWG HTML, 4.10.21.8). */
function lineEnds(text: string): string {
  return text.replace(/\r\n|\r|\n/g, "\r\n");
}

/** The parts of a form, by the parser that Express's multer and Fastify's multipart are made of. */
export function partsBy(
  { busboy }: Packages,
  { headers, body }: Pick<Raw, "headers" | "body">,
): Promise<readonly FormPart[]> {
  return new Promise((resolve, reject) => {
    const parts: FormPart[] = [];
    const parser = busboy({ headers, defParamCharset: "utf8" });
    parser.on(
      "field",
      (name: string, text: string, { mimeType }: { readonly mimeType: string }) =>
        void parts.push({ name, type: mimeType, text }),
    );
    parser.on(
      "file",
      (
        name: string,
        stream: NodeJS.ReadableStream,
        { mimeType, filename }: { readonly mimeType: string; readonly filename: string },
      ) => {
        const chunks: Buffer[] = [];
        const at = parts.length;
        parts.push({ name, file: filename, type: mimeType, text: "" });
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on(
          "end",
          () => (parts[at] = { name, file: filename, type: mimeType, text: Buffer.concat(chunks).toString("utf8") }),
        );
      },
    );
    parser.on("close", () => resolve(parts)).on("error", reject);
    parser.end(body);
  });
}

async function partsByPlatform({ headers, body }: Raw): Promise<unknown[]> {
  const type = headers["content-type"] ?? "";
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  return Promise.all(
    [...form].map(async ([name, value]) =>
      typeof value === "string" ? { name, text: value } : { name, file: value.name, text: await value.text() },
    ),
  );
}
