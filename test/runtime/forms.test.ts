/** Bodies that are forms, in parts, of a type that the call chooses, or streams (OpenAPI 3.1, sections 4.8.14.3, 4.8.14.4 and 4.8.15). */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { chosen } from "../../generator/runtime/choice.js";
import { form, styledForm } from "../../generator/runtime/forms.js";
import { ApiError, Client, type ClientConfig, type Operation, ParameterError } from "../../generator/runtime/index.js";
import { multipart, related } from "../../generator/runtime/multipart.js";
import { asJson, comma, deepObject, exploded, reserved, space } from "../../generator/runtime/styles.js";
import { json, type Seen, serve, type TestServer, thrown, withServer } from "./server.js";

let server: TestServer;
beforeAll(async () => {
  server = await serve((_, response) => json(response, 200, {}));
});
afterAll(() => server.close());

async function send(operation: Partial<Operation>, params: object, config: Partial<ClientConfig> = {}): Promise<Seen> {
  const client = new Client({ baseUrl: server.url, ...config });
  await client.call({ method: "POST", path: ["/x"], ...operation }, params);
  const seen = server.seen.at(-1);
  if (seen === undefined) throw new Error("nothing was sent");
  return seen;
}

describe("a form with styles", () => {
  const type = "application/x-www-form-urlencoded";

  test.each<[encoding: Operation["encoding"], body: object, want: string]>([
    [{}, { a: "b c&d", n: [1, null, 2], none: null, o: { p: 1 } }, "a=b+c%26d&n=1&n=2&o=%7B%22p%22%3A1%7D"],
    [{ m: { style: deepObject } }, { m: { a: "x y", b: { c: [true] } } }, "m[a]=x+y&m[b][c][0]=true"],
    [{ m: { style: deepObject } }, { m: [{ price: "p", "n=": 1 }] }, "m[0][price]=p&m[0][n%3D]=1"],
    [{ m: { style: deepObject } }, { m: "" }, "m="],
    [{ m: { style: comma } }, { m: [1, "a,b"] }, "m=1,a%2Cb"],
    [{ m: { style: space } }, { m: ["a", "b"] }, "m=a+b"],
    [{ m: { style: exploded } }, { m: { a: 1, b: new Date(0) } }, "a=1&b=1970-01-01T00%3A00%3A00.000Z"],
    [{ m: { style: asJson } }, { m: ["a", "b"] }, "m=%5B%22a%22%2C%22b%22%5D"],
    [{ m: { encode: reserved } }, { m: "https://a/?b=c&d+e" }, "m=https://a/?b=c%26d%2Be"],
    [{ m: { style: asJson }, n: { style: comma } }, { m: null, n: undefined, o: 1 }, "o=1"],
    [{ constructor: {} }, { constructor: "a", toString: "b" }, "constructor=a&toString=b"],
  ])("%p: %j is %s", async (encoding, body, want) => {
    const seen = await send({ body: type, encode: styledForm, ...(encoding && { encoding }) }, { body });
    expect(seen.body).toBe(want);
    expect(seen.headers["content-type"]).toBe(type);
  });
});

/** The parts of a body without the boundary, which is another one each time. */
function parts({ headers, body }: Seen): { readonly type: string; readonly parts: readonly string[] } {
  const [, type = "", boundary = ""] = /^(.*); boundary=([0-9a-f]{32})$/.exec(headers["content-type"] ?? "") ?? [];
  const [first, ...others] = body.split(`--${boundary}`);
  expect([first, others.pop()]).toEqual(["", "--\r\n"]);
  return { type, parts: others.map((part) => part.slice(2, -2)) };
}

const data = 'Content-Disposition: form-data; name="';
const octets = "Content-Type: application/octet-stream";

