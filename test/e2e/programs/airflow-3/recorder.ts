export const loginCall = "POST /auth/token";
export const dagsCall = "GET /api/v2/dags";
export const admin = { username: "admin", password: "admin" };

/** What was sent, and the `fetch` that notes it. */
export interface Recorder {
  /** Method and path. */
  readonly sent: string[];
  /** The status of each. */
  readonly statuses: number[];
  readonly fetch: typeof globalThis.fetch;
}

/** A `fetch` that notes what is sent, and may change the token that a login gets. */
export function recorder(change: (token: string, login: number) => string = (token) => token): Recorder {
  const sent: string[] = [];
  const statuses: number[] = [];
  let logins = 0;
  const custom: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    const index = sent.push(`${request.method} ${pathname}`) - 1;
    const response = await fetch(request);
    statuses[index] = response.status;
    if (pathname !== "/auth/token" || !response.ok) return response;
    const { access_token } = (await response.json()) as { access_token: string };
    return Response.json({ access_token: change(access_token, ++logins) }, { status: response.status });
  };
  return { sent, statuses, fetch: custom };
}
