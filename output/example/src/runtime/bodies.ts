/** Bodies whose type is not fixed by what they are. */
import type { BodyFormat } from "./operation.js";

/**
 * A body for which the API takes many types, such as `image/*`: a `Blob` brings
 * its own, texts and forms have theirs, bytes without one are
 * `application/octet-stream`. All else is JSON.
 */
export function ofItsType(
  body: unknown,
  _: BodyFormat,
  headers: Headers,
): BodyInit {
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
    return body as BodyInit;
  headers.set("content-type", "application/json");
  return JSON.stringify(body);
}

/** A body of bytes or text that has the type of the API, whatever type it had. */
export function asItIs(
  body: unknown,
  { body: type = "" }: BodyFormat,
  headers: Headers,
): BodyInit {
  headers.set("content-type", type);
  return body as BodyInit;
}
