import { failing } from "../errors.js";
import type { Called, Operation } from "../operation.js";
import { limited } from "../timeout.js";
import type { AuthRequest } from "./auth.js";

/** Who logs in: a call, or the program itself. */
export type Asker = Pick<AuthRequest, "fetch"> & Partial<AuthRequest>;

/** A login that takes longer fails, even if its call may take longer. */
const LONGEST = 60_000;

/** An operation of a login, with its URL for errors. */
export function calledAt(operation: Operation, url: URL): Called {
  return { ...operation, url: url.origin + url.pathname };
}

/**
 * Sends a request of a login: the answer, and its text. It is not redirected,
 * unless told: elsewhere is not where a password belongs.
 */
export function exchange(
  operation: Called,
  { fetch, signal: outer }: Asker,
  url: URL,
  init: RequestInit,
): Promise<readonly [Response, text: string]> {
  const fail = failing(operation);
  return limited(operation, LONGEST, outer, async (signal) => {
    const { method } = operation;
    const all: RequestInit = { redirect: "error", method, signal, ...init };
    const response = await fetch(url, all).catch(fail);
    return [response, await response.text().catch(fail)] as const;
  });
}
