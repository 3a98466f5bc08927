import { guard } from "../guard.js";
import { ApiError, decodeError } from "../errors.js";
import { masking } from "../mask.js";
import type { Called, Operation } from "../operation.js";
import { below } from "../request.js";
import type { Auth, AuthRequest } from "./auth.js";
import { byServer } from "./by-server.js";
import { addCookie } from "./cookie.js";
import { calledAt, exchange } from "./exchange.js";
import { type Secret, secretText } from "./secret.js";

export type SessionCookieOptions =
  | { readonly username: string; readonly password: string }
  | {
      /** The value of the cookie `session`, without its name. */
      readonly cookie: Secret;
    };

type Cookies = ReadonlyMap<string, string>;

const PAGE = "/login/";
const openForm: Operation = {
  method: "GET",
  path: [PAGE],
  accept: "a login form",
};
const sendForm: Operation = { method: "POST", path: [PAGE] };
/**
 * Uses the session of the server's web pages, which its API also accepts. Pass
 * a cookie, or user name and password for the login form. The client logs in at
 * the first call, and again after a 401. Parallel calls share one login.
 *
 * Not for browsers, because they manage cookies themselves. A page on the same
 * server uses its session without `auth`.
 *
 * Calls throw {@link ApiError} if the login fails (`UnauthorizedError` for a
 * wrong password). After several failures, a server may reject even the right
 * password for a while (429).
 */
export function sessionCookie(options: SessionCookieOptions): Auth {
  if ("cookie" in options)
    return {
      guard,
      async authorize({ headers }) {
        const value = await secretText(options.cookie, "The session cookie");
        addCookie(headers, "session", value);
      },
    };

  const session = byServer((request) => logIn(options, request));
  const used = new WeakMap<AuthRequest, Promise<Cookies>>();
  return {
    guard,
    async authorize(request) {
      const cookies = session(request);
      used.set(request, cookies);
      for (const [name, value] of await cookies)
        addCookie(request.headers, name, value);
    },
    async renew({ status }, request) {
      // A 403 is for the person; a session that has ended is a 401.
      if (status !== 401) return false;
      await session(request, used.get(request));
      return true;
    },
  };
}

/** As a person does it: opens the page with the form, and sends that. */
async function logIn(
  { username, password }: { username: string; password: string },
  request: AuthRequest,
): Promise<Cookies> {
  const cookies = new Map<string, string>();
  const url = below(request.baseUrl, PAGE);
  const opening = calledAt(openForm, url);
  const sending = calledAt(sendForm, url);
  const [page, html] = await visit(opening, request, cookies);
  // Tag by tag: a page that is made for it must not keep a search busy.
  const inputs = html.match(/<input\b[^<>]*>/g) ?? [];
  if (!inputs.some((tag) => tag.includes('name="password"')))
    throw decodeError(opening, page);
  const hidden = inputs.find((tag) => tag.includes('name="csrf_token"')) ?? "";
  const { 1: token = "" } = /\bvalue="([^"]*)"/.exec(hidden) ?? [];

  const form = { csrf_token: token, username, password };
  const [{ headers }] = await visit(sending, request, cookies, form);
  const next = headers.get("location");
  // Back at the form, where a person would read why.
  if (!next || /^[^?]*\/login\/?(\?|$)/.test(next)) {
    const refusal = { status: 401, statusText: "Unauthorized" };
    const detail = "Invalid user name or password";
    throw new ApiError(sending, new Response(null, refusal), { detail });
  }
  return cookies;
}

/** Sends the cookies there are, and keeps those that are set. */
async function visit(
  operation: Called,
  request: AuthRequest,
  cookies: Map<string, string>,
  form?: { readonly [field: string]: string; readonly password: string },
): Promise<[Response, html: string]> {
  const headers = new Headers({ accept: "text/html" });
  for (const [name, value] of cookies) addCookie(headers, name, value);
  const url = below(request.baseUrl, PAGE);
  const [response, html] = await exchange(operation, request, url, {
    headers,
    body: form ? new URLSearchParams(form) : null,
    // Where it would lead to is the answer.
    redirect: "manual",
  });
  // Without the body: a server may repeat what it was sent.
  if (response.status >= 400)
    throw new ApiError(
      { ...operation, hide: masking(form?.password ?? "") },
      response,
      undefined,
    );
  for (const line of response.headers.getSetCookie()) {
    const { 1: name = "", 2: value = "" } =
      /^([^=;]*)=([^;]*)/.exec(line) ?? [];
    if (name) cookies.set(name.trim(), value.trim());
  }
  return [response, html];
}
