import { parameterError } from "./errors.js";
import type { Operation, SentBody } from "./operation.js";
import { own } from "./path.js";

/**
 * Writes what a call sends beside its path: its query and what is in its headers;
 * the result is its body.
 *
 * @throws {ParameterError} for a value that cannot be sent
 */
export function write(
  operation: Operation,
  params: object,
  headers: Headers,
  url: URL,
): SentBody | undefined {
  if (Object(params) !== params)
    throw parameterError("params", "must be an object");
  const { query, encode, fields = [] } = operation;
  const search = query?.[0](query[1], params);
  // The path may bring the beginning of it.
  if (search) url.search += (url.search && "&") + search;
  const value = own(params, "body");
  const body =
    value === undefined
      ? undefined
      : encode?.(value, operation, headers, params);
  for (const [add, declared] of fields) add(headers, declared, params);
  return body;
}
