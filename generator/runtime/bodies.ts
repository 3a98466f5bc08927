/** Bodies whose type is not fixed by what they are. */
import { jsonBody, jsonOf } from "./json-body.js";
import type { BodyFormat, SentBody } from "./operation.js";
import { stoppable } from "./upload.js";

/** A body that is JSON, or text or bytes as they are. */
export function plain(
  body: unknown,
  format: BodyFormat,
  headers: Headers,
): SentBody {
  const write = /[/+]json\b/.test(format.body ?? "") ? jsonBody : asItIs;
  return write(body, format, headers);
}

/**
 * A body for which the API takes many types, such as `image/*`: a `Blob` brings
 * its own, texts and forms have theirs, bytes without one are
 * `application/octet-stream`. All else is JSON.
 */
export function ofItsType(
  body: unknown,
  _: BodyFormat,
  headers: Headers,
): SentBody {
  if (body instanceof Blob && body.type) return body;
  const isBytes =
    body instanceof Blob ||
    body instanceof ReadableStream ||
    body instanceof ArrayBuffer ||
    ArrayBuffer.isView(body);
  if (isBytes) headers.set("content-type", "application/octet-stream");
  if (
    isBytes ||
    typeof body === "string" ||
    body instanceof FormData ||
    body instanceof URLSearchParams
  )
    return stoppable(body as BodyInit);
  headers.set("content-type", "application/json");
  return jsonOf(body);
}

/** A body of bytes or text that has the type of the API, whatever type it had. */
export function asItIs(
  body: unknown,
  { body: type = "" }: BodyFormat,
  headers: Headers,
): SentBody {
  headers.set("content-type", type);
  return stoppable(body as BodyInit);
}
