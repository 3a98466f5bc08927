/** What takes several schemas to be seen: unions that narrow, generic models, names. */
import { answers, type Fixture, ref, takes } from "./support.js";

export interface PackageRow extends Fixture {
  readonly name: string;
  /** Path → its statements. */
  readonly want: Readonly<Record<string, string>>;
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
      "src/models/Bulk.ts": "export interface Bulk<T> {\n  actions?: Array<Action<T>>;\n}",
      "src/models/Action.ts": 'export interface Action<T> {\n  do?: "create";\n  entities: T[];\n}',
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
      "src/models/BulkA.ts": "export interface BulkA {\n  actions?: Array<Action<A>>;\n}",
      "src/models/BulkB.ts": "export interface BulkB {\n  other?: Array<Action<B>>;\n}",
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
        "export interface BoxAInput {\n  in?: A;\n  at?: string | Date;\n}",
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
        "export class Test {\n  readonly a: AApi;",
        "  constructor(config: ClientConfig) {\n    const client = new Client(config);",
        "    this.a = new AApi(client);\n  }\n}",
      ].join("\n"),
    },
  },
];
