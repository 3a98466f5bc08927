import { jsonOf } from "./json-body.js";
import type { BodyFormat } from "./operation.js";
import { own } from "./path.js";
import { date } from "./texts.js";

/**
 * A body that is JSON with dates in it: those without an offset are sent as UTC,
 * as in a query.
 */
export function datedBody(
  body: unknown,
  { body: type = "", dates = [] }: BodyFormat,
  headers: Headers,
): string {
  headers.set("content-type", type);
  const text = jsonOf(body);
  return /"\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*"/.test(text)
    ? JSON.stringify(completed(JSON.parse(text), 1, dates))
    : text;
}

/** A value of JSON in which dates have offsets. `place`: see {@link BodyFormat.dates}. */
function completed(
  value: unknown,
  place: number,
  dates: NonNullable<BodyFormat["dates"]>,
): unknown {
  if (!place) return typeof value === "string" ? date(value, "body") : value;
  const [members = {}, each] = dates[place - 1] ?? [];
  if (typeof value === "object")
    for (const key in value) {
      const next = (own(members, key) ?? each) as number | undefined;
      const fields = value as Record<string, unknown>;
      if (next !== undefined) fields[key] = completed(fields[key], next, dates);
    }
  return value;
}