describe("a body in parts", () => {
  const inParts: Partial<Operation> = { body: "multipart/form-data", encode: multipart };

  test.each<[name: string, format: Partial<Operation>, body: unknown, want: readonly string[]]>([
    [
      "plain values",
      {},
      { a: "b\nc", n: 1, no: null, when: new Date(0) },
      [`${data}a"\r\n\r\nb\r\nc`, `${data}n"\r\n\r\n1`, `${data}when"\r\n\r\n1970-01-01T00:00:00.000Z`],
    ],
    ["an object is JSON", {}, { m: { a: 1 } }, [`${data}m"\r\nContent-Type: application/json\r\n\r\n{"a":1}`]],
    [
      "a list is many parts",
      {},
      { m: [{ a: 1 }, "b"] },
      [`${data}m"\r\nContent-Type: application/json\r\n\r\n{"a":1}`, `${data}m"\r\n\r\nb`],
    ],
    [
      "a file",
      {},
      { f: new File(["x"], "ü.png", { type: "image/png" }) },
      [`${data}f"; filename="ü.png"\r\nContent-Type: image/png\r\n\r\nx`],
    ],
    ["bytes", {}, { f: new Blob(["x"]) }, [`${data}f"; filename="blob"\r\n${octets}\r\n\r\nx`]],
    [
      "names that would end the header",
      {},
      { 'a"\r\nb': new File([], 'c"\r\n') },
      [`${data}a%22%0D%0Ab"; filename="c%22%0D%0A"\r\n${octets}\r\n\r\n`],
    ],
    [
      "a list as the body",
      {},
      [new Blob(["x"]), "y"],
      [`${data}file"; filename="blob"\r\n${octets}\r\n\r\nx`, `${data}item"\r\n\r\ny`],
    ],
    ["nothing", {}, {}, []],
    [
      "a media type that is said",
      { encoding: { a: { type: "text/markdown" }, b: { type: "image/gif" } } },
      { a: "#", b: new Blob(["x"]) },
      [
        `${data}a"\r\nContent-Type: text/markdown\r\n\r\n#`,
        `${data}b"; filename="blob"\r\nContent-Type: image/gif\r\n\r\nx`,
      ],
    ],
    [
      "JSON that is said",
      { encoding: { a: { type: "application/json" } } },
      { a: "#" },
      [`${data}a"\r\nContent-Type: application/json\r\n\r\n"#"`],
    ],
    ["a style", { encoding: { a: { style: deepObject } } }, { a: { b: "c=d e" } }, [`${data}a[b]"\r\n\r\nc=d e`]],
  ])("%s", async (_, format, body, want) => {
    expect(parts(await send({ ...inParts, ...format }, { body }))).toEqual({
      type: "multipart/form-data",
      parts: want,
    });
  });

  test("has the headers of its parts", async () => {
    const encoding = { a: { headers: { "X-Kind": "meta" } } };
    const partHeaders = { a: { "X-Count": 2, "X-None": undefined }, b: { "X-B": "c" } };
    const seen = await send({ ...inParts, encoding }, { body: { a: ["1", "2"], b: "3" }, partHeaders });
    const own = "x-count: 2\r\nx-kind: meta";
    expect(parts(seen).parts).toEqual([
      `${data}a"\r\n${own}\r\n\r\n1`,
      `${data}a"\r\n${own}\r\n\r\n2`,
      `${data}b"\r\nx-b: c\r\n\r\n3`,
    ]);
    const broken = send(inParts, { body: { a: 1 }, partHeaders: { a: { "X-A": "b\r\nc: d" } } });
    await expect(broken).rejects.toThrow(ParameterError);
  });

  test("is related or mixed as it says (RFC 2387; RFC 2046, section 5.1.3)", async () => {
    const body = { meta: { a: 1 }, file: new Blob(["x"]) };
    expect(parts(await send({ body: "multipart/related", encode: related }, { body }))).toEqual({
      type: 'multipart/related; type="application/json"',
      parts: [
        `${data}meta"\r\nContent-ID: <meta>\r\nContent-Type: application/json\r\n\r\n{"a":1}`,
        `${data}file"; filename="blob"\r\nContent-ID: <file>\r\n${octets}\r\n\r\nx`,
      ],
    });
    expect(parts(await send({ body: "multipart/mixed; charset=utf-8", encode: multipart }, { body })).type).toBe(
      "multipart/mixed",
    );
  });

  test("is no FormData, which a fetch of another library would not know", async () => {
    let body: unknown;
    const fetch: typeof globalThis.fetch = (_, init) => {
      body = init?.body;
      return Promise.resolve(new Response("{}"));
    };
    await send({ body: "multipart/form-data", encode: multipart }, { body: { a: 1 } }, { fetch }).catch(
      () => undefined,
    );
    expect(body).toBeInstanceOf(Blob);
  });
});

describe("a body of several media types", () => {
  const operation: Partial<Operation> = {
    body: "application/json",
    encode: chosen,
    bodies: [
      { body: "application/json" },
      { body: "application/merge-patch+json" },
      { body: "application/x-www-form-urlencoded", encode: form },
      { body: "text/plain" },
    ],
  };

  test.each<[contentType: string | undefined, type: string, want: string]>([
    [undefined, "application/json", '{"a":1}'],
    ["application/merge-patch+json", "application/merge-patch+json", '{"a":1}'],
    ["application/x-www-form-urlencoded", "application/x-www-form-urlencoded;charset=UTF-8", "a=1"],
    ["text/plain", "text/plain", "[object Object]"],
  ])("is %s as %s", async (contentType, type, want) => {
    const seen = await send(operation, { body: { a: 1 }, contentType });
    expect([seen.headers["content-type"], seen.body]).toEqual([type, want]);
  });

  test("is none of another type", async () => {
    const error = await thrown(send(operation, { body: {}, contentType: "text/x" }));
    expect(error).toBeInstanceOf(ParameterError);
    expect(error).toMatchObject({ parameter: "contentType" });
  });
});

describe("a stream of bytes (Fetch Standard, section 5.3)", () => {
  const bytes = (): ReadableStream<Uint8Array> => new Blob(["ab", "c"]).stream();
  const put: Operation = { method: "PUT", path: ["/x"], body: "application/octet-stream" };

  test("is sent as it comes", async () => {
    const seen = await send({ ...put }, { body: bytes() });
    expect([seen.headers["content-type"], seen.headers["transfer-encoding"], seen.body]).toEqual([
      "application/octet-stream",
      "chunked",
      "abc",
    ]);
  });

  test("is never sent again", () =>
    withServer(
      (_, response) => json(response, 503, {}, { "retry-after": "0" }),
      async ({ url, seen }) => {
        const auth = { authorize: () => undefined, renew: () => true };
        const client = new Client({ baseUrl: url, auth });
        await expect(client.call(put, { body: bytes() }, { retries: 3 })).rejects.toBeInstanceOf(ApiError);
        expect(seen).toHaveLength(1);
      },
    ));
});
