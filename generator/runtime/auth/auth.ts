import type { Operation } from "../operation.js";
import type { Guard } from "../send.js";

/**
 * A way to prove who is calling. Write your own by implementing `authorize`;
 * keep secrets in a closure, so that printing the object does not show them.
 */
export interface Auth {
  /** Adds the credentials; called before every request that is sent. */
  authorize(request: AuthRequest): void | Promise<void>;
  /**
   * Told of a 401 or 403. `true`: the credentials are new, send once more. It
   * is asked once per attempt, so a server that always refuses ends it.
   */
  renew?(response: Response, request: AuthRequest): boolean | Promise<boolean>;
  /**
   * Sees every good answer before it is read, and leaves its body alone. Throws
   * where the server must not be trusted.
   */
  verify?(response: Response, request: AuthRequest): void | Promise<void>;
  /**
   * What keeps the secrets with their server: those of this package bring it.
   * One of your own gets it of `new Client`.
   */
  readonly guard?: Guard;
}

/** A request before it is sent. */
export interface AuthRequest {
  readonly operation: Operation;
  /**
   * Platforms drop `Authorization` and `Cookie` when a redirect leaves the
   * server, but nothing else: once `authorize` adds another header or changes
   * the URL, redirects to other servers are refused.
   */
  readonly headers: Headers;
  /** Changing its query changes the request, and keeps it out of errors. */
  readonly url: URL;
  /**
   * What a server may repeat, and no error shows: add what is secret and stands
   * in no header and no query as it is. What does is known to be secret.
   */
  readonly secrets: string[];
  /** The root of the server, with a slash at its end. */
  readonly baseUrl: string;
  /** Aborts when the call no longer waits: in time, or by its own signal. */
  readonly signal: AbortSignal;
  /** The client's `fetch`, without its middleware. */
  readonly fetch: typeof globalThis.fetch;
}
