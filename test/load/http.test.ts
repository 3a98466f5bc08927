import { gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { fetchBytes } from "../../generator/load/http.js";
import { load } from "../../generator/load/index.js";
import { files, findingOf, withServer } from "./support.js";

const get = (url: string, ...headers: [string, string][]) => load({ kind: "url", url, headers }, { allowRefs: [] });

/** A server that redirects everything to `location`. */
const redirect = (location: string | undefined, status = 302) =>
  withLocation.bind(undefined, location === undefined ? {} : { location }, status);

function withLocation(headers: Record<string, string>, status: number, use: Parameters<typeof withServer>[1]) {
  return withServer((_, response) => response.writeHead(status, headers).end(), use);
}

describe("what is read", () => {
  test.each([
    ["text/plain", undefined],
    ["application/json", "gzip"],
    ["text/html", undefined],
    ["image/png", undefined],
  ])("whatever the content type says: %s, %s", async (type, encoding) => {
    const body = Buffer.from("openapi: 3.1.0");
    await withServer(
      (_, response) => {
        response.setHeader("content-type", type);
        if (encoding !== undefined) response.setHeader("content-encoding", encoding);
        response.end(encoding === undefined ? body : gzipSync(body));
      },
      async ({ origin }) => expect((await get(`${origin}/spec`)).document).toEqual({ openapi: "3.1.0" }),
    );
  });

  test("the name holds no secret", async () => {
    await withServer(files({ "/spec?token=secret": "a: 1" }), async ({ origin }) => {
      expect((await get(`${origin}/spec?token=secret#part`)).name).toBe(`${origin}/spec?…`);
    });
  });
});

describe("what is refused", () => {
  test.each([
    [404, "SPEC_UNREADABLE", "404 Not Found"],
    [401, "SPEC_UNREADABLE", "401 Unauthorized"],
    [500, "SPEC_UNREADABLE", "500"],
    [304, "SPEC_UNREADABLE", "304"],
    [204, "SPEC_EMPTY", ""],
  ])("status %s", async (status, code, message) => {
    await withServer(
      (_, response) => response.writeHead(status).end(),
      async ({ origin }) => {
        const finding = await findingOf(get(origin));
        expect(finding.code).toBe(code);
        expect(finding.message).toContain(message);
      },
    );
  });

  test("a page says so", async () => {
    await withServer(
      (_, response) =>
        response.writeHead(200, { "content-type": "text/html" }).end("\n<!doctype html><title>Airflow</title>"),
      async ({ origin }) => {
        const finding = await findingOf(get(`${origin}/docs`));
        expect(finding).toMatchObject({ code: "SPEC_NOT_OPENAPI", fix: expect.stringContaining("/openapi.json") });
        expect(finding.message).toBe(`${origin}/docs is an HTML or XML page.`);
      },
    );
  });

  test.each([
    ["http://user:secret@127.0.0.1:9/x", "SPEC_UNREADABLE"],
    ["http://secret@127.0.0.1:9/x", "SPEC_UNREADABLE"],
    ["file:///etc/secret", "SPEC_UNREADABLE"],
    ["ftp://127.0.0.1/secret", "SPEC_UNREADABLE"],
    ["data:text/plain,secret", "SPEC_UNREADABLE"],
    ["not a url secret", "SPEC_UNREADABLE"],
  ])("%s", async (url, code) => {
    const finding = await findingOf(get(url));
    expect(finding.code).toBe(code);
    expect(finding.message).not.toContain("secret@");
  });

  test("nobody listens", async () => {
    const origin = await withServer(files({}), (server) => Promise.resolve(server.origin));
    expect(await findingOf(get(origin))).toMatchObject({
      code: "SPEC_UNREADABLE",
      message: expect.stringContaining("ECONNREFUSED"),
    });
  });

  test.each<[string, string]>([
    ["X", "a\r\nInjected: b"],
    ["Bad name", "a"],
    ["", "a"],
  ])("the header %j: %j, before anything is sent", async (...header) => {
    await withServer(files({}), async ({ origin, requests }) => {
      expect((await findingOf(get(origin, header))).code).toBe("USAGE");
      expect(requests).toEqual([]);
    });
  });

  test("a body that is cut off", async () => {
    await withServer(
      (_, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("a: 1");
        setTimeout(() => response.destroy(), 20);
      },
      async ({ origin }) => expect((await findingOf(get(origin))).code).toBe("SPEC_UNREADABLE"),
    );
  });
});

describe("limits", () => {
  test("a body without an end is stopped while it is read", async () => {
    let sent = 0;
    const chunk = Buffer.alloc(2 ** 20, " ");
    await withServer(
      (_, response) => {
        const more = (): void => {
          if (response.destroyed) return;
          sent++;
          response.write(chunk, () => setImmediate(more));
        };
        more();
      },
      async ({ origin }) => expect((await findingOf(get(origin))).code).toBe("SPEC_TOO_LARGE"),
    );
    expect(sent).toBeLessThan(100);
  });

  test("a small body that decompresses to a large one", async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 2 ** 20, " "));
    expect(bomb.length).toBeLessThan(2 ** 17);
    await withServer(
      (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
      async ({ origin }) => expect((await findingOf(get(origin))).code).toBe("SPEC_TOO_LARGE"),
    );
  });

  test.each([
    ["no answer", false],
    ["a body that trickles", true],
  ])("time: %s", async (_, trickles) => {
    await withServer(
      (_, response) => {
        if (!trickles) return;
        const timer = setInterval(() => response.write(" "), 20);
        response.on("close", () => clearInterval(timer));
      },
      async ({ origin }) => {
        const finding = await findingOf(fetchBytes(new URL(origin), { timeoutMs: 200 }));
        expect(finding).toMatchObject({ code: "SPEC_UNREADABLE", message: expect.stringContaining("within 0.2 s") });
      },
    );
  });
});

