/** Answers that are read as something else than JSON. */
import type { Called } from "./operation.js";
import { parse } from "./response.js";

/** Lets go of the answer. */
export async function nothing({ body }: Response): Promise<void> {
  await body?.cancel();
}

/**
 * Text in the charset that its `Content-Type` gives, or its byte order mark;
 * UTF-8 without one that is known. There is no body with 204 and 205 (Fetch,
 * "null body status").
 */
export async function text(response: Response): Promise<string | undefined> {
  if (!response.body) return undefined;
  const bytes = await response.arrayBuffer();
  return decoderOf(bytes, typeOf(response)).decode(bytes);
}

export async function binary(response: Response): Promise<Blob | undefined> {
  return response.body ? response.blob() : undefined;
}

/** Text of whatever type. Under a type of JSON it may be a JSON string. */
export async function anyText(response: Response): Promise<string | undefined> {
  const said = await text(response);
  const value = isJson(response) ? valueOf(said) : said;
  return typeof value === "string" ? value : said;
}

/**
 * A value of whatever type: JSON and text by their names, and all else as a
 * `Blob`.
 *
 * @throws {DecodeError} for JSON that is none
 */
export async function anyValue(
  response: Response,
  operation: Called,
): Promise<unknown> {
  const type = typeOf(response);
  if (isJson(response))
    return (operation.parse ?? parse)(
      { ...operation, accept: "JSON" },
      response,
      (await text(response)) ?? "",
    );
  return /^text\/|[/+](xml|yaml|x-yaml|javascript)\b/.test(type)
    ? text(response)
    : binary(response);
}

function typeOf({ headers }: Response): string {
  return (headers.get("content-type") ?? "").toLowerCase();
}

function isJson(response: Response): boolean {
  return /[/+]json(?![\w-])/.test(typeOf(response));
}

function valueOf(said = ""): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return undefined;
  }
}

/** A byte order mark counts more than what is said (Encoding, "decode"). */
function decoderOf(bytes: ArrayBuffer, type: string): TextDecoder {
  const { 0: first, 1: second } = new Uint8Array(bytes);
  const said = /;\s*charset="?([^\s";]+)/.exec(type)?.[1];
  try {
    return new TextDecoder(marks[`${first} ${second}`] ?? said);
  } catch {
    return new TextDecoder();
  }
}

/** How texts begin that say by themselves what they are. */
const marks: Readonly<Record<string, string>> = {
  "239 187": "utf-8",
  "254 255": "utf-16be",
  "255 254": "utf-16le",
};
