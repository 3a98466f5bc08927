/** Tokens that are refused, revoked, or said to have ended by clocks that differ: one login for all calls, and no loop. */
import { describe, expect, test } from "@jest/globals";
import { once } from "node:events";
import { clientCredentials } from "../../../generator/runtime/auth/client-credentials.js";
import { login } from "../../../generator/runtime/auth/login.js";
import { passwordGrant } from "../../../generator/runtime/auth/password-grant.js";
import { refreshToken } from "../../../generator/runtime/auth/refresh-token.js";
import { type Auth, Client, ClientError, type Operation } from "../../../generator/runtime/index.js";
import { json, type Seen, type TestServer, withServer } from "../server.js";
import { serveBytes } from "./wire.js";
import { whole } from "./faults.js";

const get: Operation = { method: "GET", path: ["/x"] };
const flow = { tokenUrl: "/auth/token" };
const auths: Readonly<Record<string, () => Auth>> = {
  login: () => login({ username: "a", password: "b" }),
  passwordGrant: () => passwordGrant({ password: flow }, { username: "a", password: "b" }),
  clientCredentials: () => clientCredentials({ clientCredentials: flow }, { clientId: "a", clientSecret: "b" }),
  refreshToken: () => refreshToken({ password: flow }, { clientId: "a", refreshToken: "r" }),
};
const names = Object.keys(auths);
const many = Array.from({ length: 50 });

const isLogin = ({ url }: Seen): boolean => url === "/auth/token";
const logins = ({ seen }: TestServer): number => seen.filter(isLogin).length;
const sentBy = ({ headers }: Seen): string => headers.authorization ?? "";
const clientOf = (url: string, name: string): Client => new Client({ baseUrl: url, auth: auths[name]?.(), retries: 0 });

/** Calls in parallel, each of which gives its answer or its error. */
const callMany = (client: Client): Promise<unknown[]> =>
  Promise.all(many.map(() => client.call(get).catch((error: unknown) => error)));

