import { expect } from "@jest/globals";
import { ApiError } from "airflow-client";

/** Every password and token that the tests send: none may show up in an error. */
const secrets = ["s3cret", "wr0ng", "eyJ"];

/** The error that a refused call throws, which shows no secret, no HTML and no second line however it is printed. */
export async function refused(call: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await call.then(
    (value) => new Error(`not refused: ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw error;
  const { inspect } = await import("node:util");
  for (const text of [error.message, inspect(error), JSON.stringify(error), error.problem.detail]) {
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(text).not.toContain("<html");
  }
  expect(error.message).not.toContain("\n");
  return error;
}
