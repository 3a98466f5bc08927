import type { Operation } from "../operation.js";
import type { Guard } from "../send.js";

/**
 * A source of credentials. To write your own, implement `authorize`. Keep
 * secrets in a closure, so that a printed object does not show them.
 */
export interface Auth {
  /** Adds the credentials. Called before every request. */
  authorize(request: AuthRequest): void | Promise<void>;
  /**
   * Called after a response with status 401 or 403. If it returns `true`, the
   * client sends the request again with the new credentials. It is called once
   * per attempt, so this ends even if the server always rejects.
   */
  renew?(response: Response, request: AuthRequest): boolean | Promise<boolean>;
  /**
   * Called with every successful response before its body is read. It must not
   * read the body. It throws an error if the server cannot be trusted.
   */
  verify?(response: Response, request: AuthRequest): void | Promise<void>;
  /**
   * Keeps the secrets with their server. The providers of this package set it.
   * For your own provider, `new Client` sets it.
   */
  readonly guard?: Guard;
}

/** A request before it is sent. */
export interface AuthRequest {
  readonly operation: Operation;
  /**
   * When a redirect goes to another server, platforms drop only `Authorization`
   * and `Cookie`. If `authorize` adds another header or changes the URL, the
   * client therefore refuses redirects to other servers.
   */
  readonly headers: Headers;
  /** You can change the query. Errors never show the query. */
  readonly url: URL;
  /**
   * Secrets that no error may show, even if a server repeats them. Add secrets
   * that are not literally in a header or in the query. The client already
   * knows the secrets there.
   */
  readonly secrets: string[];
  /** The root URL of the server, with a slash at its end. */
  readonly baseUrl: string;
  /** Aborts when the call ends, by its time limit or by its own signal. */
  readonly signal: AbortSignal;
  /** The client's `fetch`, without its middleware. */
  readonly fetch: typeof globalThis.fetch;
}