describe.each(names)("%s", (name) => {
  test("a token revoked in mid-flight: calls in parallel share the new login, and all go on", () => {
    let revoked = "";
    let tokens = 0;
    return withServer(
      (seen, response) => {
        if (isLogin(seen)) json(response, 200, { access_token: `t${++tokens}` });
        // Later than the new login of the first one that it is said to.
        else setTimeout(() => json(response, sentBy(seen) === revoked ? 401 : 200, {}), Math.random() * 40);
      },
      async (server) => {
        const client = clientOf(server.url, name);
        await client.call(get);
        revoked = "Bearer t1";
        expect(await callMany(client)).toEqual(many.map(() => ({})));
        expect(logins(server)).toBe(2);
      },
    );
  });

  test("a server that hands out the same dead token: one new login for all, then its answer", () =>
    withServer(
      (seen, response) => {
        if (isLogin(seen)) json(response, 200, { access_token: "dead" });
        else setTimeout(() => json(response, 401, { detail: "no" }), Math.random() * 40);
      },
      async (server) => {
        const errors = await callMany(clientOf(server.url, name));
        expect(errors).toEqual(
          many.map(() => expect.objectContaining({ name: "UnauthorizedError", status: 401 }) as unknown),
        );
        expect(logins(server)).toBe(2);
        expect(server.seen).toHaveLength(2 + 2 * many.length);
      },
    ));

  test.each([500, 503, 401, 429, "reset"])(
    "a login that fails, by %s: every call says it, and one login was tried",
    (fault) =>
      withServer(
        (seen, response) => {
          if (!isLogin(seen)) json(response, 200, {});
          else if (typeof fault === "number") json(response, fault, { detail: "no" });
          else response.destroy();
        },
        async (server) => {
          const client = clientOf(server.url, name);
          for (const error of await callMany(client)) {
            expect(error).toBeInstanceOf(ClientError);
            expect(error).toMatchObject(fault === "reset" ? { name: "NetworkError" } : { status: fault });
          }
          expect(server.seen).toHaveLength(1);
        },
      ),
  );

  test("a new login that fails: every call says it, and the next call tries again", () => {
    let tokens = 0;
    return withServer(
      (seen, response) => {
        if (!isLogin(seen)) json(response, sentBy(seen) === "Bearer t1" ? 401 : 200, {});
        else if (++tokens === 2) json(response, 500, {});
        else json(response, 200, { access_token: `t${tokens}` });
      },
      async (server) => {
        const client = clientOf(server.url, name);
        const error: unknown = await client.call(get).catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ name: "ServerError", status: 500 });
        expect(await callMany(client)).toEqual(many.map(() => ({})));
        expect(logins(server)).toBe(3);
      },
    );
  });

  test.each([
    ["ahead by hours", 6 * 3600],
    ["behind by hours", -6 * 3600],
    ["in another century", 4e9],
    ["at the beginning of time", -Date.now() / 1000],
  ])("a server whose clock is %s: one login", (_, skew) =>
    withServer(
      (seen, response) => {
        const iat = Math.floor(Date.now() / 1000 + skew);
        const claims = btoa(JSON.stringify({ iat, exp: iat + 3600 }));
        const body = isLogin(seen) ? { access_token: `h.${claims}.s` } : {};
        json(response, 200, body, { date: new Date(Math.min(iat * 1000, 8e15)).toUTCString() });
      },
      async (server) => {
        const client = clientOf(server.url, name);
        for (let call = 0; call < 5; call++) await client.call(get);
        expect(logins(server)).toBe(1);
      },
    ),
  );

  test.each([
    ["has ended before it began", { iat: 2_000_000_000, exp: 1_000_000_000 }],
    ["ends now", { iat: 1, exp: 1 }],
    ["does not say when it began, and has ended by our clock", { exp: 1 }],
    ["says nonsense", { iat: "soon", exp: {} }],
    ["says null", { iat: null, exp: null }],
  ])("a token that %s is used until it is refused", (_, claims) =>
    withServer(
      (seen, response) =>
        json(response, 200, isLogin(seen) ? { access_token: `h.${btoa(JSON.stringify(claims))}.s` } : {}),
      async (server) => {
        const client = clientOf(server.url, name);
        for (let call = 0; call < 5; call++) await client.call(get);
        expect(logins(server)).toBe(1);
      },
    ),
  );

  test("a call that gives up does not take the login from the others", () =>
    withServer(
      (seen, response) =>
        isLogin(seen) ? setTimeout(() => json(response, 200, { access_token: "t" }), 400) : json(response, 200, {}),
      async (server) => {
        const client = clientOf(server.url, name);
        const hasty = client.call(get, {}, { timeout: 50 });
        const others = Promise.all([client.call(get), client.call(get, {}, { signal: new AbortController().signal })]);
        await expect(hasty).rejects.toMatchObject({ name: "TimeoutError" });
        expect(await others).toEqual([{}, {}]);
        await client.call(get);
        expect(logins(server)).toBe(1);
      },
    ));

  test("a call that gives up after its login leaves the token to others", () => {
    let calls = 0;
    return withServer(
      (seen, response) => {
        if (isLogin(seen)) json(response, 200, { access_token: "t" });
        else if (++calls > 1) json(response, 200, {});
      },
      async (server) => {
        const client = clientOf(server.url, name);
        await expect(client.call(get, {}, { timeout: 200 })).rejects.toMatchObject({ name: "TimeoutError" });
        await client.call(get);
        expect(logins(server)).toBe(1);
      },
    );
  });

  test("a login that all have given up is ended", () => {
    const controllers = [new AbortController(), new AbortController()];
    let closed: Promise<unknown> | undefined;
    return withServer(
      (_, response) => {
        closed = once(response, "close");
        for (const controller of controllers) controller.abort(new Error("enough"));
      },
      async (server) => {
        const client = clientOf(server.url, name);
        const calls = controllers.map((controller) => client.call(get, {}, controller));
        const settled = await Promise.allSettled(calls);
        expect(settled).toMatchObject([{ reason: { message: "enough" } }, { reason: { message: "enough" } }]);
        await closed;
      },
    );
  });

  test("a login that stalls ends with its call, and holds no later one", () => {
    let tried = 0;
    return withServer(
      (seen, response) => {
        if (!isLogin(seen)) json(response, 200, {});
        else if (++tried > 1) json(response, 200, { access_token: "t" });
      },
      async (server) => {
        const client = clientOf(server.url, name);
        await expect(client.call(get, {}, { timeout: 100 })).rejects.toMatchObject({ name: "TimeoutError" });
        await new Promise((resolve) => setTimeout(resolve, 100));
        expect(await client.call(get)).toEqual({});
      },
    );
  });
});

test("a 401 whose reason is no Latin text is one to log in again for", async () => {
  let tokens = 0;
  const type = "application/json";
  const { url, close } = await serveBytes(({ path }, socket) => {
    const isOld = path === "/x" && tokens === 1;
    const body = path === "/x" ? "{}" : `{"access_token":"t${++tokens}"}`;
    socket.write(whole(isOld ? "401 \u2603 \u0416" : 200, { type, body }));
  });
  try {
    expect(await clientOf(url, "login").call(get)).toEqual({});
    expect(tokens).toBe(2);
  } finally {
    await close();
  }
});
