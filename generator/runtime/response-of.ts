import { ClientError } from "./errors.js";
import type { CallOptions, ResponseOf } from "./http.js";

/**
 * What a call gives, and what its answer says beside that, such as headers:
 *
 *     const { result, response } = await withResponse((options) =>
 *       api.getDag({ dag_id: "etl" }, options),
 *     );
 *     response.headers.get("etag");
 *
 * @throws {ClientError} where the function does not pass `options` on
 */
export async function withResponse<Result>(
  call: (options: CallOptions) => Promise<Result>,
): Promise<{ readonly result: Result; readonly response: ResponseOf }> {
  const seen: ResponseOf[] = [];
  const result = await call({ onResponse: (answer) => seen.push(answer) });
  const response = seen.at(-1);
  if (!response) throw new ClientError("withResponse: pass the options on");
  return { result, response };
}
