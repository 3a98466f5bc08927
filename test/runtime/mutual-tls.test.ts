import { beforeAll, describe, expect, test } from "@jest/globals";
import { createServer } from "node:https";
import type { IncomingMessage, RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import type { TLSSocket } from "node:tls";
import { nothing } from "../../generator/runtime/results.js";
import { basic } from "../../generator/runtime/auth/basic.js";
import { mutualTls, type MutualTlsOptions } from "../../generator/runtime/auth/mutual-tls.js";
import {
  Client,
  type ClientConfig,
  ConfigError,
  NetworkError,
  type Operation,
  stream,
  TimeoutError,
} from "../../generator/runtime/index.js";
import { waitFor } from "../support/waiting.js";
import { type Authority, makeAuthority } from "./certificates.js";
import { thrown } from "./server.js";
import { shown } from "./shown.js";

const get: Operation = { method: "GET", path: ["/x"] };

let authority: Authority;
let stranger: Authority;
beforeAll(() => {
  authority = makeAuthority("authority");
  stranger = makeAuthority("stranger");
});

interface SecureServer {
  readonly url: string;
  /** How many connections there were. */
  connections(): number;
}

/** A server that lets in whom the authority vouches for. */
async function withTls<Result>(handler: RequestListener, run: (server: SecureServer) => Promise<Result>) {
  const options = { ...authority.server, ca: authority.ca, requestCert: true, rejectUnauthorized: true };
  const server = createServer(options, handler);
  let connections = 0;
  server.on("secureConnection", () => connections++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    return await run({ url: `https://127.0.0.1:${port}`, connections: () => connections });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const mine = (): MutualTlsOptions => ({ ...authority.client, ca: authority.ca });
const clientOf = (url: string, options = mine(), config: Partial<ClientConfig> = {}): Client =>
  new Client({ baseUrl: url, fetch: mutualTls(options), retries: 0, ...config });

const echo: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const { method, url, headers } = request;
    const { CN } = (request.socket as TLSSocket).getPeerCertificate().subject;
    const body = Buffer.concat(chunks).toString();
    response.end(JSON.stringify({ CN, method, url, headers, body }));
  });
};

describe("the certificate is shown", () => {
  test.each<[name: string, options: () => MutualTlsOptions]>([
    ["with its key", mine],
    ["with an encrypted key", () => ({ ...mine(), key: authority.encryptedKey, passphrase: "hunter2" })],
  ])("%s", (_, options) =>
    withTls(echo, async ({ url }) => {
      const auth = basic({ username: "a", password: "b" });
      expect(await clientOf(url, options(), { auth }).call(get)).toMatchObject({
        CN: "client",
        method: "GET",
        url: "/x",
        headers: { accept: "application/json", "accept-encoding": "identity", authorization: "Basic YTpi" },
        body: "",
      });
    }),
  );
});

