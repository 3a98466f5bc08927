/** Bodies whose type is not fixed by what they are. */

const bytes = "application/octet-stream";

/**
 * A body for which the API takes many types, such as `image/*`: a `Blob` brings
 * its own, texts and forms have theirs, bytes without one are
 * `application/octet-stream`. All else is JSON.
 */
export function ofItsType(body: unknown): BodyInit {
  if (body instanceof Blob) return body.type ? body : ofType(bytes)(body);
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body))
    return ofType(bytes)(body);
  return typeof body === "string" ||
    body instanceof FormData ||
    body instanceof URLSearchParams
    ? body
    : ofType("application/json")(JSON.stringify(body));
}

/** A body of bytes or text that has this type, whatever type it had. */
export function ofType(type: string): (body: unknown) => Blob {
  return (body) => new Blob([body as BlobPart], { type });
}
