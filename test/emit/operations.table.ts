/** Operations and what is printed for them: the parameters, the constant for the runtime, the methods. */
import { answers, json, ref, takes } from "./support.js";
import type { JsonObject } from "../parse/support.js";

export interface OperationRow {
  readonly name: string;
  /** Method and path. */
  readonly at: string;
  readonly operation: JsonObject;
  /** Of the document. */
  readonly parts?: JsonObject;
  /** The statements of its file, without comments, imports, and the frame of the class. */
  readonly want: string;
}

const list = { type: "array", items: { type: "string" } };
const object = { type: "object", properties: { a: { type: "string" } } };
const date = { type: "string", format: "date-time" };
const path = (name: string, schema: JsonObject = { type: "string" }) => ({ in: "path", name, required: true, schema });
const query = (name: string, schema: JsonObject, more: JsonObject = {}) => ({ in: "query", name, schema, ...more });

export const operations: readonly OperationRow[] = [
  {
    name: "any value beside others, whose types are not imported",
    at: "POST /a",
    operation: {
      ...takes({ anyOf: [ref("Dag"), { enum: ["a", "b"] }, {}] }),
      responses: {
        "200": {
          description: "d",
          content: { "application/json": {}, "application/x+json": { schema: { enum: ["a", "b"] } } },
        },
        "201": { description: "d", content: json(ref("Dag")) },
      },
    },
    want: `
export interface PostItParams {
  body: unknown;
}
const postItOperation: Operation = {
  method: "POST",
  path: ["/a"],
  body: "application/json", encode: jsonBody,
  write: write,
};
  postIt(params: PostItParams, options?: CallOptions): CallPromise<unknown> {
    return call(this.client, postItOperation, params, options);
  }
`,
  },
  {
    name: "nothing in, nothing out",
    at: "DELETE /a",
    operation: {},
    want: `
const deleteItOperation: Operation = {
  method: "DELETE",
  path: ["/a"],
  read: nothing,
};
  deleteIt(options?: CallOptions): CallPromise<void> {
    return call(this.client, deleteItOperation, undefined, options);
  }
`,
  },
  {
    name: "a server of its own, by its URL (OpenAPI 3.1, section 4.8.10)",
    at: "DELETE /a",
    operation: {
      servers: [{ url: "https://{env}.example.com", variables: { env: { default: "live" }, other: { default: "x" } } }],
    },
    want: `
const deleteItOperation: Operation = {
  method: "DELETE",
  path: ["/a"],
  server: [at, "https://{env}.example.com", { env: "live" }],
  read: nothing,
};
  deleteIt(options?: CallOptions): CallPromise<void> {
    return call(this.client, deleteItOperation, undefined, options);
  }
`,
  },
  {
    name: "a server of its own, by its path",
    at: "DELETE /a",
    operation: { servers: [{ url: "/upload" }] },
    parts: { servers: [{ url: "/api" }] },
    want: `
const deleteItOperation: Operation = {
  method: "DELETE",
  path: ["/upload/a"],
  read: nothing,
};
  deleteIt(options?: CallOptions): CallPromise<void> {
    return call(this.client, deleteItOperation, undefined, options);
  }
`,
  },
  {
    name: "a server of its own, by its path beside a server with a URL",
    at: "DELETE /a",
    operation: { servers: [{ url: "/upload" }] },
    parts: { servers: [{ url: "https://example.com/v1" }] },
    want: `
const deleteItOperation: Operation = {
  method: "DELETE",
  path: ["/a"],
  server: [beside, "/upload", {}, "/v1"],
  read: nothing,
};
  deleteIt(options?: CallOptions): CallPromise<void> {
    return call(this.client, deleteItOperation, undefined, options);
  }
`,
  },
  {
    name: "a body of a format that we do not make",
    at: "PUT /a",
    operation: { requestBody: { required: true, content: { "application/xml": { schema: object } } } },
    want: `
export interface PutItParams {
  body: string | Blob | ReadableStream<Uint8Array>;
}
const putItOperation: Operation = {
  method: "PUT",
  path: ["/a"],
  body: "application/xml", encode: asItIs,
  write: write,
  read: nothing,
};
  putIt(params: PutItParams, options?: CallOptions): CallPromise<void> {
    return call(this.client, putItOperation, params, options);
  }
`,
  },
  {
    name: "dates in a body",
    at: "PUT /a",
    operation: {
      requestBody: {
        content: {
          "application/json": {
            schema: {
              type: "object",
              properties: {
                at: { type: "string", format: "date-time" },
                all: { type: "array", items: { type: "string", format: "date-time" } },
                conf: { type: "object", additionalProperties: true },
              },
            },
          },
        },
      },
    },
    want: `
export interface PutItParams {
  body?: PutItBody | undefined;
}
export interface PutItBody {
  at?: string | Date | undefined;
  all?: Array<string | Date> | undefined;
  conf?: { [key: string]: unknown } | undefined;
}
const putItOperation: Operation = {
  method: "PUT",
  path: ["/a"],
  body: "application/json", encode: datedBody,
  dates: [1, [{ at: 0, all: 2 }], [{}, 0]],
  write: write,
  read: nothing,
};
  putIt(params: PutItParams = {}, options?: CallOptions): CallPromise<void> {
    return call(this.client, putItOperation, params, options);
  }
`,
  },
  {
    name: "a body of any type",
    at: "PUT /a",
    operation: { requestBody: { content: { "*/*": { schema: object } } } },
    want: `
export interface PutItParams {
  body?: PutItBody | undefined;
}
export interface PutItBody {
  a?: string | undefined;
}
const putItOperation: Operation = {
  method: "PUT",
  path: ["/a"],
  body: "application/json", encode: jsonBody,
  write: write,
  read: nothing,
};
  putIt(params: PutItParams = {}, options?: CallOptions): CallPromise<void> {
    return call(this.client, putItOperation, params, options);
  }
`,
  },
  {
    name: "a parameter that is text by its media type",
    at: "GET /a",
    operation: {
      parameters: [{ in: "query", name: "q", content: { "text/plain": { schema: { type: "string" } } } }],
      responses: answers({ type: "string" }),
    },
    want: `
export interface GetItParams {
  q?: string | undefined;
}
const getItOperation: Operation = {
  method: "GET",
  path: ["/a"],
  query: [queryOf, ["q"]],
  write: write,
};
  getIt(params: GetItParams = {}, options?: CallOptions): CallPromise<string> {
    return call(this.client, getItOperation, params, options);
  }
`,
  },
  {
    name: "HEAD, which has no answer but its headers",
    at: "HEAD /a",
    operation: { responses: answers({ type: "string" }) },
    want: `
const headItOperation: Operation = {
  method: "HEAD",
  path: ["/a"],
  read: nothing,
};
  headIt(options?: CallOptions): CallPromise<void> {
    return call(this.client, headItOperation, undefined, options);
  }
`,
  },
  {
    name: "an error that every status may be",
    at: "GET /a",
    operation: {
      responses: {
        ...answers({ type: "string" }),
        "404": { description: "d" },
        "5XX": { description: "d", content: json(ref("Dag")) },
      },
    },
    want: `
export interface GetItErrors {
  404: unknown;
  "5XX": Dag;
}
const getItOperation: Operation = { method: "GET", path: ["/a"] };
  getIt(options?: CallOptions): CallPromise<string> {
    return call(this.client, getItOperation, undefined, options);
  }
`,
  },
  {
    name: "an answer",
    at: "GET /a",
    operation: { responses: answers({ type: "string" }) },
    want: `
const getItOperation: Operation = { method: "GET", path: ["/a"] };
  getIt(options?: CallOptions): CallPromise<string> {
    return call(this.client, getItOperation, undefined, options);
  }
`,
  },
  {
    name: "an answer that is a model",
    at: "GET /a",
    operation: { responses: answers(ref("Dag")) },
    want: `
const getItOperation: Operation = { method: "GET", path: ["/a"] };
  getIt(options?: CallOptions): CallPromise<Dag> {
    return call(this.client, getItOperation, undefined, options);
  }
`,
  },
  {
    name: "an answer that may be null",
    at: "GET /a",
    operation: { responses: answers({ anyOf: [ref("Dag"), { type: "null" }] }) },
    want: `
const getItOperation: Operation = { method: "GET", path: ["/a"] };
  getIt(options?: CallOptions): CallPromise<Dag | null> {
    return call(this.client, getItOperation, undefined, options);
  }
`,
  },
  {
    name: "an answer or nothing",
    at: "GET /a",
    operation: { responses: { ...answers(ref("Dag")), "204": { description: "d" } } },
    want: `
const getItOperation: Operation = { method: "GET", path: ["/a"] };
  getIt(options?: CallOptions): CallPromise<Dag | undefined> {
    return call(this.client, getItOperation, undefined, options);
  }
`,
  },
  {
    name: "two answers",
    at: "POST /a",
    operation: {
      responses: { ...answers(ref("Dag")), "201": { description: "d", content: json({ type: "string" }) } },
    },
    want: `
const postItOperation: Operation = { method: "POST", path: ["/a"] };
  postIt(options?: CallOptions): CallPromise<Dag | string> {
    return call(this.client, postItOperation, undefined, options);
  }
`,
  },
  {
    name: "an answer of which nothing is said",
    at: "GET /a",
    operation: { responses: { "200": { description: "d", content: { "application/json": {} } } } },
    want: `
const getItOperation: Operation = { method: "GET", path: ["/a"] };
  getIt(options?: CallOptions): CallPromise<unknown> {
    return call(this.client, getItOperation, undefined, options);
  }
`,
  },
  {
    name: "a redirect",
    at: "GET /a",
    operation: { responses: { "307": { description: "d" } } },
    want: `
const getItOperation: Operation = {
  method: "GET",
  path: ["/a"],
  accept: "*/*",
  read: text,
};
  getIt(options?: CallOptions): CallPromise<string> {
    return call(this.client, getItOperation, undefined, options);
  }
`,
  },
  {
    name: "only default",
    at: "GET /a",
    operation: { responses: { default: { description: "d", content: json(ref("Dag")) } } },
    want: `
export interface GetItErrors {
  default: Dag;
}
const getItOperation: Operation = { method: "GET", path: ["/a"] };
  getIt(options?: CallOptions): CallPromise<Dag> {
    return call(this.client, getItOperation, undefined, options);
  }
`,
  },
  {
    name: "path parameters",
    at: "GET /dags/{dag_id}/runs/{run-id}",
    operation: { parameters: [path("dag_id"), path("run-id")] },
    want: `
export interface GetItParams {
  dag_id: string;
  "run-id": string;
}
const getItOperation: Operation = {
  method: "GET",
  path: ["/dags/", "dag_id", "/runs/", "run-id"],
  fill: pathOf,
  read: nothing,
};
  getIt(params: GetItParams, options?: CallOptions): CallPromise<void> {
    return call(this.client, getItOperation, params, options);
  }
`,
  },
  {
    name: "two path parameters in a row",
    at: "GET /{a}{b}",
    operation: { parameters: [path("a"), path("b")] },
    want: `
export interface GetItParams {
  a: string;
  b: string;
}
const getItOperation: Operation = {
  method: "GET",
  path: ["/", "a", "", "b"],
  fill: pathOf,
  read: nothing,
};
  getIt(params: GetItParams, options?: CallOptions): CallPromise<void> {
    return call(this.client, getItOperation, params, options);
  }
`,
  },
  {
    name: "a constant path parameter",
    at: "GET /dags/{dag_id}",
    operation: { parameters: [path("dag_id", { const: "~" })] },
    want: `
export interface GetItParams {
  dag_id: "~";
}
const getItOperation: Operation = {
  method: "GET",
  path: ["/dags/", "dag_id"],
  fill: pathOf,
  read: nothing,
};
  getIt(params: GetItParams, options?: CallOptions): CallPromise<void> {
    return call(this.client, getItOperation, params, options);
  }
`,
  },
  {
    name: "query parameters",
    at: "GET /a",
    operation: {
      parameters: [
        query("q", { type: "string" }),
        query("n", { type: ["integer", "null"] }),
        query("any", {}),
        query("must", { type: "boolean" }, { required: true }),
      ],
    },
    want: `
export interface GetItParams {
  q?: string | undefined;
  n?: number | null | undefined;
  any?: string | number | boolean | undefined;
  must: boolean;
}
const getItOperation: Operation = {
  method: "GET",
  path: ["/a"],
  query: [queryOf, ["q", "n", "any", "must"]],
  write: write,
  read: nothing,
};
  getIt(params: GetItParams, options?: CallOptions): CallPromise<void> {
    return call(this.client, getItOperation, params, options);
  }
`,
  },
  {
    name: "lists in the query",
    at: "GET /a",
    operation: {
      parameters: [
        query("repeat", list),
        query("comma", list, { explode: false }),
        query("space", list, { style: "spaceDelimited" }),
        query("pipe", list, { style: "pipeDelimited" }),
      ],
    },
    want: `
export interface GetItParams {
  repeat?: string[] | undefined;
  comma?: string[] | undefined;
  space?: string[] | undefined;
  pipe?: string[] | undefined;
}
const getItOperation: Operation = {
  method: "GET",
  path: ["/a"],
  query: [
    queryOf,
    [
      "repeat",
      { name: "comma", style: comma },
      { name: "space", style: space },
      { name: "pipe", style: pipe },
    ],
  ],
  write: write,
  read: nothing,
};
  getIt(params: GetItParams = {}, options?: CallOptions): CallPromise<void> {
    return call(this.client, getItOperation, params, options);
  }
`,
  },
  {
    name: "objects in the query",
    at: "GET /a",
    operation: {
      parameters: [
        query("deep", object, { style: "deepObject" }),
        query("spread", object),
        query("pairs", object, { explode: false }),
        { in: "query", name: "json", content: json(object) },
      ],
    },
    want: `
export interface GetItParams {
  deep?: { a?: string | undefined } | undefined;
  spread?: { a?: string | undefined } | undefined;
  pairs?: { a?: string | undefined } | undefined;
  json?: { a?: string | undefined } | undefined;
}
const getItOperation: Operation = {
  method: "GET",
  path: ["/a"],
  query: [
    queryOf,
    [
      { name: "deep", style: deepObject },
      { name: "spread", style: exploded },
      { name: "pairs", style: comma },
      { name: "json", style: asJson },
    ],
  ],
  write: write,
  read: nothing,
};
  getIt(params: GetItParams = {}, options?: CallOptions): CallPromise<void> {
    return call(this.client, getItOperation, params, options);
  }
`,
  },
  {
    name: "dates in the query",
    at: "GET /a",
    operation: {
      parameters: [
        query("at", date),
        query("maybe", { anyOf: [date, { type: "null" }] }),
        query("both", { type: "array", items: date }),
      ],
    },
    want: `
export interface GetItParams {
  at?: string | Date | undefined;
  maybe?: string | Date | null | undefined;
  both?: Array<string | Date> | undefined;
}
const getItOperation: Operation = {
  method: "GET",
  path: ["/a"],
  query: [
    queryOf,
    [
      { name: "at", text: date },
      { name: "maybe", text: date },
      { name: "both", text: date },
    ],
  ],
  write: write,
  read: nothing,
};
  getIt(params: GetItParams = {}, options?: CallOptions): CallPromise<void> {
    return call(this.client, getItOperation, params, options);
  }
`,
  },
  {
    name: "headers and cookies",
    at: "GET /a",
    operation: {
      parameters: [
        { in: "header", name: "If-Modified-Since", schema: date },
        { in: "header", name: "X-Id", schema: { type: "string" } },
        { in: "cookie", name: "tz", schema: { type: "string" } },
        { in: "header", name: "Accept", schema: {} },
      ],
    },
    want: `
export interface GetItParams {
  "If-Modified-Since"?: string | Date | undefined;
  "X-Id"?: string | undefined;
  tz?: string | undefined;
}
const getItOperation: Operation = {
  method: "GET",
  path: ["/a"],
  fields: [
    [headerFields, [{ name: "If-Modified-Since", text: date }, "X-Id"]],
    [cookieFields, ["tz"]],
  ],
  write: write,
  read: nothing,
};
  getIt(params: GetItParams = {}, options?: CallOptions): CallPromise<void> {
    return call(this.client, getItOperation, params, options);
  }
`,
  },
  {
    name: "one name in two places",
    at: "GET /{id}",
    operation: { parameters: [path("id"), query("id", { type: "integer" })] },
    want: `
export interface GetItParams {
  id: string;
  id_query?: number | undefined;
}
const getItOperation: Operation = {
  method: "GET",
  path: ["/", "id"],
  fill: pathOf,
  query: [queryOf, [{ name: "id", key: "id_query" }]],
  write: write,
  read: nothing,
};
  getIt(params: GetItParams, options?: CallOptions): CallPromise<void> {
    return call(this.client, getItOperation, params, options);
  }
`,
  },
  {
    name: "a parameter called body, and a body",
    at: "POST /a",
    operation: { parameters: [query("body", { type: "string" })], ...takes({ type: "string" }) },
    want: `
export interface PostItParams {
  body_query?: string | undefined;
  body: string;
}
const postItOperation: Operation = {
  method: "POST",
  path: ["/a"],
  query: [queryOf, [{ name: "body", key: "body_query" }]],
  body: "application/json", encode: jsonBody,
  write: write,
  read: nothing,
};
  postIt(params: PostItParams, options?: CallOptions): CallPromise<void> {
    return call(this.client, postItOperation, params, options);
  }
`,
  },
  {
    name: "a body",
    at: "POST /a",
    operation: { ...takes(ref("Dag")) },
    want: `
export interface PostItParams {
  body: Dag;
}
const postItOperation: Operation = {
  method: "POST",
  path: ["/a"],
  body: "application/json", encode: jsonBody,
  write: write,
  read: nothing,
};
  postIt(params: PostItParams, options?: CallOptions): CallPromise<void> {
    return call(this.client, postItOperation, params, options);
  }
`,
  },
  {
    name: "a body that may be left out",
    at: "POST /a",
    operation: { requestBody: { content: json(ref("Dag")) } },
    want: `
export interface PostItParams {
  body?: Dag | undefined;
}
const postItOperation: Operation = {
  method: "POST",
  path: ["/a"],
  body: "application/json", encode: jsonBody,
  write: write,
  read: nothing,
};
  postIt(params: PostItParams = {}, options?: CallOptions): CallPromise<void> {
    return call(this.client, postItOperation, params, options);
  }
`,
  },
  {
    name: "a form",
    at: "POST /a",
    operation: {
      requestBody: { required: true, content: { "application/x-www-form-urlencoded": { schema: object } } },
    },
    want: `
export interface PostItParams {
  body: PostItBody;
}
export interface PostItBody {
  a?: string | undefined;
}
const postItOperation: Operation = {
  method: "POST",
  path: ["/a"],
  body: "application/x-www-form-urlencoded",
  encode: form,
  write: write,
  read: nothing,
};
  postIt(params: PostItParams, options?: CallOptions): CallPromise<void> {
    return call(this.client, postItOperation, params, options);
  }
`,
  },
  {
    name: "files",
    at: "POST /a",
    operation: {
      requestBody: {
        required: true,
        content: {
          "multipart/form-data": {
            schema: { type: "object", properties: { file: { type: "string", format: "binary" } } },
          },
        },
      },
    },
    want: `
export interface PostItParams {
  body: PostItBody;
}
export interface PostItBody {
  file?: Blob | undefined;
}
const postItOperation: Operation = {
  method: "POST",
  path: ["/a"],
  body: "multipart/form-data",
  encode: multipart,
  write: write,
  read: nothing,
};
  postIt(params: PostItParams, options?: CallOptions): CallPromise<void> {
    return call(this.client, postItOperation, params, options);
  }
`,
  },
  {
    name: "bytes",
    at: "PUT /a",
    operation: { requestBody: { required: true, content: { "application/octet-stream": {} } } },
    want: `
export interface PutItParams {
  body: string | Blob | ReadableStream<Uint8Array>;
}
const putItOperation: Operation = {
  method: "PUT",
  path: ["/a"],
  body: "application/octet-stream", encode: asItIs,
  write: write,
  read: nothing,
};
  putIt(params: PutItParams, options?: CallOptions): CallPromise<void> {
    return call(this.client, putItOperation, params, options);
  }
`,
  },
  {
    name: "JSON is preferred to forms, which a call may choose",
    at: "POST /a",
    operation: {
      requestBody: {
        content: { "multipart/form-data": { schema: object }, ...json({ type: "string" }), "text/*": {} },
      },
    },
    want: `
export type PostItParams =
  | { body?: string | undefined; contentType?: "application/json" | undefined }
  | { body?: PostItBody | undefined; contentType: "multipart/form-data" };
export interface PostItBody {
  a?: string | undefined;
}
const postItOperation: Operation = {
  method: "POST",
  path: ["/a"],
  body: "application/json",
  encode: chosen,
  bodies: [
    { body: "application/json", encode: jsonBody },
    { body: "multipart/form-data", encode: multipart },
  ],
  write: write,
  read: nothing,
};
  postIt(params: PostItParams = {}, options?: CallOptions): CallPromise<void> {
    return call(this.client, postItOperation, params, options);
  }
`,
  },
  {
    name: "a choice beside parameters, one of which is called as the choice is",
    at: "PATCH /a",
    operation: {
      parameters: [query("contentType", { type: "string" })],
      requestBody: {
        required: true,
        content: {
          "application/merge-patch+json": { schema: object },
          "application/json-patch+json": { schema: date },
        },
      },
    },
    want: `
export type PatchItParams = { contentType_query?: string | undefined } & (
  | {
      body: PatchItBody;
      contentType?: "application/merge-patch+json" | undefined;
    }
  | { body: string | Date; contentType: "application/json-patch+json" }
);
export interface PatchItBody {
  a?: string | undefined;
}
const patchItOperation: Operation = {
  method: "PATCH",
  path: ["/a"],
  query: [queryOf, [{ name: "contentType", key: "contentType_query" }]],
  body: "application/merge-patch+json",
  encode: chosen,
  bodies: [
    { body: "application/merge-patch+json", encode: jsonBody },
    { body: "application/json-patch+json", encode: datedBody, dates: [0] },
  ],
  write: write,
  read: nothing,
};
  patchIt(params: PatchItParams, options?: CallOptions): CallPromise<void> {
    return call(this.client, patchItOperation, params, options);
  }
`,
  },
  {
    name: "a form with Encoding Objects (OpenAPI 3.1, section 4.8.15)",
    at: "POST /a",
    operation: {
      requestBody: {
        required: true,
        content: {
          "application/x-www-form-urlencoded": {
            schema: { type: "object", properties: { deep: object, few: list, json: list, url: { type: "string" } } },
            encoding: {
              deep: { style: "deepObject", contentType: "text/plain" },
              few: { explode: false },
              json: { contentType: "application/json" },
              url: { allowReserved: true },
              gone: { contentType: "text/plain" },
            },
          },
        },
      },
    },
    want: `
export interface PostItParams {
  body: PostItBody;
}
export interface PostItBody {
  deep?: { a?: string | undefined } | undefined;
  few?: string[] | undefined;
  json?: string[] | undefined;
  url?: string | undefined;
}
const postItOperation: Operation = {
  method: "POST",
  path: ["/a"],
  body: "application/x-www-form-urlencoded",
  encode: styledForm,
  encoding: {
    deep: { style: deepObject },
    few: { style: comma },
    json: { style: asJson },
    url: { encode: reserved },
  },
  write: write,
  read: nothing,
};
  postIt(params: PostItParams, options?: CallOptions): CallPromise<void> {
    return call(this.client, postItOperation, params, options);
  }
`,
  },
  {
    name: "parts with Encoding Objects",
    at: "POST /a",
    operation: {
      requestBody: {
        required: true,
        content: {
          "multipart/related": {
            schema: {
              type: "object",
              properties: { note: { type: "string" }, file: { type: "string", format: "binary" }, any: object },
            },
            encoding: {
              note: { contentType: "text/markdown, text/plain", headers: { "X-Kind": { schema: { const: "note" } } } },
              file: {
                contentType: "image/png, image/gif",
                headers: { "X-Id": { required: true, schema: { type: "string" } }, "Content-Type": {}, "X-N": {} },
              },
              any: { contentType: "application/json", explode: true },
            },
          },
        },
      },
    },
    want: `
export interface PostItParams {
  body: PostItBody;
  partHeaders?:
    | {
        file?:
          | {
              "X-Id": string | number | boolean;
              "X-N"?: string | number | boolean | undefined;
            }
          | undefined;
      }
    | undefined;
}
export interface PostItBody {
  note?: string | undefined;
  file?: Blob | undefined;
  any?: { a?: string | undefined } | undefined;
}
const postItOperation: Operation = {
  method: "POST",
  path: ["/a"],
  body: "multipart/related",
  encode: related,
  encoding: {
    note: { type: "text/markdown", headers: { "X-Kind": "note" } },
    any: { style: exploded },
  },
  write: write,
  read: nothing,
};
  postIt(params: PostItParams, options?: CallOptions): CallPromise<void> {
    return call(this.client, postItOperation, params, options);
  }
`,
  },
  {
    name: "styles of paths, headers and cookies (OpenAPI 3.1, section 4.8.12.4)",
    at: "DELETE /a/{l}{m}/{s}/{e}/{j}",
    operation: {
      parameters: [
        { ...path("l"), style: "label" },
        { ...path("m", list), style: "matrix", explode: true },
        path("s", object),
        { ...path("e", { type: "object", additionalProperties: list }), explode: true },
        { in: "path", name: "j", required: true, content: json(object) },
        { in: "header", name: "X-O", schema: object },
        { in: "cookie", name: "c", schema: object },
        { in: "query", name: "r", allowReserved: true, schema: { type: "string" } },
        { in: "query", name: "n", schema: { type: "array", items: object } },
        { in: "query", name: "x", content: { "application/xml": { schema: object } } },
      ],
    },
    want: `
export interface DeleteItParams {
  l: string;
  m: string[];
  s: { a?: string | undefined };
  e: { [key: string]: string[] };
  j: { a?: string | undefined };
  "X-O"?: { a?: string | undefined } | undefined;
  c?: { a?: string | undefined } | undefined;
  r?: string | undefined;
  n?: Array<{ a?: string | undefined }> | undefined;
  x?: string | undefined;
}
const deleteItOperation: Operation = {
  method: "DELETE",
  path: [
    "/a/",
    { name: "l", style: label, fill: inPath },
    "",
    { name: "m", style: matrixExploded, fill: inPath },
    "/",
    { name: "s", style: simple, fill: inPath },
    "/",
    { name: "e", style: simpleExploded, text: nested, fill: inPath },
    "/",
    { name: "j", style: whole, text: json, fill: inPath },
  ],
  fill: pathOf,
  query: [
    queryOf,
    [{ name: "r", encode: reserved }, { name: "n", text: nested }, "x"],
  ],
  fields: [
    [headerFields, [{ name: "X-O", style: simple }]],
    [cookieFields, [{ name: "c", style: cookieExploded }]],
  ],
  write: write,
  read: nothing,
};
  deleteIt(params: DeleteItParams, options?: CallOptions): CallPromise<void> {
    return call(this.client, deleteItOperation, params, options);
  }
`,
  },
  {
    name: "JSON of another name",
    at: "PATCH /a",
    operation: {
      requestBody: { required: true, content: { "application/merge-patch+json": { schema: { type: "string" } } } },
      responses: { "200": { description: "d", content: { "application/hal+json": { schema: { type: "string" } } } } },
    },
    want: `
export interface PatchItParams {
  body: string;
}
const patchItOperation: Operation = {
  method: "PATCH",
  path: ["/a"],
  body: "application/merge-patch+json", encode: jsonBody,
  write: write,
  accept: "application/hal+json",
};
  patchIt(params: PatchItParams, options?: CallOptions): CallPromise<string> {
    return call(this.client, patchItOperation, params, options);
  }
`,
  },
  {
    name: "text",
    at: "GET /a",
    operation: {
      responses: { "200": { description: "d", content: { "text/plain": { schema: { type: "string" } } } } },
    },
    want: `
const getItOperation: Operation = {
  method: "GET",
  path: ["/a"],
  accept: "text/plain",
  read: text,
};
  getIt(options?: CallOptions): CallPromise<string> {
    return call(this.client, getItOperation, undefined, options);
  }
`,
  },
  {
    name: "JSON or text",
    at: "GET /a",
    operation: { responses: { "200": { description: "d", content: { "text/plain": {}, ...json(ref("Dag")) } } } },
    want: `
const getItOperation: Operation = { method: "GET", path: ["/a"] };
const getItTextOperation: Operation = {
  method: "GET",
  path: ["/a"],
  accept: "text/plain",
  read: text,
};
  getIt(options?: CallOptions): CallPromise<Dag> {
    return call(this.client, getItOperation, undefined, options);
  }
  getItText(options?: CallOptions): CallPromise<string> {
    return call(this.client, getItTextOperation, undefined, options);
  }
`,
  },
  {
    name: "a file out",
    at: "GET /a",
    operation: { responses: { "200": { description: "d", content: { "application/octet-stream": {} } } } },
    want: `
const getItOperation: Operation = {
  method: "GET",
  path: ["/a"],
  accept: "application/octet-stream",
  read: binary,
};
  getIt(options?: CallOptions): CallPromise<Blob> {
    return call(this.client, getItOperation, undefined, options);
  }
`,
  },
  {
    name: "lines, which FastAPI calls JSON too",
    at: "GET /a",
    operation: { responses: { "200": { description: "d", content: { ...json({}), "application/x-ndjson": {} } } } },
    want: `
const getItOperation: Operation = {
  method: "GET",
  path: ["/a"],
  accept: "application/x-ndjson",
};
  getIt(options?: CallOptions): AsyncGenerator<unknown, void, undefined> {
    return stream(this.client, getItOperation, undefined, options);
  }
`,
  },
  {
    name: "JSON or lines",
    at: "GET /a",
    operation: {
      responses: { "200": { description: "d", content: { ...json(ref("Dag")), "application/x-ndjson": {} } } },
    },
    want: `
const getItOperation: Operation = { method: "GET", path: ["/a"] };
const getItStreamOperation: Operation = {
  method: "GET",
  path: ["/a"],
  accept: "application/x-ndjson",
};
  getIt(options?: CallOptions): CallPromise<Dag> {
    return call(this.client, getItOperation, undefined, options);
  }
  getItStream(options?: CallOptions): AsyncGenerator<unknown, void, undefined> {
    return stream(this.client, getItStreamOperation, undefined, options);
  }
`,
  },
  {
    name: "lines of a known type",
    at: "GET /a",
    operation: {
      responses: { "200": { description: "d", content: { "application/jsonl": { schema: ref("Dag") } } } },
    },
    want: `
const getItOperation: Operation = {
  method: "GET",
  path: ["/a"],
  accept: "application/jsonl",
};
  getIt(options?: CallOptions): AsyncGenerator<Dag, void, undefined> {
    return stream(this.client, getItOperation, undefined, options);
  }
`,
  },
  {
    name: "a JSON text sequence (RFC 7464)",
    at: "GET /a",
    operation: {
      responses: { "200": { description: "d", content: { "application/geo+json-seq": { itemSchema: ref("Dag") } } } },
    },
    want: `
const getItOperation: Operation = {
  method: "GET",
  path: ["/a"],
  accept: "application/geo+json-seq",
};
  getIt(options?: CallOptions): AsyncGenerator<Dag, void, undefined> {
    return sequence(this.client, getItOperation, undefined, options);
  }
`,
  },
  {
    name: "events beside JSON",
    at: "POST /a",
    operation: {
      responses: { "200": { description: "d", content: { ...json(ref("Dag")), "text/event-stream": { schema: ref("Dag") } } } }, // prettier-ignore
    },
    want: `
const postItOperation: Operation = { method: "POST", path: ["/a"] };
const postItEventsOperation: Operation = {
  method: "POST",
  path: ["/a"],
  accept: "text/event-stream",
};
  postIt(options?: CallOptions): CallPromise<Dag> {
    return call(this.client, postItOperation, undefined, options);
  }
  postItEvents(
    options?: CallOptions,
  ): AsyncGenerator<EventOf<Dag>, void, undefined> {
    return jsonEvents(this.client, postItEventsOperation, undefined, options);
  }
`,
  },
  {
    name: "events whose data are text",
    at: "GET /a",
    operation: {
      responses: { "200": { description: "d", content: { "text/event-stream": { schema: { type: "string" } } } } },
    },
    want: `
const getItOperation: Operation = {
  method: "GET",
  path: ["/a"],
  accept: "text/event-stream",
};
  getIt(options?: CallOptions): AsyncGenerator<EventOf, void, undefined> {
    return events(this.client, getItOperation, undefined, options);
  }
`,
  },
  {
    name: "headers of an answer (OpenAPI 3.1, 4.8.17)",
    at: "HEAD /a",
    operation: {
      responses: {
        "200": { description: "d", headers: { "X-Total-Count": {}, "Content-Type": {}, ETag: {} } },
        "204": { description: "d", headers: { ETag: {} } },
        "404": { description: "d", headers: { "Retry-After": {} } },
      },
    },
    want: `
export interface HeadItErrors {
  404: unknown;
}
const headItOperation: Operation = {
  method: "HEAD",
  path: ["/a"],
  read: nothing,
};
  headIt(
    options?: CallOptions<"X-Total-Count" | "ETag">,
  ): CallPromise<void, "X-Total-Count" | "ETag"> {
    return call(this.client, headItOperation, undefined, options);
  }
`,
  },
  {
    name: "text of any type",
    at: "GET /a",
    operation: { responses: { "200": { description: "d", content: { "*/*": { schema: { type: "string" } } } } } },
    want: `
const getItOperation: Operation = {
  method: "GET",
  path: ["/a"],
  accept: "*/*",
  read: anyText,
};
  getIt(options?: CallOptions): CallPromise<string> {
    return call(this.client, getItOperation, undefined, options);
  }
`,
  },
  {
    name: "an object of any type",
    at: "GET /a",
    operation: { responses: { "200": { description: "d", content: { "*/*": { schema: ref("Dag") } } } } },
    want: `
const getItOperation: Operation = {
  method: "GET",
  path: ["/a"],
  accept: "application/json, */*;q=0.5",
};
  getIt(options?: CallOptions): CallPromise<Dag> {
    return call(this.client, getItOperation, undefined, options);
  }
`,
  },
  {
    name: "anything, in both directions",
    at: "PUT /a",
    operation: {
      requestBody: { required: true, content: { "*/*": {} } },
      responses: { "200": { description: "d", content: { "*/*": {} } } },
    },
    want: `
export interface PutItParams {
  body: unknown;
}
const putItOperation: Operation = {
  method: "PUT",
  path: ["/a"],
  body: "*/*",
  encode: ofItsType,
  write: write,
  accept: "*/*",
  read: anyValue,
};
  putIt(params: PutItParams, options?: CallOptions): CallPromise<unknown> {
    return call(this.client, putItOperation, params, options);
  }
`,
  },
  {
    name: "a picture of any type, in both directions",
    at: "PUT /a",
    operation: {
      requestBody: { required: true, content: { "image/*": {} } },
      responses: { "200": { description: "d", content: { "image/*": {} } } },
    },
    want: `
export interface PutItParams {
  body: string | Blob | ReadableStream<Uint8Array>;
}
const putItOperation: Operation = {
  method: "PUT",
  path: ["/a"],
  body: "image/*",
  encode: ofItsType,
  write: write,
  accept: "image/*",
  read: binary,
};
  putIt(params: PutItParams, options?: CallOptions): CallPromise<Blob> {
    return call(this.client, putItOperation, params, options);
  }
`,
  },
  {
    name: "bytes that are called JSON, in both directions",
    at: "PUT /a",
    operation: {
      ...takes({ type: "string", format: "binary" }),
      responses: answers({ type: "string", format: "binary" }),
    },
    want: `
export interface PutItParams {
  body: string | Blob | ReadableStream<Uint8Array>;
}
const putItOperation: Operation = {
  method: "PUT",
  path: ["/a"],
  body: "application/json",
  encode: asItIs,
  write: write,
  read: binary,
};
  putIt(params: PutItParams, options?: CallOptions): CallPromise<Blob> {
    return call(this.client, putItOperation, params, options);
  }
`,
  },
  {
    name: "errors",
    at: "GET /a",
    operation: {
      responses: {
        ...answers({ type: "string" }),
        "400": { description: "Bad.", content: json(ref("Dag")) },
        "404": { description: "d" },
        "409": { description: "d", content: { "text/plain": {} } },
        "4XX": { description: "d" },
        default: { description: "d" },
      },
    },
    want: `
export interface GetItErrors {
  400: Dag;
  404: unknown;
  409: unknown;
  "4XX": unknown;
  default: unknown;
}
const getItOperation: Operation = { method: "GET", path: ["/a"] };
  getIt(options?: CallOptions): CallPromise<string> {
    return call(this.client, getItOperation, undefined, options);
  }
`,
  },
  {
    name: "pages by offset",
    at: "GET /a",
    operation: {
      parameters: [query("limit", { type: "integer" }), query("offset", { type: "integer" })],
      responses: answers({
        type: "object",
        required: ["dags"],
        properties: { dags: { type: "array", items: ref("Dag") }, total_entries: { type: "integer" } },
      }),
    },
    want: `
export interface GetItParams {
  limit?: number | undefined;
  offset?: number | undefined;
}
export interface GetItResult {
  dags: Dag[];
  total_entries?: number;
}
const getItOperation: Operation = {
  method: "GET",
  path: ["/a"],
  query: [queryOf, ["limit", "offset"]],
  write: write,
};
  getIt(
    params: GetItParams = {},
    options?: CallOptions,
  ): CallPromise<GetItResult> {
    return call(this.client, getItOperation, params, options);
  }
  getItAll(
    params: GetItParams = {},
    options?: CallOptions,
  ): AsyncGenerator<Dag, void, undefined> {
    return walkPages<Dag>(
      (page) => this.getIt({ ...params, ...page }, options),
      "dags",
      params,
    );
  }
`,
  },
  {
    name: "pages by cursor",
    at: "GET /a",
    operation: {
      parameters: [query("cursor", { type: "string" })],
      responses: answers({
        type: "object",
        properties: { dags: { type: "array", items: ref("Dag") }, next_cursor: { type: ["string", "null"] } },
      }),
    },
    want: `
export interface GetItParams {
  cursor?: string | undefined;
}
export interface GetItResult {
  dags?: Dag[];
  next_cursor?: string | null;
}
const getItOperation: Operation = {
  method: "GET",
  path: ["/a"],
  query: [queryOf, ["cursor"]],
  write: write,
};
  getIt(
    params: GetItParams = {},
    options?: CallOptions,
  ): CallPromise<GetItResult> {
    return call(this.client, getItOperation, params, options);
  }
  getItAll(
    params: GetItParams = {},
    options?: CallOptions,
  ): AsyncGenerator<Dag, void, undefined> {
    return pages<Dag>(
      (page, how) => this.getIt({ ...params, ...page }, how),
      ["dags"],
      byCursor("cursor", params["cursor"], ["next_cursor"]),
      options,
    );
  }
`,
  },
  {
    name: "pages by cursor, and by offset on older servers",
    at: "GET /a",
    operation: {
      parameters: [query("offset", { type: "integer" }), query("cursor", { type: "string" })],
      responses: answers({
        type: "object",
        properties: { dags: { type: "array", items: ref("Dag") }, next_cursor: { type: ["string", "null"] } },
      }),
    },
    want: `
export interface GetItParams {
  offset?: number | undefined;
  cursor?: string | undefined;
}
export interface GetItResult {
  dags?: Dag[];
  next_cursor?: string | null;
}
const getItOperation: Operation = {
  method: "GET",
  path: ["/a"],
  query: [queryOf, ["offset", "cursor"]],
  write: write,
};
  getIt(
    params: GetItParams = {},
    options?: CallOptions,
  ): CallPromise<GetItResult> {
    return call(this.client, getItOperation, params, options);
  }
  getItAll(
    params: GetItParams = {},
    options?: CallOptions,
  ): AsyncGenerator<Dag, void, undefined> {
    return walkPages<Dag>(
      (page) => this.getIt({ ...params, ...page }, options),
      "dags",
      params,
      "cursor",
    );
  }
`,
  },
  {
    name: "pages in a body",
    at: "POST /a",
    operation: {
      requestBody: {
        required: true,
        content: {
          "application/json": {
            schema: {
              type: "object",
              properties: { page_offset: { type: "integer" }, page_limit: { type: "integer" } },
            },
          },
        },
      },
      responses: answers({
        type: "object",
        properties: { dags: { type: "array", items: ref("Dag") }, total_entries: { type: "integer" } },
      }),
    },
    want: `
export interface PostItParams {
  body: PostItBody;
}
export interface PostItBody {
  page_offset?: number | undefined;
  page_limit?: number | undefined;
}
export interface PostItResult {
  dags?: Dag[];
  total_entries?: number;
}
const postItOperation: Operation = {
  method: "POST",
  path: ["/a"],
  body: "application/json",
  encode: jsonBody,
  write: write,
};
  postIt(
    params: PostItParams,
    options?: CallOptions,
  ): CallPromise<PostItResult> {
    return call(this.client, postItOperation, params, options);
  }
  postItAll(
    params: PostItParams,
    options?: CallOptions,
  ): AsyncGenerator<Dag, void, undefined> {
    return walkPages<Dag>(
      (page) =>
        this.postIt(
          { ...params, body: { ...params.body, page_offset: page.offset } },
          options,
        ),
      "dags",
      { offset: params.body.page_offset },
    );
  }
`,
  },
  {
    name: "a server with a path",
    at: "GET /a",
    operation: {},
    parts: { servers: [{ url: "/api/v1/" }] },
    want: `
const getItOperation: Operation = {
  method: "GET",
  path: ["/api/v1/a"],
  read: nothing,
};
  getIt(options?: CallOptions): CallPromise<void> {
    return call(this.client, getItOperation, undefined, options);
  }
`,
  },
  {
    name: "a server with a host",
    at: "GET /a",
    operation: {},
    parts: { servers: [{ url: "https://example.com/api" }] },
    want: `
const getItOperation: Operation = {
  method: "GET",
  path: ["/a"],
  read: nothing,
};
  getIt(options?: CallOptions): CallPromise<void> {
    return call(this.client, getItOperation, undefined, options);
  }
`,
  },
  {
    name: "no operationId",
    at: "GET /dags/{dag_id}",
    operation: { operationId: undefined, parameters: [path("dag_id")] },
    want: `
export interface GetDagsDagIdParams {
  dag_id: string;
}
const getDagsDagIdOperation: Operation = {
  method: "GET",
  path: ["/dags/", "dag_id"],
  fill: pathOf,
  read: nothing,
};
  getDagsDagId(
    params: GetDagsDagIdParams,
    options?: CallOptions,
  ): CallPromise<void> {
    return call(this.client, getDagsDagIdOperation, params, options);
  }
`,
  },
  {
    name: "an operationId that is a word of the language",
    at: "DELETE /a",
    operation: { operationId: "delete" },
    want: `
const deleteOperation: Operation = {
  method: "DELETE",
  path: ["/a"],
  read: nothing,
};
  delete(options?: CallOptions): CallPromise<void> {
    return call(this.client, deleteOperation, undefined, options);
  }
`,
  },
];