describe("bodies", () => {
  test.each([
    ["POST", '{"a":"ü"}', { "content-length": "10", "content-type": "application/json" }],
    ["PUT", "{}", { "content-length": "2" }],
    ["DELETE", "{}", { "content-length": "2" }],
    ["POST", undefined, { "content-length": "0" }],
    ["DELETE", undefined, {}],
  ])("%s of %j", (method, body, headers) =>
    withTls(echo, async ({ url }) => {
      const operation: Operation = { ...get, method, body: "application/json" };
      const params = body === undefined ? {} : { body: JSON.parse(body) as unknown };
      const seen = await clientOf(url).call<{ headers: IncomingMessage["headers"] }>(operation, params);
      expect(seen).toMatchObject({ method, body: body ?? "", headers });
      expect(seen.headers["transfer-encoding"]).toBeUndefined();
    }),
  );

  test("a form with a file", () =>
    withTls(echo, async ({ url }) => {
      const form = new FormData();
      form.append("file", new Blob(["x".repeat(200_000)]), "a.txt");
      const response = await mutualTls(mine())(`${url}/up`, { method: "POST", body: form });
      const { body } = (await response.json()) as { body: string };
      expect(body).toContain('filename="a.txt"');
      expect(body.length).toBeGreaterThan(200_000);
    }));

  test("a stream goes out piece by piece, no faster than it is taken", () => {
    const pieces = 200;
    let made = 0;
    const taken: number[] = [];
    const slow: RequestListener = (request, response) => {
      let length = 0;
      request.on("data", (chunk: Buffer) => {
        length += chunk.length;
        taken.push(made);
        request.pause();
        setTimeout(() => request.resume(), 1);
      });
      request.on("end", () => response.end(`${length} ${request.headers["transfer-encoding"]}`));
    };
    const body = new ReadableStream({
      pull(controller) {
        if (made++ < pieces) controller.enqueue(new Uint8Array(65_536));
        else controller.close();
      },
    });
    return withTls(slow, async ({ url }) => {
      const init: RequestInit & { duplex: "half" } = { method: "POST", body, duplex: "half" };
      const response = await mutualTls(mine())(url, init);
      expect(await response.text()).toBe(`${65_536 * pieces} chunked`);
      expect(taken[0]).toBeLessThan(pieces);
    });
  });

  test("a stream that breaks off", () =>
    withTls(echo, async ({ url }) => {
      const cause = new Error("mine");
      let count = 0;
      const body = new ReadableStream({
        pull: (controller) => (count++ < 3 ? controller.enqueue(new Uint8Array(10)) : controller.error(cause)),
      });
      const init: RequestInit & { duplex: "half" } = { method: "POST", body, duplex: "half" };
      expect(await thrown(mutualTls(mine())(url, init))).toMatchObject({ name: "TypeError", cause });
    }));

  test("an answer comes in line by line, and leaving it closes the connection", () => {
    let isClosed = false;
    return withTls(
      (_, response) => {
        response.write('{"line":1}\n{"line"');
        setTimeout(() => response.write(":2}\n"), 30);
        response.on("close", () => (isClosed = true));
      },
      async ({ url }) => {
        const seen: unknown[] = [];
        for await (const item of stream(clientOf(url), get)) {
          seen.push(item);
          if (seen.length === 2) break;
        }
        expect(seen).toEqual([{ line: 1 }, { line: 2 }]);
        await waitFor("the end of the connection", () => isClosed);
      },
    );
  });

  test("an answer is read no faster than it is asked for", () => {
    let sent = 0;
    return withTls(
      (_, response) => {
        const fill = (): void => {
          while (sent < 400 && response.write(new Uint8Array(65_536))) sent++;
          if (sent < 400) response.once("drain", fill);
          else response.end();
          sent++;
        };
        fill();
      },
      async ({ url }) => {
        const response = await mutualTls(mine())(url);
        await new Promise((resolve) => setTimeout(resolve, 200));
        expect(sent).toBeLessThan(400);
        expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(65_536 * 300);
      },
    );
  });

  test("an early answer ends the sending", () =>
    withTls(
      (_, response) => response.writeHead(413, { connection: "close" }).end("too much"),
      async ({ url }) => {
        let isCancelled = false;
        const body = new ReadableStream({
          pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
          cancel: () => void (isCancelled = true),
        });
        const init: RequestInit & { duplex: "half" } = { method: "POST", body, duplex: "half" };
        // The server may hang up before its answer is read: both are an end.
        const answer = await mutualTls(mine())(url, init).catch((error: unknown) => error);
        if (answer instanceof Response) {
          expect(answer.status).toBe(413);
          await answer.text().catch(() => undefined);
        } else expect(answer).toBeInstanceOf(TypeError);
        await waitFor("the end of the sending", () => isCancelled);
      },
    ));
});

describe("answers", () => {
  test.each([
    ["GET", 204],
    ["HEAD", 200],
    ["GET", 304],
  ])("%s, %i: without a body", (method, status) =>
    withTls(
      (_, response) => response.writeHead(status, { "x-a": "1" }).end(),
      async ({ url }) => {
        const response = await mutualTls(mine())(url, { method });
        expect([response.status, response.headers.get("x-a"), response.body]).toEqual([status, "1", null]);
      },
    ),
  );

  test("headers that come twice", () =>
    withTls(
      (_, response) =>
        response
          .writeHead(
            200,
            "Fine",
            [
              ["set-cookie", "a=1"],
              ["set-cookie", "b=2"],
            ].flat(),
          )
          .end(),
      async ({ url }) => {
        const { headers, statusText } = await mutualTls(mine())(url);
        expect([statusText, headers.getSetCookie()]).toEqual(["Fine", ["a=1", "b=2"]]);
      },
    ));

  test("one connection for calls one after the other", () =>
    withTls(echo, async (server) => {
      const { url } = server;
      const client = clientOf(url);
      for (let call = 0; call < 4; call++) await client.call(get);
      await client.call({ ...get, read: nothing });
      await client.call(get);
      expect(server.connections()).toBeLessThanOrEqual(2);
    }));

  test.each([301, 302, 303, 307, 308])("a redirect (%i) is not followed", (status) => {
    const urls: (string | undefined)[] = [];
    return withTls(
      ({ url }, response) => {
        urls.push(url);
        response.writeHead(status, { location: "/y" }).end();
      },
      async ({ url }) => {
        const error = await thrown(clientOf(url).call(get));
        expect(error).toBeInstanceOf(NetworkError);
        expect(error).toMatchObject({
          cause: { name: "TypeError", cause: { message: "The client does not follow this redirect" } },
        });
        expect(urls).toEqual(["/x"]);
        const manual = await mutualTls(mine())(url, { redirect: "manual" });
        expect([manual.status, manual.headers.get("location")]).toEqual([status, "/y"]);
      },
    );
  });
});

