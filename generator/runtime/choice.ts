import { parameterError } from "./errors.js";
import type { BodyFormat, Operation, SentBody } from "./operation.js";
import { own } from "./path.js";
import { plain } from "./bodies.js";

/**
 * A body of the media type that the call chooses with `contentType`; that of the
 * operation unless it does.
 *
 * @throws {ParameterError} for a type that the operation does not take
 */
export function chosen(
  body: unknown,
  { body: usual, bodies = [] }: BodyFormat & Pick<Operation, "bodies">,
  headers: Headers,
  params: object,
): SentBody {
  const type = own(params, "contentType") ?? usual;
  const format = bodies.find((one) => one.body === type);
  if (!format)
    throw parameterError(
      "contentType",
      `must be one of ${bodies.map((one) => one.body).join(", ")}`,
    );
  return (format.encode ?? plain)(body, format, headers, params);
}
