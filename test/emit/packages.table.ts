/** What takes several schemas to be seen: unions that narrow, generic models, names. */
import { answers, type Fixture, ref, takes } from "./support.js";

export interface PackageRow extends Fixture {
  readonly name: string;
  /** Path → its statements. */
  readonly want: Readonly<Record<string, string>>;
  /** Path → what it holds, among other things. */
  readonly has?: Readonly<Record<string, readonly string[]>>;
}

const text = { type: "string" };
const pet = (kind: unknown) => ({ type: "object", required: ["kind"], properties: { kind } });
const pets = (discriminator: object) => ({ oneOf: [ref("Cat"), ref("Dog")], discriminator });
const received = { GET: { responses: answers(ref("Pet")) } };
const list = (name: string) => ({ type: "array", items: ref(name) });
const action = (name: string) => ({
  title: `Action[${name}]`,
  type: "object",
  required: ["entities"],
  properties: { do: { const: "create" }, entities: list(name) },
});
const bulk = (name: string, property: string) => ({
  title: `Bulk[${name}]`,
  type: "object",
  properties: { [property]: list(`Action_${name}_`) },
});
const plain = { A: { type: "object", properties: { a: text } }, B: { type: "object", properties: { b: text } } };

export const packages: readonly PackageRow[] = [
  {
    name: "what is beside anything is not imported",
    schemas: {
      A: { type: "object" },
      Holder: {
        type: "object",
        properties: { free: {}, either: { anyOf: [ref("A"), {}] } },
        additionalProperties: { anyOf: [ref("A"), text] },
      },
    },
    operations: { GET: { responses: answers(ref("Holder")) } },
    want: {
      "src/models/Holder.ts":
        "export interface Holder {\n  [key: string]: unknown;\n  free?: unknown;\n  either?: unknown;\n}",
    },
  },
  {
    name: "servers with URLs and variables (OpenAPI 3.1, section 4.8.5)",
    schemas: {},
    operations: { GET: { servers: [{ url: "https://up.example.com" }] } },
    parts: {
      servers: [
        { url: "https://{region}.example.com", variables: { region: { default: "eu", enum: ["eu", "us"] } } },
        { url: "https://{tenant}.example.org", variables: { tenant: {} } },
      ],
    },
    want: {
      "src/runtime/server.ts": `
export interface ServerConfig {
  baseUrl?:
    | string
    | {
        readonly url: "https://{region}.example.com";
        readonly variables?:
          { readonly region?: "eu" | "us" | undefined } | undefined;
      }
    | {
        readonly url: "https://{tenant}.example.org";
        readonly variables: { readonly tenant: string };
      }
    | undefined;
  servers?:
    { readonly "https://up.example.com"?: string | undefined } | undefined;
}
export const baseOf: (config: ServerConfig) => URL = rootOf(
  "",
  {},
  {
    "https://{region}.example.com": { region: "eu" },
    "https://{tenant}.example.org": {},
  },
);`.trim(),
    },
  },
  {
    name: "null inside a named union is said by its uses",
    schemas: {
      Value: { anyOf: [{ anyOf: [text, { type: "null" }] }, { type: "integer" }] },
      Holder: { type: "object", properties: { value: ref("Value") } },
    },
    operations: { GET: { responses: answers(ref("Holder")) } },
    want: {
      "src/models/Value.ts": "export type Value = string | number;",
      "src/models/Holder.ts": "export interface Holder {\n  value?: Value | null;\n}",
    },
  },
  {
    name: "a discriminator with a mapping, of a property that is any text",
    schemas: { Pet: pets({ propertyName: "kind", mapping: { c: "Cat", d: "Dog" } }), Cat: pet(text), Dog: pet(text) },
    operations: received,
    want: {
      "src/models/Pet.ts": "export type Pet = Cat | Dog;",
      "src/models/Cat.ts": 'export interface Cat {\n  kind: "c";\n}',
      "src/models/Dog.ts": 'export interface Dog {\n  kind: "d";\n}',
    },
  },
  {
    name: "a discriminator without a mapping, of a property that is an enum by reference",
    schemas: {
      Pet: pets({ propertyName: "kind" }),
      Cat: pet(ref("Kind")),
      Dog: pet({ anyOf: [ref("Kind"), { type: "null" }] }),
      Kind: { type: "string", enum: ["Cat", "Dog"] },
    },
    operations: received,
    want: {
      "src/models/Cat.ts": 'export interface Cat {\n  kind: "Cat";\n}',
      "src/models/Dog.ts": 'export interface Dog {\n  kind: "Dog" | null;\n}',
    },
  },
  {
    name: "a discriminator whose mapping contradicts a constant: no member is never",
    schemas: {
      Pet: pets({ propertyName: "kind", mapping: { c: "Cat", d: "Dog" } }),
      Cat: pet({ const: "cat" }),
      Dog: pet(text),
    },
    operations: received,
    want: { "src/models/Cat.ts": 'export interface Cat {\n  kind: "cat";\n}' },
  },
  {
    name: "a discriminator of an inherited property, with two values for one member",
    schemas: {
      Pet: pets({ propertyName: "kind", mapping: { c: "Cat", k: "Cat", d: "Dog" } }),
      Base: pet(text),
      Cat: { allOf: [ref("Base"), { properties: { lives: { type: "integer" } } }] },
      Dog: pet(text),
    },
    operations: received,
    want: {
      "src/models/Cat.ts": 'export interface Cat {\n  kind: "c" | "k";\n  lives?: number;\n}',
      "src/models/Base.ts": "export interface Base {\n  kind: string;\n}",
    },
  },
  {
    name: "generic models",
    schemas: {
      ...plain,
      Bulk_A_: bulk("A", "actions"),
      Bulk_B_: bulk("B", "actions"),
      Action_A_: action("A"),
      Action_B_: action("B"),
    },
    operations: { POST: takes(ref("Bulk_A_")), PUT: takes({ anyOf: [ref("Bulk_B_"), { type: "null" }] }) },
    want: {
      "src/models/Bulk.ts": "export interface Bulk<T> {\n  actions?: Array<Action<T>> | undefined;\n}",
      "src/models/Action.ts": 'export interface Action<T> {\n  do?: "create" | undefined;\n  entities: T[];\n}',
    },
  },
  {
    name: "models that only look generic",
    schemas: {
      ...plain,
      Bulk_A_: bulk("A", "actions"),
      Bulk_B_: bulk("B", "other"),
      Action_A_: action("A"),
      Action_B_: action("B"),
    },
    operations: { POST: takes(ref("Bulk_A_")), PUT: takes(ref("Bulk_B_")) },
    want: {
      "src/models/BulkA.ts": "export interface BulkA {\n  actions?: Array<Action<A>> | undefined;\n}",
      "src/models/BulkB.ts": "export interface BulkB {\n  other?: Array<Action<B>> | undefined;\n}",
    },
  },
  {
    name: "an instance that is sent and received, and differs: it is plain, in two forms",
    schemas: {
      ...plain,
      Box_A_: { title: "Box[A]", properties: { in: ref("A"), at: { type: "string", format: "date-time" } } },
    },
    operations: { POST: { ...takes(ref("Box_A_")), responses: answers(ref("Box_A_")) } },
    want: {
      "src/models/BoxA.ts": [
        "export interface BoxA {\n  in?: A;\n  at?: string;\n}",
        "export interface BoxAInput {\n  in?: AInput | undefined;\n  at?: string | Date | undefined;\n}",
      ].join("\n"),
    },
  },
  {
    name: "a generic model of two parameters",
    schemas: {
      ...plain,
      Pair_A__B_: { title: "Pair[A, B]", required: ["l"], properties: { l: ref("A"), r: list("B") } },
    },
    operations: { GET: { responses: answers(ref("Pair_A__B_")) } },
    want: { "src/models/Pair.ts": "export interface Pair<T, T1> {\n  l: T;\n  r?: T1[];\n}" },
  },
  {
    name: "schemas whose names are those of types that every file sees",
    schemas: { Record: { type: "object" }, Array: list("Record"), Blob: text, Api: text, T: text, Index: text },
    operations: { GET: { responses: answers({ anyOf: ["Array", "Blob", "Api", "T", "Index"].map(ref) }) } },
    want: {
      "src/models/ArrayModel.ts": "export type ArrayModel = RecordModel[];",
      "src/models/ApiModel.ts": "export type ApiModel = string;",
    },
  },
  {
    name: "everything of the document that nothing uses is there as well",
    schemas: plain,
    operations: { GET: {} },
    want: {
      "src/models/A.ts": "export interface A {\n  a?: string;\n}",
      "src/client.ts": [
        "export class TestClient {\n  readonly a: AApi;",
        "  constructor(config: ClientConfig) {\n    const client = new Client(config);",
        "    this.a = new AApi(client);\n  }\n}",
      ].join("\n"),
    },
  },
  {
    name: "names of the document win over names that are made of them",
    schemas: {
      Job: { type: "object", properties: { id: { type: "string", readOnly: true }, input: ref("JobInput") } },
      JobInput: { type: "object", properties: { url: text } },
      RunParams: { type: "object", properties: { p: text } },
      RunErrors: { type: "array", items: text },
      State: { enum: ["a", "b"] },
      StateValues: { type: "object", properties: { v: ref("State") } },
    },
    operations: {
      "POST /run": { operationId: "run", ...takes(ref("Job")), responses: { ...answers(ref("Job")), "404": { description: "d", content: { "application/json": { schema: ref("RunErrors") } } } } }, // prettier-ignore
      "GET /run": { operationId: "run_it", ...{ responses: answers(list("RunParams")) } },
      "GET /state": { operationId: "state", ...{ responses: answers(ref("StateValues")) } },
    },
    want: {
      "src/models/Job.ts":
        "export interface Job {\n  id?: string;\n  input?: JobInput;\n}\nexport interface JobInput2 {\n  input?: JobInputInput | undefined;\n}",
      "src/models/State.ts":
        'export const StateValues2 = ["a", "b"] as const;\nexport type State = Open<(typeof StateValues2)[number]>;',
    },
  },
  {
    name: "further methods give way to operations",
    schemas: { Page: { type: "object", properties: { dags: { type: "array", items: text }, total_entries: { type: "integer" } } } }, // prettier-ignore
    operations: {
      "GET /dags": { operationId: "dags", parameters: ["limit", "offset"].map((name) => ({ in: "query", name, schema: { type: "integer" } })), responses: answers(ref("Page")) }, // prettier-ignore
      "GET /all": { operationId: "dags_all" },
      "GET /log": { operationId: "log", responses: { "200": { description: "d", content: { "application/json": {}, "text/plain": {} } } } }, // prettier-ignore
      "GET /text": { operationId: "log_text" },
      "GET /text/": { operationId: "logText" },
    },
    want: {
      "src/client.ts":
        "export class TestClient {\n  readonly a: AApi;\n  constructor(config: ClientConfig) {\n    const client = new Client(config);\n    this.a = new AApi(client);\n  }\n}",
    },
    has: { "src/apis/AApi.ts": ["dags(", "dagsAll2(", "dagsAll(", "log(", "logText3(", "logText2(", "logText("] },
  },
  {
    name: "names in any script, and where nothing is left of them",
    schemas: {
      用户: { type: "object", properties: { 名: text, "na\u0308me": text, "😀": ref("Élève") } },
      Élève: { type: "object", properties: { "": ref("🍏") } },
      "🍏": { type: "string", enum: ["é"] },
      "": { type: "object", properties: { a: ref("用户") } },
      获取Operation: { type: "object", properties: { a: text } },
      Odd: { type: "object", properties: { "\ua7cb": text, "\u3164": text, "\u{2ebf0}": text } },
    },
    operations: {
      "GET /用户": { operationId: "获取", tags: ["用户管理"], responses: answers(ref("用户")) },
      "GET /eleve": { operationId: "créer_élève", tags: ["😀"], responses: answers(ref("获取Operation")) },
      "GET /none": { operationId: "-", tags: [""], responses: answers(ref("")) },
    },
    want: {
      "src/models/用户.ts": 'export interface 用户 {\n  名?: string;\n  "na\u0308me"?: string;\n  "😀"?: Élève;\n}',
      // Newer than Unicode 8.0, and invisible.
      "src/models/Odd.ts":
        'export interface Odd {\n  "\ua7cb"?: string;\n  "\u3164"?: string;\n  "\u{2ebf0}"?: string;\n}',
      "src/models/Model2.ts": "export interface Model2 {\n  a?: 用户;\n}",
    },
    has: { "src/client.ts": ["用户管理: 用户管理Api", "tag1: TagApi1", "tag2: TagApi2"] },
  },
  {
    name: "members that every object has",
    schemas: {
      constructor: { type: "object", required: ["toString"], properties: { constructor: text, toString: text, ["__proto__"]: { type: "integer" } } }, // prettier-ignore
      toString: { allOf: [ref("constructor"), { type: "object", properties: { valueOf: { type: "boolean" } } }] },
      ["__proto__"]: { type: "object", properties: { hasOwnProperty: ref("toString") } },
    },
    operations: {
      "POST /a/{constructor}/{__proto__}": {
        operationId: "constructor",
        tags: ["constructor"],
        parameters: [
          ...["constructor", "__proto__"].map((name) => ({ in: "path", name, required: true, schema: text })),
          ...["toString", "valueOf"].map((name) => ({ in: "query", name, schema: text })),
        ],
        ...takes(ref("constructor")),
        responses: answers(ref("__proto__")),
      },
      "GET /b": { operationId: "__proto__", tags: ["__proto__"], responses: answers(ref("toString")) },
    },
    want: {
      "src/models/Constructor.ts":
        "export interface Constructor {\n  constructor?: string;\n  toString: string;\n  __proto__?: number;\n}\nexport interface ConstructorInput {\n  constructor?: string | undefined;\n  toString: string;\n  __proto__?: number | undefined;\n}",
    },
  },
];