describe("what goes wrong", () => {
  const failing = async (url: string, options: MutualTlsOptions): Promise<unknown> => {
    const error = await thrown(clientOf(url, options).call(get));
    expect(shown(error)).not.toMatch(/hunter2|wr0ng|PRIVATE KEY/);
    return error;
  };

  test.each<[name: string, options: () => MutualTlsOptions, code: RegExp]>([
    ["a client of somebody else", () => ({ ...stranger.client, ca: authority.ca }), /: (E|ERR_SSL_)[A-Z_0-9]+$/],
    ["a server of somebody else", () => ({ ...mine(), ca: stranger.ca }), /: [A-Z_]*(SIGNATURE|CHAIN|CERT)[A-Z_]*$/],
    ["a server that the usual authorities do not know", () => ({ ...authority.client }), /: [A-Z_]+$/],
  ])("%s", (_, options, code) =>
    withTls(echo, async ({ url }) => {
      const error = await failing(url, options());
      expect(error).toBeInstanceOf(NetworkError);
      expect(error).toMatchObject({ message: expect.stringMatching(code) });
    }),
  );

  test.each<[name: string, options: () => MutualTlsOptions, code: string]>([
    ["a wrong passphrase", () => ({ ...mine(), key: authority.encryptedKey, passphrase: "wr0ng" }), "ERR_OSSL_"],
    [
      "a key of another certificate",
      () => ({ ...mine(), key: stranger.client.key }),
      "ERR_OSSL_X509_KEY_VALUES_MISMATCH",
    ],
    ["no certificate at all", () => ({ ...mine(), cert: "hunter2" }), "ERR_OSSL_PEM_NO_START_LINE"],
  ])("%s", (_, options, code) =>
    withTls(echo, async (server) => {
      const { url } = server;
      const error = await failing(url, options());
      expect(error).toBeInstanceOf(ConfigError);
      expect(error).toMatchObject({ message: expect.stringContaining(`Certificate or key cannot be used: ${code}`) });
      expect(server.connections()).toBe(0);
    }),
  );

  test("plain http", async () => {
    const error = await failing("http://127.0.0.1:9", mine());
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ message: "Mutual TLS needs a baseUrl with https" });
  });

  test("nobody listens", async () => {
    const url = await withTls(echo, (server) => Promise.resolve(server.url));
    expect(await failing(url, mine())).toMatchObject({
      name: "NetworkError",
      message: expect.stringMatching(/^No answer from GET https:\S+\/x: ECONNREFUSED$/) as unknown,
      cause: { name: "TypeError", message: "fetch failed" },
    });
  });

  test("an answer cut off, then a whole one", () => {
    let count = 0;
    return withTls(
      (request, response) => {
        if (count++) return echo(request, response);
        response.writeHead(200, { "content-length": "100" }).write("{");
        setTimeout(() => response.destroy(), 20);
      },
      async ({ url }) => {
        expect(await clientOf(url, mine(), { retries: 1 }).call(get)).toMatchObject({ CN: "client" });
        count = 0;
        expect(await failing(url, mine())).toMatchObject({
          message: expect.stringMatching(/^No answer from GET https:\S+\/x: ECONNRESET$/) as unknown,
        });
      },
    );
  });

  test("an abort throws the signal's reason: at once, while waiting, half-way", () =>
    withTls(
      ({ url }, response) => url === "/half" && response.writeHead(200).write("{"),
      async ({ url }) => {
        const fetch = mutualTls(mine());
        const reason = new Error("enough");
        expect(await thrown(fetch(url, { signal: AbortSignal.abort(reason) }))).toBe(reason);
        const waiting = new AbortController();
        setTimeout(() => waiting.abort(reason), 30);
        expect(await thrown(fetch(url, waiting))).toBe(reason);
        const half = new AbortController();
        const response = await fetch(`${url}/half`, half);
        setTimeout(() => half.abort(reason), 30);
        expect(await thrown(response.text())).toBe(reason);
      },
    ));

  test("the timeout of the client", () =>
    withTls(
      () => undefined,
      async ({ url }) => {
        const error = await thrown(clientOf(url, mine(), { timeout: 50 }).call(get));
        expect(error).toBeInstanceOf(TimeoutError);
      },
    ));

  test("shows nothing of itself", () =>
    withTls(echo, async ({ url }) => {
      const fetch = mutualTls({ ...mine(), key: authority.encryptedKey, passphrase: "hunter2" });
      const client = new Client({ baseUrl: url, fetch });
      await client.call(get);
      for (const value of [fetch, client]) expect(shown(value)).not.toMatch(/hunter2|PRIVATE KEY/);
    }));
});
