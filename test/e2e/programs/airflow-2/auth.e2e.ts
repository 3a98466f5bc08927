import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { AirflowClient, basic, ForbiddenError, UnauthorizedError } from "airflow-client";
import type { Auth } from "airflow-client";
// Not in a build for the schemes that Airflow 2 declares: it does not say that its API takes the session of its web pages.
import { sessionCookie } from "../../../../generator/runtime/auth/session-cookie.js";
import { startAirflow } from "../../support/server.js";
import type { AirflowServer } from "../../support/server.js";
import { refused } from "../refused.js";
import { clientOf } from "./client.js";

const poolsCall = "GET /api/v1/pools";
const pool = { body: { name: "of-auth", slots: 1 } };

describe("basic", () => {
  test.each(["admin", "op", "user", "viewer"])("lets %s in", async (name) => {
    expect((await clientOf(name).dag.getDags()).total_entries).toBe(5);
  });

  test("a wrong password, and a user who is not there", async () => {
    for (const username of ["admin", "nobody"]) {
      const client = clientOf(username, { auth: basic({ username, password: "wr0ng" }) });
      expect(await refused(client.dag.getDags())).toBeInstanceOf(UnauthorizedError);
    }
  });

  test("a viewer may not write, an operator may", async () => {
    expect(await refused(clientOf("viewer").pool.postPool(pool))).toBeInstanceOf(ForbiddenError);
    const operator = clientOf("op");
    expect((await operator.pool.postPool(pool)).name).toBe("of-auth");
    await operator.pool.deletePool({ pool_name: "of-auth" });
  });
});

// On a server of its own: Airflow refuses the sixth login of 40 seconds.
describe("the session of the web pages", () => {
  let server: AirflowServer;
  beforeAll(async () => {
    server = await startAirflow(globalThis.pair.server, {
      AIRFLOW_SERVER_PARTS: "",
      AIRFLOW_SERVER_AUTH_BACKENDS: "airflow.api.auth.backend.session",
    });
  });
  afterAll(() => server?.stop());

  /** A client that notes what it sends, and may send another cookie than it has. */
  function recorded(auth: Auth, cookieOf: (cookie: string) => string = (cookie) => cookie) {
    const sent: string[] = [];
    const cookies: string[] = [];
    const custom: typeof globalThis.fetch = (input, init) => {
      const request = new Request(input, init);
      const { pathname } = new URL(request.url);
      sent.push(`${request.method} ${pathname}`);
      const cookie = request.headers.get("cookie");
      if (pathname !== "/login/" && cookie) {
        cookies.push(cookie);
        request.headers.set("cookie", cookieOf(cookie));
      }
      return fetch(request);
    };
    return { sent, cookies, client: new AirflowClient({ baseUrl: server.url, auth, fetch: custom }) };
  }
  const login = ["GET /login/", "POST /login/"];

  test("one login for calls in parallel and later, reads and writes", async () => {
    const { client, sent, cookies } = recorded(sessionCookie({ username: "admin", password: "admin" }));
    const answers = await Promise.all([1, 2, 3].map(() => client.pool.getPools()));
    expect(answers.map(({ total_entries }) => total_entries)).toEqual([1, 1, 1]);
    expect((await client.pool.postPool(pool)).name).toBe("of-auth");
    await client.pool.deletePool({ pool_name: "of-auth" });
    const calls = ["POST /api/v1/pools", "DELETE /api/v1/pools/of-auth"];
    expect(sent).toEqual([...login, poolsCall, poolsCall, poolsCall, ...calls]);

    // The same cookie again, as a program has it that was given one.
    const cookie = cookies[0]?.replace("session=", "") ?? "";
    const other = recorded(sessionCookie({ cookie: () => cookie }));
    expect((await other.client.pool.getPools()).total_entries).toBe(1);
    expect(other.sent).toEqual([poolsCall]);
  });

  test("a session that the server does not know any more: one login more", async () => {
    let first: string | undefined;
    const auth = sessionCookie({ username: "op", password: "op" });
    const { client, sent } = recorded(auth, (cookie) => {
      first ??= cookie;
      return cookie === first ? "session=00000000-0000-0000-0000-000000000000.ended" : cookie;
    });
    expect((await client.pool.getPools()).total_entries).toBe(1);
    expect(sent).toEqual([...login, poolsCall, ...login, poolsCall]);
  });

  test("a viewer who may not write is told so after one login", async () => {
    const { client, sent } = recorded(sessionCookie({ username: "viewer", password: "viewer" }));
    expect((await refused(client.pool.postPool(pool))).status).toBe(403);
    expect(sent).toEqual([...login, "POST /api/v1/pools"]);
  });

  test("a wrong password, and none of the calls is sent", async () => {
    const { client, sent } = recorded(sessionCookie({ username: "admin", password: "wr0ng" }));
    await expect(client.pool.getPools()).rejects.toMatchObject({
      name: "UnauthorizedError",
      status: 401,
      message: expect.stringMatching(/^401 Unauthorized from POST http\S+\/login\/: Invalid user name or password$/),
    });
    expect(sent).toEqual(login);
  });

  test("no session, and Basic, which this server does not take", async () => {
    for (const auth of [sessionCookie({ cookie: "s3cret" }), basic({ username: "admin", password: "admin" })])
      expect((await refused(recorded(auth).client.pool.getPools())).status).toBe(401);
  });
});
