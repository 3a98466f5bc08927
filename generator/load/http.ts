/** Reads over HTTP, with limits on each step: which servers are asked, with which headers, for how long, and for how many bytes. */
import { Failure, failure } from "../diagnostics.js";
import { collect } from "./limits.js";
import { answerAdvice, networkTrouble } from "./network-trouble.js";

export interface FetchOptions {
  /** Sent to the origin of the address only: not to another origin that it redirects to. */
  readonly headers?: readonly (readonly [string, string])[];
  /** Called for every address, the first one and those of redirects. What it throws refuses the address. */
  readonly permit?: (url: URL) => void;
  /** For everything together: connection, redirects, body. */
  readonly timeoutMs?: number;
}

/** What a server says of a body (RFC 9110, section 8.8): sent with a later request, they ask whether the body has changed. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** A body. */
export interface Fetched {
  readonly bytes: Uint8Array;
  /** The address after all redirects, which relative references in the body are relative to. */
  readonly url: URL;
  readonly validators: Validators;
}

const maxRedirects = 5;

/** An address as shown to users: without user, password, query and fragment, which may hold secrets. */
export function nameOf(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}${url.search === "" ? "" : "?…"}`;
}

/**
 * The body behind an `http` or `https` address.
 *
 * @throws Failure USAGE, SPEC_UNREADABLE or SPEC_TOO_LARGE
 */
export async function fetchBytes(address: URL, options: FetchOptions = {}): Promise<Fetched> {
  const fetched = await fetchIfChanged(address, {}, options);
  if (fetched === undefined) throw new Error("a server answered 304, although the request had no validators");
  return fetched;
}

/**
 * The body behind an address; undefined where it has not changed since the validators were sent.
 *
 * @throws Failure USAGE, SPEC_UNREADABLE or SPEC_TOO_LARGE
 */
export async function fetchIfChanged(
  address: URL,
  known: Validators,
  options: FetchOptions = {},
): Promise<Fetched | undefined> {
  const timeoutMs = options.timeoutMs ?? 30_000;
  const signal = AbortSignal.timeout(timeoutMs);
  let headers = ownHeaders(options.headers ?? []);
  let url = address;
  try {
    for (let redirects = 0; redirects <= maxRedirects; redirects++) {
      refuseUnusable(url);
      options.permit?.(url);
      const response = await fetch(url, { headers: withConditions(headers, known), signal, redirect: "manual" });
      if (response.status === 304 && Object.keys(known).length > 0) return undefined;
      const location = response.status >= 300 && response.status < 400 ? response.headers.get("location") : null;
      if (location === null) return { bytes: await bodyOf(response, url), url, validators: validatorsOf(response) };
      await response.body?.cancel();
      if (!URL.canParse(location, url.href)) {
        throw failure("SPEC_UNREADABLE", `${nameOf(url)} redirects to an invalid address.`);
      }
      const next = new URL(location, url.href);
      // Another host, port or scheme gets no header of the user, and neither does the first origin if that one redirects back.
      if (next.origin !== url.origin) headers = ownHeaders([]);
      url = next;
    }
  } catch (error) {
    throw networkFailure(error, url, timeoutMs);
  }
  throw failure("SPEC_UNREADABLE", `${nameOf(address)} redirects more than ${maxRedirects} times.`);
}

function ownHeaders(headers: readonly (readonly [string, string])[]): Headers {
  const result = new Headers({ accept: "application/json, application/yaml, */*;q=0.5" });
  for (const [name, value] of headers) {
    try {
      result.set(name, value);
    } catch {
      throw failure("USAGE", `The header ${JSON.stringify(name)} of --spec-header is not one that HTTP allows.`);
    }
  }
  return result;
}

function withConditions(headers: Headers, { etag, lastModified }: Validators): Headers {
  const result = new Headers(headers);
  if (etag !== undefined) result.set("if-none-match", etag);
  if (lastModified !== undefined) result.set("if-modified-since", lastModified);
  return result;
}

function validatorsOf({ headers }: Response): Validators {
  const [etag, lastModified] = [headers.get("etag"), headers.get("last-modified")];
  return { ...(etag !== null && { etag }), ...(lastModified !== null && { lastModified }) };
}

function refuseUnusable(url: URL): void {
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw failure("SPEC_UNREADABLE", `The address scheme ${url.protocol} is not http or https.`);
  }
  if (url.username !== "" || url.password !== "") {
    throw failure("SPEC_UNREADABLE", `The address ${nameOf(url)} contains a user name or password.`, {
      fix: "Send credentials with --spec-header 'Authorization: …'.",
    });
  }
}

async function bodyOf(response: Response, url: URL): Promise<Uint8Array> {
  if (!response.ok) {
    await response.body?.cancel();
    const fix = answerAdvice(response.status);
    throw failure(
      "SPEC_UNREADABLE",
      `${nameOf(url)} answered ${response.status} ${response.statusText}`.trim() + ".",
      fix === undefined ? {} : { fix },
    );
  }
  return response.body === null ? new Uint8Array() : collect(response.body, nameOf(url));
}

function networkFailure(error: unknown, url: URL, timeoutMs: number): Failure {
  if (error instanceof Failure) return error;
  const { name, message, cause } = error as Error & { readonly cause?: NodeJS.ErrnoException };
  if (name === "TimeoutError") {
    return failure("SPEC_UNREADABLE", `${nameOf(url)} did not send the whole response within ${timeoutMs / 1000} s.`);
  }
  // Its `fetch` has no code for a port that it refuses.
  const known = networkTrouble(cause?.message === "bad port" ? cause.message : cause?.code, url);
  if (known !== undefined) return failure("SPEC_UNREADABLE", `${nameOf(url)} cannot be read: ${known.cause}.`, known);
  return failure("SPEC_UNREADABLE", `${nameOf(url)} cannot be read: ${cause?.code ?? cause?.message ?? message}.`);
}
