import { anyText, anyValue, binary, nothing, text } from "../../generator/runtime/results.js";
import { describe, expect, test } from "@jest/globals";
import { inspect } from "node:util";
import {
  ApiError,
  BadRequestError,
  Client,
  ClientError,
  ConflictError,
  DecodeError,
  ForbiddenError,
  isApiError,
  NotFoundError,
  type Operation,
  type Problem,
  RateLimitError,
  ServerError,
  UnauthorizedError,
  UnprocessableError,
} from "../../generator/runtime/index.js";
import { queryOf } from "../../generator/runtime/parameters.js";
import { decodeError } from "../../generator/runtime/errors.js";
import { thrown, withServer, said } from "./server.js";

interface Answer {
  readonly status?: number;
  readonly type?: string | undefined;
  readonly body?: string | Buffer;
  readonly headers?: Record<string, string>;
}

const operation: Operation = { method: "GET", path: ["/api/v2/dags/", "dag_id"], query: [queryOf, ["secret"]] };
const params = { dag_id: "shown", secret: "hunter2" };

function ask(answer: Answer, more: Partial<Operation> = {}): Promise<unknown> {
  const { status = 200, type, body = "", headers = {} } = answer;
  return withServer(
    (_, response) =>
      response.writeHead(status, { ...(type !== undefined && { "content-type": type }), ...headers }).end(body),
    ({ url }) => new Client({ baseUrl: url, retries: 0 }).call({ ...operation, ...more }, params),
  );
}

describe("a good answer", () => {
  test.each<[answer: Answer, want: unknown]>([
    [{ type: "application/json", body: '{"a":[1,null]}' }, { a: [1, null] }],
    [{ body: '{"a":1}' }, { a: 1 }],
    [{ type: "text/html", body: '{"a":1}' }, { a: 1 }],
    [{ type: "application/json", body: "\ufeff1" }, 1],
    [{ type: "application/json", body: "null" }, null],
    [{ type: "application/json", body: "" }, undefined],
    [{ type: "application/json", body: " \n" }, undefined],
    [{ status: 204, type: "application/json" }, undefined],
    [{ status: 204, type: "text/html" }, undefined],
    [{ status: 205 }, undefined],
    [{ body: "123456789012345678901234567890" }, 1.2345678901234568e29],
    [{ body: Buffer.from([0x22, 0xff, 0x22]) }, "\ufffd"],
  ])("%j is read as %j", async (answer, want) => expect(await ask(answer)).toEqual(want));

  test("own keys of the server do not become prototypes", async () => {
    const got = (await ask({ body: '{"__proto__":{"polluted":1}}' })) as object;
    expect(Object.keys(got)).toEqual(["__proto__"]);
    expect(got).not.toHaveProperty("polluted");
  });

  test("text", async () => expect(await ask({ body: '{"a":1}\n' }, { read: text })).toBe('{"a":1}\n'));
  test("empty text", async () => expect(await ask({ body: "" }, { read: text })).toBe(""));
  test("no text", async () => expect(await ask({ status: 204 }, { read: text })).toBeUndefined());
  test("void", async () => expect(await ask({ body: "ignored" }, { read: nothing })).toBeUndefined());
  test("binary", async () => {
    const blob = (await ask({ body: Buffer.from([1, 255]), type: "image/png" }, { read: binary })) as Blob;
    expect([...new Uint8Array(await blob.arrayBuffer())]).toEqual([1, 255]);
    expect(blob.type).toBe("image/png");
  });

  test.each<[type: string, bytes: number[], want: string]>([
    ["text/plain; charset=iso-8859-1", [0xe9], "é"],
    ['text/plain;charset="ISO-8859-1"', [0xe9], "é"],
    ["text/csv; header=present; Charset=iso-8859-2", [0xb1], "ą"],
    ["text/plain; charset=utf-16", [0x61, 0, 0x3d, 0xd8, 0, 0xde], "a😀"],
    ["text/plain; charset=utf-16be", [0, 0x61], "a"],
    ["text/plain; charset=shift_jis", [0x93, 0xfa], "日"],
    ["text/plain; charset=utf-8", [0xc3, 0xa9], "é"],
    ["text/plain", [0xc3, 0xa9], "é"],
    ["text/plain; charset=klingon", [0xc3, 0xa9], "é"],
    ["text/plain; charset=", [0xc3, 0xa9], "é"],
    ["text/plain; charset=utf-16", [0xfe, 0xff, 0, 0x61], "a"],
    ["text/plain; charset=iso-8859-1", [0xef, 0xbb, 0xbf, 0xc3, 0xa9], "é"],
  ])("text has the charset of its type, or of its byte order mark: %s %j", async (type, bytes, want) => {
    expect(await ask({ type, body: Buffer.from(bytes) }, { read: text })).toBe(want);
  });

  test.each<[type: string | undefined, body: string, want: unknown]>([
    ["text/plain", "hello", "hello"],
    ["application/json", '"hello"', "hello"],
    ["application/vnd.own+json; v=1", '"hello"', "hello"],
    ["application/json", "hello", "hello"],
    ["application/json", '{"a":1}', '{"a":1}'],
    ["text/plain", '"hello"', '"hello"'],
    [undefined, "hello", "hello"],
  ])("text of any type: %s %j", async (type, body, want) => {
    expect(await ask({ type, body }, { accept: "*/*", read: anyText })).toEqual(want);
  });

  test.each<[type: string, body: string, want: unknown]>([
    ["application/json", '{"a":1}', { a: 1 }],
    ["application/problem+json;charset=utf-8", "[1]", [1]],
    ["application/json", "", undefined],
    ["text/plain", "1", "1"],
    ["application/atom+xml", "<a/>", "<a/>"],
  ])("a value of any type: %s %j", async (type, body, want) => {
    expect(await ask({ type, body }, { accept: "*/*", read: anyValue })).toEqual(want);
  });

  test.each([["application/pdf"], ["application/json-seq"], [undefined]])(
    "any other value is bytes: %s",
    async (type) => {
      const blob = (await ask({ type, body: Buffer.from([0xff]) }, { accept: "*/*", read: anyValue })) as Blob;
      expect([...new Uint8Array(await blob.arrayBuffer())]).toEqual([0xff]);
    },
  );

  test("no value of any type", async () => {
    expect(await ask({ status: 204 }, { read: anyValue })).toBeUndefined();
    expect(await ask({ status: 204 }, { read: anyText })).toBeUndefined();
  });

  test("JSON that is none is no value of any type", async () => {
    const error = await thrown(ask({ type: "application/json", body: "{" }, { accept: "*/*", read: anyValue }));
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toMatchObject({ message: said("200 from GET /api/v2/dags/shown cannot be read as JSON") });
  });

  test("what could not be read is called by the type that was asked for first", async () => {
    const error = await thrown(ask({ body: "<" }, { accept: "application/json, */*;q=0.5" }));
    expect(error).toMatchObject({
      message: said("200 from GET /api/v2/dags/shown cannot be read as application/json"),
    });
  });

  test.each<[answer: Answer]>([
    [{ type: "text/html", body: "<!doctype html>hunter2" }],
    [{ type: "text/html", body: '{"half":' }],
  ])("what is not JSON is a DecodeError: %j", async (answer) => {
    const error = await thrown(ask(answer));
    expect(error).toBeInstanceOf(DecodeError);
    expect(error).toBeInstanceOf(ClientError);
    expect(error).toMatchObject({
      status: 200,
      message: said("200 from GET /api/v2/dags/shown cannot be read as JSON: is baseUrl right?"),
    });
    expect(inspect(error)).not.toContain("hunter2");
  });
});

