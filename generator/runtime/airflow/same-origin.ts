/** Programs that run in a page of Airflow's own server, such as plugins of its UI. */
import type { Auth } from "../auth/auth.js";
import { configError } from "../errors.js";
import { guard } from "../guard.js";

export interface AirflowUiOptions {
  /**
   * The root URL of Airflow. The default is the `<base>` of the page, which
   * pages of Airflow 3 have, or the server of the page.
   */
  readonly baseUrl?: string | undefined;
}

/** What a browser has; a worker has no document. */
interface Page {
  readonly location?: { readonly origin: string };
  readonly document?: {
    readonly cookie: string;
    querySelector(selector: "base[href]"): { readonly href: string } | null;
  };
  readonly localStorage?: { getItem(key: string): string | null };
}

/**
 * Makes the configuration of a client in a page of Airflow's own server. The
 * calls use the session of the user of the page.
 *
 *     const airflow = new AirflowClient(airflowUi());
 *
 * The browser sends the session cookie itself: `_token` of Airflow 3, or
 * `session` of Airflow 2. The API of Airflow 2 needs no CSRF token, but the
 * backend `airflow.api.auth.backend.session`. Airflow 3.0 requires the token
 * that its UI stores in the page. The client sends it if the server rejects the
 * cookie.
 *
 * @throws {ConfigError} outside of a page, and for a root URL on another
 *   server, which would not get the cookie
 */
export function airflowUi({ baseUrl }: AirflowUiOptions = {}): {
  readonly baseUrl: string;
  readonly auth: Auth;
} {
  // As an object first: the compiler would compare all globals.
  const { location, document } = globalThis as object as Page;
  if (!location) throw configError("airflowUi works only in a web page");
  const { origin } = location;
  const root = new URL(
    baseUrl ?? document?.querySelector("base[href]")?.href ?? "/",
    origin,
  );
  if (root.origin !== origin)
    throw configError(
      `airflowUi: ${root.origin} is not the server of the page, ${origin}`,
    );
  let token: string | undefined;
  return {
    baseUrl: root.href.replace(/[?#].*$/, ""),
    auth: {
      guard,
      authorize({ url, headers }) {
        if (token && url.origin === origin)
          headers.set("authorization", `Bearer ${token}`);
      },
      renew({ status }, request) {
        const kept =
          status === 401 && request.url.origin === origin
            ? tokenOfPage()
            : undefined;
        if (!kept || kept === token) return false;
        token = kept;
        return true;
      },
    },
  };
}

function tokenOfPage(): string | undefined {
  const { document, localStorage } = globalThis as object as Page;
  const cookie = /(?:^|; )_token=([^;]*)/.exec(document?.cookie ?? "")?.[1];
  return (cookie || localStorage?.getItem("token")) ?? undefined;
}