describe("redirects", () => {
  test.each([301, 302, 303, 307, 308])("%s is followed, headers too at the same origin", async (status) => {
    await withServer(
      ({ url }, response) => {
        if (url === "/old") response.writeHead(status, { location: "/new/spec" }).end();
        else response.end("a: 1");
      },
      async ({ origin, requests }) => {
        const spec = await get(`${origin}/old`, ["Authorization", "Bearer t"]);
        expect([spec.name, spec.document]).toEqual([`${origin}/old`, { a: 1 }]);
        expect(requests.map(({ url, headers }) => [url, headers.authorization])).toEqual([
          ["/old", "Bearer t"],
          ["/new/spec", "Bearer t"],
        ]);
      },
    );
  });

  test("another port gets none of the headers, nor does the first origin afterwards", async () => {
    await withServer(files({ "/end": "a: 1" }), async (second) => {
      await redirect(`${second.origin}/middle`)(async (first) => {
        const finding = await findingOf(get(first.origin, ["Authorization", "Bearer t"], ["X-Api-Key", "k"]));
        expect(finding.message).toContain("404");
        expect(first.requests[0]?.headers).toMatchObject({ authorization: "Bearer t", "x-api-key": "k" });
        expect(second.requests).toHaveLength(1);
        expect(Object.keys(second.requests[0]?.headers ?? {})).not.toEqual(
          expect.arrayContaining([expect.stringMatching(/^(authorization|x-api-key)$/)]),
        );
      });
    });
  });

  test("there and back", async () => {
    let back = "";
    await withServer(
      (_, response) => response.writeHead(302, { location: back }).end(),
      async (second) => {
        await withServer(
          ({ url }, response) => {
            if (url === "/back") response.end("a: 1");
            else response.writeHead(302, { location: second.origin }).end();
          },
          async (first) => {
            back = `${first.origin}/back`;
            expect((await get(first.origin, ["Authorization", "Bearer t"])).document).toEqual({ a: 1 });
            expect(first.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer t", undefined]);
          },
        );
      },
    );
  });

  test.each([
    ["itself", "/", "more than 5 times"],
    ["a file", "file:///etc/passwd", "not http or https"],
    ["data", "data:text/plain,a", "not http or https"],
    ["an address with a password", "http://u:p@127.0.0.1:9/", "user name or password"],
    ["no address", "http://[", "invalid address"],
    ["nowhere", undefined, "302"],
  ])("to %s", async (_, location, message) => {
    await redirect(location)(async ({ origin, requests }) => {
      const finding = await findingOf(get(origin));
      expect(finding).toMatchObject({ code: "SPEC_UNREADABLE", message: expect.stringContaining(message) });
      expect(requests.length).toBe(location === "/" ? 6 : 1);
    });
  });
});
