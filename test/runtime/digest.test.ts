import { describe, expect, test } from "@jest/globals";
import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { digest } from "../../generator/runtime/auth/digest.js";
import { md5 } from "../../generator/runtime/auth/md5.js";
import { ClientError, Client, type Operation, UnauthorizedError } from "../../generator/runtime/index.js";
import { queryOf } from "../../generator/runtime/parameters.js";
import { type DigestRules, digestServer, expected, fieldsOf } from "./digest-server.js";
import { json, type TestServer, thrown, withServer } from "./server.js";
import { shown } from "./shown.js";

const get: Operation = { method: "GET", path: ["/x"], query: [queryOf, ["q"]] };
const user = { username: "Mufasa", password: "Circle of Life" };
const clientOf = ({ url }: TestServer, auth = digest(user)): Client => new Client({ baseUrl: url, auth, retries: 0 });
const sent = ({ seen }: TestServer) => seen.map(({ headers }) => fieldsOf(headers.authorization));
const isIn = { in: true };

test("MD5 is that of the platform", () => {
  for (const length of [...Array(200).keys(), 1_000, 65_537]) {
    const bytes = new Uint8Array(randomBytes(length));
    expect({ length, hash: md5(bytes.buffer) }).toEqual({
      length,
      hash: createHash("md5").update(bytes).digest("hex"),
    });
  }
});

describe("the server of these tests", () => {
  test.each([
    ["MD5", "8ca523f5e9506fed4657c9700eebdbec"],
    ["SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"],
  ])("wants of %s what RFC 7616 does, section 3.9.1", (algorithm, want) =>
    expect(
      expected("GET", user.password, {
        username: user.username,
        realm: "http-auth@example.org",
        uri: "/dir/index.html",
        algorithm,
        nonce: "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
        nc: "00000001",
        cnonce: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
        qop: "auth",
      }),
    ).toBe(want),
  );
});

const kinds: readonly Partial<DigestRules>[] = [
  {},
  { opaque: "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS" },
  { algorithm: "MD5", qop: "auth" },
  { algorithm: "md5", qop: "auth-int,auth" },
  { algorithm: "MD5-sess", qop: "auth" },
  { algorithm: "SHA-256", qop: "auth, auth-int", opaque: "" },
  { algorithm: "SHA-256-sess", qop: "auth" },
  { algorithm: "SHA-256" },
  { algorithm: "MD5", qop: "auth", realm: 'a "b", nonce="c" \\ d' },
  { algorithm: "SHA-256", qop: "auth", realm: "Überall" },
  { algorithm: "SHA-256", qop: "auth", username: "Jäsøn ☃", password: "pä:☃", realm: "api" },
  { algorithm: "MD5", qop: "auth", username: 'a"b\\c', password: 'd"e\\f' },
];

describe("lets in", () => {
  test.each(kinds)("curl: %j", (kind) => {
    const rules = { ...user, realm: "http-auth@example.org", ...kind };
    return withServer(digestServer(rules), async (server) => {
      const login = `${rules.username}:${rules.password}`;
      const target = `${server.url}/x?q=a%20b%2Cc`;
      const { stdout } = await promisify(execFile)("curl", ["-sS", "--noproxy", "*", "--digest", "-u", login, target]);
      expect(JSON.parse(stdout)).toEqual(isIn);
    });
  });

  test.each(kinds)("the provider, and asks only once: %j", (kind) => {
    const rules = { ...user, realm: "http-auth@example.org", ...kind };
    return withServer(digestServer(rules), async (server) => {
      const client = clientOf(server, digest(rules));
      for (const q of ["a b,c", "ü&=?", undefined]) expect(await client.call(get, { q })).toEqual(isIn);
      const post: Operation = { method: "POST", path: ["/y"], body: "application/json" };
      expect(await client.call(post, { body: { a: 1 } })).toEqual(isIn);
      const [first, ...others] = sent(server);
      expect(first).toEqual({});
      expect(others.map(({ nc }) => nc)).toEqual(
        [1, 2, 3, 4].map((count) => (kind.qop ? `0000000${count}` : undefined)),
      );
      expect(new Set(others.map(({ nonce }) => nonce)).size).toBe(1);
      expect(server.seen.at(-1)?.body).toBe('{"a":1}');
    });
  });
});

test("a body is sent again after the first 401", () =>
  withServer(digestServer({ ...user, algorithm: "MD5", qop: "auth" }), async (server) => {
    const post: Operation = { method: "POST", path: ["/y"], body: "application/json" };
    expect(await clientOf(server).call(post, { body: { a: 1 } })).toEqual(isIn);
    expect(server.seen.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":1}']);
  }));

test("below a path of baseUrl, which is part of what is signed", () =>
  withServer(digestServer({ ...user, qop: "auth" }), async (server) => {
    const client = new Client({ baseUrl: `${server.url}/deploy`, auth: digest(user) });
    expect(await client.call(get)).toEqual(isIn);
    expect(sent(server)[1]).toMatchObject({ uri: "/deploy/x" });
  }));

test("calls in parallel answer one challenge, each with a count of its own", () =>
  withServer(digestServer({ ...user, algorithm: "SHA-256", qop: "auth" }), async (server) => {
    const client = clientOf(server);
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => client.call(get)));
    expect(results).toEqual(Array(5).fill(isIn));
    const answered = sent(server).filter(({ nonce }) => nonce);
    expect(new Set(answered.map(({ nonce }) => nonce)).size).toBe(1);
    expect(answered.map(({ nc }) => nc).sort()).toEqual([1, 2, 3, 4, 5].map((count) => `0000000${count}`));
  }));