describe("an error answer", () => {
  test.each([
    [400, BadRequestError],
    [401, UnauthorizedError],
    [403, ForbiddenError],
    [404, NotFoundError],
    [409, ConflictError],
    [422, UnprocessableError],
    [429, RateLimitError],
    [500, ServerError],
    [503, ServerError],
    [599, ServerError],
    [304, undefined],
    [406, undefined],
    [418, undefined],
  ])("%i is of its class, and of no other", async (status, kind) => {
    const error = await thrown(ask({ status }));
    expect(error).toBeInstanceOf(ClientError);
    expect(error).toBeInstanceOf(ApiError);
    const classes = [BadRequestError, UnauthorizedError, ForbiddenError, NotFoundError, ConflictError];
    const all = [...classes, UnprocessableError, RateLimitError, ServerError];
    expect(all.filter((one) => error instanceof one)).toEqual(kind === undefined ? [] : [kind]);
    expect(new Error("404") instanceof NotFoundError).toBe(false);
    expect(error).toMatchObject({
      name: kind?.name ?? "ApiError",
      status,
      method: "GET",
      path: "/api/v2/dags/{dag_id}",
    });
  });

  const from = (status: string, detail = ""): string => `${status} from GET /api/v2/dags/shown${detail}`;
  const list = [
    {
      type: "int",
      loc: ["body", "pool", "slots"],
      msg: "Input should be a valid integer",
      input: "hunter2",
      ctx: { secret: "hunter2" },
    },
    { type: "missing", loc: ["query", 0], msg: "Field required", input: null },
  ];
  const listed = "body.pool.slots: Input should be a valid integer; query.0: Field required";

  test.each<[name: string, answer: Answer, message: string, problem: Partial<Problem>]>([
    [
      "3.x, text",
      { status: 404, body: '{"detail":"The Dag with ID: `x` was not found"}' },
      from("404 Not Found", ": The Dag with ID: `x` was not found"),
      { status: 404, title: "Not Found", detail: "The Dag with ID: `x` was not found", errors: [] },
    ],
    [
      "3.x, unknown route",
      { status: 404, body: '{"error":"API route not found"}' },
      from("404 Not Found", ": API route not found"),
      { detail: "API route not found" },
    ],
    [
      "3.x, validation",
      { status: 422, body: JSON.stringify({ detail: list }) },
      from("422 Unprocessable Entity", `: ${listed}`),
      {
        detail: listed,
        errors: [
          { path: "body.pool.slots", message: "Input should be a valid integer" },
          { path: "query.0", message: "Field required" },
        ],
      },
    ],
    [
      "3.x, validation as text",
      { status: 422, body: '{"detail":"Invalid value for state"}' },
      from("422 Unprocessable Entity", ": Invalid value for state"),
      { errors: [] },
    ],
    [
      "3.x, a list of texts",
      { status: 404, body: '{"detail":["Dag a was not found","Asset b too"]}' },
      from("404 Not Found", ": Dag a was not found; Asset b too"),
      {
        errors: [
          { path: "", message: "Dag a was not found" },
          { path: "", message: "Asset b too" },
        ],
      },
    ],
    [
      "3.x, conflict",
      {
        status: 409,
        body: JSON.stringify({
          detail: {
            reason: "Unique constraint violation",
            statement: "INSERT hunter2",
            orig_error: "hunter2",
            message: "hunter2",
          },
        }),
      },
      from("409 Conflict", ": Unique constraint violation"),
      { detail: "Unique constraint violation" },
    ],
    [
      "2.x",
      {
        status: 404,
        type: "application/problem+json",
        body: '{"detail":"no such","status":404,"title":"DAG not found","type":"https://e/404"}',
      },
      from("404 Not Found", ": no such"),
      { title: "DAG not found", detail: "no such", type: "https://e/404" },
    ],
    [
      "2.x, null detail",
      { status: 404, body: '{"detail":null,"title":"DAG not found"}' },
      from("404 Not Found", ": DAG not found"),
      { title: "DAG not found" },
    ],
    [
      "2.x, all null",
      { status: 401, body: '{"detail":null,"title":null,"type":null}' },
      from("401 Unauthorized"),
      { title: "Unauthorized", detail: "" },
    ],
    [
      "2.x, a page",
      { status: 500, type: "text/html", body: "\n<!doctype html><p>hunter2" },
      from("500 Internal Server Error"),
      { detail: "" },
    ],
    [
      "text",
      { status: 502, type: "text/plain", body: "upstream down" },
      from("502 Bad Gateway", ": upstream down"),
      { detail: "upstream down" },
    ],
    ["nothing", { status: 500 }, from("500 Internal Server Error"), { detail: "", errors: [] }],
    ["null", { status: 500, body: "null" }, from("500 Internal Server Error"), { detail: "" }],
    [
      "odd members",
      { status: 422, body: '{"detail":[null,1,{"loc":"x","msg":5}]}' },
      from("422 Unprocessable Entity", ": x: "),
      {},
    ],
    ["an odd object", { status: 400, body: '{"detail":{"a":"hunter2"}}' }, from("400 Bad Request"), { detail: "" }],
    [
      "control characters",
      { status: 400, body: '{"detail":"a\\n\\u001b[31mb\\u202ec"}' },
      from("400 Bad Request", ": a [31mb c"),
      {},
    ],
  ])("%s", async (_, answer, message, problem) => {
    const error = (await thrown(ask(answer))) as ApiError;
    expect(error.message).toEqual(said(message));
    expect(error.problem).toMatchObject(problem);
    expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toMatch(/hunter2|hidden/);
  });

  test("body and headers are reached by their getters", async () => {
    const error = (await thrown(
      ask({
        status: 422,
        body: '{"detail":[{"input":"hunter2"}]}',
        headers: { "set-cookie": "sid=hunter2", "x-id": "7" },
      }),
    )) as ApiError;
    expect(error.body).toEqual({ detail: [{ input: "hunter2" }] });
    expect(error.headers.get("x-id")).toBe("7");
    expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toContain("hunter2");
  });

  test("long text is cut, in the message and in the body", async () => {
    const error = (await thrown(ask({ status: 500, body: "a".repeat(1e6) }))) as ApiError<string>;
    expect(error.message.length).toBeLessThan(700);
    expect(error.body.length).toBeLessThanOrEqual(10_000);
  });
});

describe("isApiError", () => {
  interface GetDagErrors {
    404: { detail: string };
    422: { detail: { msg: string }[] };
  }

  test("narrows the body by status", async () => {
    const error = await thrown(ask({ status: 404, body: '{"detail":"gone"}' }));
    if (!isApiError<GetDagErrors>(error)) throw new Error("expected an ApiError");
    if (error.status === 404) expect(error.body.detail.toUpperCase()).toBe("GONE");
    else expect(error.body.detail[0]?.msg).toBe("not reached");
    expect(error.status).toBe(404);
  });

  test("knows no type without a map, and any status", async () => {
    const error = await thrown(ask({ status: 500 }));
    if (!isApiError(error)) throw new Error("expected an ApiError");
    const body: unknown = error.body;
    expect(body).toBe("");
  });

  test.each([
    [new Error("x")],
    [null],
    [{ status: 404 }],
    [decodeError({ ...operation, url: "https://a/x" }, new Response("<"))],
  ])("%p is none", (error) => expect(isApiError(error)).toBe(false));
});
