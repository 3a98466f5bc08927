/** Programs that run in a page of Airflow's own server, such as plugins of its UI. */
import type { Auth } from "../auth/auth.js";
import { ConfigError } from "../errors.js";
import { guard } from "../guard.js";

export interface AirflowUiOptions {
  /**
   * The root of Airflow. Unless given, the `<base>` of the page, which that of
   * Airflow 3 has, else the server of the page.
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
 * The settings of a client in a page of Airflow's own server: whoever has
 * signed in there makes the calls.
 *
 *     const airflow = new AirflowClient(airflowUi());
 *
 * The browser sends the cookie of the session by itself (`_token` of Airflow 3,
 * `session` of Airflow 2, whose API needs no CSRF token, but the backend
 * `airflow.api.auth.backend.session`). Airflow 3.0 wants the token that its UI
 * keeps in the page, and gets it when it refuses the cookie.
 *
 * @throws {ConfigError} outside of a page, and for a root on another server,
 *   which would not get the cookie
 */
export function airflowUi({ baseUrl }: AirflowUiOptions = {}): {
  readonly baseUrl: string;
  readonly auth: Auth;
} {
  const { location, document } = globalThis as Page;
  if (!location) throw new ConfigError("airflowUi: there is no page here");
  const { origin } = location;
  const root = new URL(
    baseUrl ?? document?.querySelector("base[href]")?.href ?? "/",
    origin,
  );
  if (root.origin !== origin)
    throw new ConfigError(
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
  const { document, localStorage } = globalThis as Page;
  const [, cookie] =
    /(?:^|; )_token=([^;]*)/.exec(document?.cookie ?? "") ?? [];
  return (cookie || localStorage?.getItem("token")) ?? undefined;
}