describe("a nonce that has become too old", () => {
  test.each([true, false])("is changed for a new one; the server says so: %p", (saysStale) =>
    withServer(digestServer({ ...user, algorithm: "MD5", qop: "auth", uses: 2, saysStale }), async (server) => {
      const client = clientOf(server);
      for (let call = 0; call < 5; call++) expect(await client.call(get)).toEqual(isIn);
      expect(sent(server).map(({ nc }) => nc)).toEqual([
        ...[undefined, "00000001", "00000002", "00000003"],
        ...["00000001", "00000002", "00000003", "00000001"],
      ]);
    }),
  );
});

test("a wrong password is tried once in each call, and is in no error", () =>
  withServer(digestServer({ ...user, algorithm: "MD5", qop: "auth" }), async (server) => {
    const client = clientOf(server, digest({ ...user, password: "hunter2" }));
    for (let call = 1; call <= 4; call++) {
      const error = await thrown(client.call(get));
      expect(error).toBeInstanceOf(UnauthorizedError);
      expect(shown(error)).not.toContain("hunter2");
      expect(sent(server).filter(({ response }) => response)).toHaveLength(call);
    }
  }));

test("the right one works again after refusals", () => {
  const rules = { ...user, algorithm: "MD5", qop: "auth" };
  let isClosed = false;
  const server = digestServer(rules);
  return withServer(
    (seen, response, count) =>
      isClosed
        ? json(response, 401, {}, { "www-authenticate": 'Digest realm="", nonce="0", qop="auth"' })
        : server(seen, response, count),
    async (server) => {
      const client = clientOf(server);
      expect(await client.call(get)).toEqual(isIn);
      isClosed = true;
      await thrown(client.call(get));
      await thrown(client.call(get));
      isClosed = false;
      expect(await client.call(get)).toEqual(isIn);
    },
  );
});

describe("of several challenges, the first that can be answered", () => {
  const nonce = 'nonce="n"';
  test.each<[challenges: string | string[], algorithm: string | undefined]>([
    [
      [`Digest realm="a", ${nonce}, algorithm=SHA-512-256, qop="auth"`, `Digest ${nonce}, algorithm=SHA-256`],
      "SHA-256",
    ],
    [`Digest ${nonce}, algorithm=SHA-256, qop="auth", Digest ${nonce}, algorithm=MD5`, "SHA-256"],
    [`Negotiate, Basic realm="Digest nonce=x, y", digest ${nonce} , algorithm="MD5"`, "MD5"],
    [`Negotiate YII=, Digest ${nonce},qop="auth-int", Digest ${nonce},algorithm=MD5-sess,qop=auth`, "MD5-sess"],
    [`Bearer error="invalid_token", DIGEST NONCE = "n", ALGORITHM = sha-256`, "sha-256"],
  ])("%j", (challenges, algorithm) =>
    withServer(
      (_, response, count) =>
        response.writeHead(count === 1 ? 401 : 200, count === 1 ? { "www-authenticate": challenges } : {}).end("{}"),
      async (server) => {
        await clientOf(server).call(get);
        expect(sent(server)[1]).toMatchObject({ nonce: "n", algorithm });
      },
    ),
  );

  test.each([
    [401, ""],
    [401, 'Basic realm="x"'],
    [401, 'Basic realm="Digest nonce=x"'],
    [401, 'Digest realm="x"'],
    [401, 'Digest nonce="x", algorithm=SHA-512-256'],
    [401, 'Digest nonce="x", algorithm=constructor'],
    [401, 'Digest nonce="x", qop="auth-int"'],
    [403, 'Digest nonce="x"'],
  ])("%i %j: none can be, so the refusal stands", (status, challenge) =>
    withServer(
      (_, response) => json(response, status, {}, { "www-authenticate": challenge }),
      async (server) => {
        await expect(clientOf(server).call(get)).rejects.toMatchObject({ status });
        expect(server.seen).toHaveLength(1);
      },
    ),
  );
});

test.each([
  ["a quote that never ends", `Digest nonce="${"x\\".repeat(7_000)}`],
  ["words without an end", `${"x ".repeat(3_000)}${"=,".repeat(3_000)}`],
  ["one long word", "x".repeat(14_000)],
  ["hyphens", "x-".repeat(7_000)],
  ["white space", `x${" ".repeat(7_000)}y${"\t".repeat(7_000)}`],
])("a challenge made to take long to read does not: %s", (_, challenge) =>
  withServer(
    (_, response) => json(response, 401, {}, { "www-authenticate": challenge }),
    async (server) => {
      const begin = performance.now();
      await thrown(clientOf(server).call(get));
      expect(performance.now() - begin).toBeLessThan(2_000);
      expect(server.seen).toHaveLength(1);
    },
  ),
);

test("what is made for one server is never sent to another", () => {
  const rules = { ...user, algorithm: "MD5", qop: "auth" };
  return withServer(digestServer(rules), (one) =>
    withServer(digestServer(rules), async (two) => {
      const auth = digest(user);
      for (const server of [one, two, one, two]) expect(await clientOf(server, auth).call(get)).toEqual(isIn);
      const [of1, of2] = [one, two].map((server) => sent(server).map(({ nonce }) => nonce));
      expect(of1?.[0]).toBeUndefined();
      expect(of2?.[0]).toBeUndefined();
      expect(of1).not.toEqual(of2);
    }),
  );
});

test("a user name that would end the header is refused without showing the password", () =>
  withServer(digestServer(user), async (server) => {
    const auth = digest({ username: "a\r\nx: y", password: "hunter2" });
    const error = await thrown(clientOf(server, auth).call(get));
    expect(error).toBeInstanceOf(ClientError);
    expect(shown(error)).not.toContain("hunter2");
    expect(server.seen).toHaveLength(1);
  }));
