import type { Redirected } from "./operation.js";
import { isRedirect } from "./problem.js";

/** As many as Fetch follows ("HTTP-redirect fetch"). */
const MOST = 20;

/**
 * The request that an answer leads to (RFC 9110, section 15.4), with all that
 * the one before had: on the same server, or where the configuration trusts the
 * other one. Undefined where nothing is sent again.
 */
export const redirected: Redirected = (
  sent,
  { status, headers },
  trustedOrigins = [],
) => {
  const { method, body, redirects = 0 } = sent;
  const location = headers.get("location");
  if (
    !isRedirect(status) ||
    !location ||
    !URL.canParse(location, sent.url.href) ||
    redirects >= MOST
  )
    return undefined;
  const url = new URL(location, sent.url);
  if (url.origin !== sent.url.origin && !trusts(trustedOrigins, url))
    return undefined;
  const next = { ...sent, url, redirects: redirects + 1 };
  if (status === 303 ? method === "HEAD" : status > 303 || method !== "POST")
    // A stream has been sent, and is not there any more.
    return body instanceof ReadableStream ? undefined : next;
  const kept = new Headers(sent.headers);
  for (const name of [...kept.keys()])
    if (name.startsWith("content-")) kept.delete(name);
  return { ...next, method: "GET", body: null, headers: kept };
};

/** Whether a list of origins holds that of a URL. */
export function trusts(origins: readonly string[], { origin }: URL): boolean {
  return origins.some(
    (url) =>
      // As it is of all that is not of the web, such as `host:80` and files.
      origin !== "null" && URL.canParse(url) && new URL(url).origin === origin,
  );
}
