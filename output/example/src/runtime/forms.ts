import { list } from "./parameters.js";

/** A body of `application/x-www-form-urlencoded`. */
export function form(body: unknown): URLSearchParams {
  return fill(new URLSearchParams(), body);
}

/** A body of `multipart/form-data`; a `Blob` is a file. */
export function multipart(body: unknown): FormData {
  return fill(new FormData(), body);
}

function fill<Form extends URLSearchParams | FormData>(
  target: Form,
  body: unknown,
): Form {
  for (const [name, value] of Object.entries(Object(body) as object))
    for (const item of list(value)) target.append(name, part(item) as string);
  return target;
}

function part(value: unknown): unknown {
  if (value instanceof File || typeof value !== "object") return value;
  // Servers know a file by its name: Bun would leave it empty.
  if (value instanceof Blob)
    return new File([value], "blob", { type: value.type });
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}
