/** Schemas and what is printed for them: one named schema each, used in one direction or in both. */
import { ref } from "./support.js";
import type { JsonObject } from "../parse/support.js";

export interface ModelRow {
  readonly name: string;
  /** Received, unless it says otherwise. */
  readonly use?: "write" | "both";
  readonly schema: unknown;
  readonly others?: JsonObject;
  /** The statements of its file, without comments and imports. */
  readonly want: string;
}

export const models: readonly ModelRow[] = [
  {
    name: "any value",
    schema: {},
    want: `
export type Tested = unknown;
`,
  },
  {
    name: "text",
    schema: { type: "string" },
    want: `
export type Tested = string;
`,
  },
  {
    name: "a number",
    schema: { type: "integer", format: "int64" },
    want: `
export type Tested = number;
`,
  },
  {
    name: "a truth value",
    schema: { type: "boolean" },
    want: `
export type Tested = boolean;
`,
  },
  {
    name: "null alone",
    schema: { type: "null" },
    want: `
export type Tested = null;
`,
  },
  {
    name: "a nullable text: its uses say so",
    schema: { type: ["string", "null"] },
    want: `
export type Tested = string;
`,
  },
  {
    name: "a date that arrives",
    schema: { type: "string", format: "date-time" },
    want: `
export type Tested = string;
`,
  },
  {
    name: "a date that is sent",
    use: "write",
    schema: { type: "string", format: "date-time" },
    want: `
export type Tested = string | Date;
`,
  },
  {
    name: "a file",
    schema: { type: "string", format: "binary" },
    want: `
export type Tested = Blob;
`,
  },
  {
    name: "values",
    schema: { type: "string", enum: ["on", "off"] },
    want: `
export const TestedValues = ["on", "off"] as const;
export type Tested = Open<(typeof TestedValues)[number]>;
`,
  },
  {
    name: "values that are no identifiers",
    schema: { type: "string", enum: ["", "*/*", "a b", '"', "\\"] },
    want: `
export const TestedValues = ["", "*/*", "a b", '"', "\\\\"] as const;
export type Tested = Open<(typeof TestedValues)[number]>;
`,
  },
  {
    name: "one value, which is closed: it tells a schema from others",
    schema: { type: "string", enum: ["on"] },
    want: `
export type Tested = "on";
`,
  },
  {
    name: "one value of a number",
    schema: { type: "integer", enum: [2, null] },
    want: `
export type Tested = 2;
`,
  },
  {
    name: "values and null",
    schema: { type: "string", enum: ["on", "off", null] },
    want: `
export const TestedValues = ["on", "off"] as const;
export type Tested = Open<(typeof TestedValues)[number]>;
`,
  },
  {
    name: "numbers as values",
    schema: { type: "integer", enum: [1, -2, 0.5] },
    want: `
export const TestedValues = [1, -2, 0.5] as const;
export type Tested = Open<(typeof TestedValues)[number]>;
`,
  },
  {
    name: "a constant",
    schema: { const: "~" },
    want: `
export type Tested = "~";
`,
  },
  {
    name: "a constant truth value",
    schema: { type: "boolean", enum: [true] },
    want: `
export type Tested = true;
`,
  },
  {
    name: "a list",
    schema: { type: "array", items: { type: "string" } },
    want: `
export type Tested = string[];
`,
  },
  {
    name: "a list of nullable texts",
    schema: { type: "array", items: { type: ["string", "null"] } },
    want: `
export type Tested = Array<string | null>;
`,
  },
  {
    name: "a list of open values",
    schema: { type: "array", items: { enum: ["a", "b"] } },
    want: `
export type Tested = Array<Open<"a" | "b">>;
`,
  },
  {
    name: "a list of anything",
    schema: { type: "array" },
    want: `
export type Tested = unknown[];
`,
  },
  {
    name: "a tuple",
    schema: {
      type: "array",
      prefixItems: [{ type: "string" }, { type: ["number", "null"] }],
      items: false,
      minItems: 1,
    },
    want: `
export type Tested = [string, (number | null)?];
`,
  },
  {
    name: "a tuple with a rest",
    schema: { type: "array", prefixItems: [{ type: "string" }], items: { type: "number" } },
    want: `
export type Tested = [string?, ...number[]];
`,
  },
  {
    name: "an object",
    schema: { type: "object", required: ["a"], properties: { a: { type: "string" }, b: { type: "integer" } } },
    want: `
export interface Tested {
  a: string;
  b?: number;
}
`,
  },
  {
    name: "keys that are no identifiers",
    schema: { properties: { "x-y": {}, __type: {}, "1st": {}, class: {}, 'a"b': {}, "": {} } },
    want: `
export interface Tested {
  "x-y"?: unknown;
  __type?: unknown;
  "1st"?: unknown;
  class?: unknown;
  'a"b'?: unknown;
  ""?: unknown;
}
`,
  },
  {
    name: "an object of which nothing is said",
    schema: { type: "object" },
    want: `
export interface Tested {
  [key: string]: unknown;
}
`,
  },
  {
    name: "an open object",
    schema: { properties: { a: { type: "string" } }, additionalProperties: true },
    want: `
export interface Tested {
  [key: string]: unknown;
  a?: string;
}
`,
  },
  {
    name: "a closed object",
    schema: { properties: { a: { type: "string" } }, additionalProperties: false },
    want: `
export interface Tested {
  a?: string;
}
`,
  },
  {
    name: "an empty closed object",
    schema: { type: "object", additionalProperties: false },
    want: `
export interface Tested {
  [key: string]: never;
}
`,
  },
  {
    name: "a map",
    schema: { additionalProperties: { type: "integer" } },
    want: `
export interface Tested {
  [key: string]: number;
}
`,
  },
  {
    name: "a map with known keys",
    schema: { properties: { a: { type: "string" } }, additionalProperties: { type: "integer" } },
    want: `
export interface Tested {
  [key: string]: number | string | undefined;
  a?: string;
}
`,
  },
  {
    name: "required and not declared",
    schema: { type: "object", required: ["a", "z"], properties: { a: { type: "string" } } },
    want: `
export interface Tested {
  a: string;
  z: unknown;
}
`,
  },
  {
    name: "required and not declared, in a map",
    schema: { type: "object", required: ["z"], additionalProperties: { type: "integer" } },
    want: `
export interface Tested {
  [key: string]: number;
  z: number;
}
`,
  },
  {
    name: "a map with known keys of its type",
    schema: { properties: { a: { type: "string" } }, required: ["a"], additionalProperties: { type: "string" } },
    want: `
export interface Tested {
  [key: string]: string;
  a: string;
}
`,
  },
  {
    name: "a map beside what is written in place, which is not written twice",
    schema: {
      properties: {
        deep: { properties: { a: { type: "string" } } },
        list: { items: { properties: { a: { type: "string" } } } },
        state: { enum: ["on", "off"] },
        none: { type: ["boolean", "null"] },
      },
      required: ["deep", "list", "state", "none"],
      additionalProperties: { type: "integer" },
    },
    want: `
export interface Tested {
  [key: string]: number | object | object[] | string | boolean | null;
  deep: { a?: string };
  list: Array<{ a?: string }>;
  state: Open<"on" | "off">;
  none: boolean | null;
}
`,
  },
  {
    name: "a map beside a property that is anything",
    schema: { properties: { free: {} }, additionalProperties: { type: "number" } },
    want: `
export interface Tested {
  [key: string]: unknown;
  free?: unknown;
}
`,
  },
  {
    name: "a map of what only a client sends, received",
    schema: { properties: { free: {} }, additionalProperties: { type: "number", writeOnly: true }, required: ["more"] },
    want: `
export interface Tested {
  free?: unknown;
}
`,
  },
  {
    name: "names by patterns",
    schema: {
      patternProperties: { "^s_": { type: "string" }, "^i_": { type: "integer" }, "^t_": { type: "string" } },
      additionalProperties: false,
    },
    want: `
export interface Tested {
  [key: string]: string | number;
}
`,
  },
  {
    name: "names by patterns beside others",
    schema: {
      properties: { id: { type: "integer" } },
      patternProperties: { "^x-": { items: ref("Tested") } },
      additionalProperties: { type: "boolean" },
    },
    want: `
export interface Tested {
  [key: string]: Tested[] | boolean | number | undefined;
  id?: number;
}
`,
  },
  {
    name: "names by patterns, and whatever else",
    schema: { patternProperties: { "^x-": { type: "string" } }, additionalProperties: true },
    want: `
export interface Tested {
  [key: string]: unknown;
}
`,
  },
  {
    name: "what the parts of an `allOf` leave open",
    schema: {
      allOf: [ref("Part"), { properties: { b: { type: "string" } } }],
      unevaluatedProperties: { type: "string" },
    },
    others: { Part: { type: "object", required: ["a"], properties: { a: { type: "integer" } } } },
    want: `
export interface Tested {
  [key: string]: string | number | undefined;
  a: number;
  b?: string;
}
`,
  },
  {
    name: "tuples that are closed by what is not evaluated",
    schema: {
      properties: {
        a: { prefixItems: [{ type: "string" }], unevaluatedItems: false, minItems: 1 },
        b: { allOf: [ref("Pair")], unevaluatedItems: false },
        c: { $ref: "#/components/schemas/Pair", unevaluatedItems: { type: "boolean" } },
        d: { allOf: [{ prefixItems: [{ type: "string" }] }], type: "array", minItems: 1, unevaluatedItems: false },
      },
    },
    others: { Pair: { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], minItems: 2 } },
    want: `
export interface Tested {
  a?: [string];
  b?: [string, number];
  c?: [string, number, ...boolean[]];
  d?: [string];
}
`,
  },
  {
    name: "required, not declared, and closed",
    schema: { type: "object", required: ["z"], additionalProperties: false },
    want: `
export interface Tested {
  z: unknown;
}
`,
  },
  {
    name: "null in every form",
    schema: {
      properties: {
        a: { type: "string", nullable: true },
        b: { type: ["string", "null"] },
        c: { anyOf: [{ type: "string" }, { type: "null" }] },
        d: { ...ref("Other"), nullable: true },
        e: ref("Maybe"),
        f: { enum: ["x", null] },
        g: { allOf: [ref("Maybe")] },
        h: { type: "null" },
        i: {},
      },
    },
    others: { Other: { type: "string" }, Maybe: { type: ["integer", "null"] } },
    want: `
export interface Tested {
  a?: string | null;
  b?: string | null;
  c?: string | null;
  d?: Other | null;
  e?: Maybe | null;
  f?: "x" | null;
  g?: Maybe | null;
  h?: null;
  i?: unknown;
}
`,
  },
  {
    name: "null once",
    schema: { properties: { a: { anyOf: [ref("Maybe"), { type: ["string", "null"] }, { type: "null" }] } } },
    others: { Maybe: { type: ["integer", "null"] } },
    want: `
export interface Tested {
  a?: Maybe | string | null;
}
`,
  },
  {
    name: "defaults beside null",
    schema: { properties: { a: { type: ["string", "null"], default: null }, b: { type: "string", default: "x" } } },
    want: `
export interface Tested {
  a?: string | null;
  b?: string;
}
`,
  },
  {
    name: "an object in an object",
    schema: {
      properties: {
        in: { type: "object", required: ["a"], properties: { a: { type: "string", description: "An a." } } },
      },
    },
    want: `
export interface Tested {
  in?: {
    a: string;
  };
}
`,
  },
  {
    name: "a recursive object",
    schema: {
      properties: {
        children: { type: "array", items: ref("Tested") },
        parent: { anyOf: [ref("Tested"), { type: "null" }] },
      },
    },
    want: `
export interface Tested {
  children?: Tested[];
  parent?: Tested | null;
}
`,
  },
  {
    name: "another name for a model",
    schema: ref("Other"),
    others: { Other: { type: "object", properties: { a: {} } } },
    want: `
export type Tested = Other;
`,
  },
  {
    name: "one `allOf`: another name as well",
    schema: { allOf: [ref("Other")], description: "d" },
    others: { Other: { type: "object", properties: { a: {} } } },
    want: `
export type Tested = Other;
`,
  },
  {
    name: "`allOf` with words",
    schema: { allOf: [ref("Other"), { description: "d" }] },
    others: { Other: { type: "object", properties: { a: {} } } },
    want: `
export type Tested = Other;
`,
  },
  {
    name: "`allOf` of objects is one",
    schema: { allOf: [ref("Other"), { properties: { b: { type: "string" } }, required: ["a", "b"] }] },
    others: { Other: { type: "object", properties: { a: {} } } },
    want: `
export interface Tested {
  a: unknown;
  b: string;
}
`,
  },
  {
    name: "`allOf` with a union",
    schema: { allOf: [ref("Other"), { oneOf: [{ properties: { b: {} } }, { properties: { c: {} } }] }] },
    others: { Other: { type: "object", properties: { a: {} } } },
    want: `
export type Tested = Other & ({ b?: unknown } | { c?: unknown });
`,
  },
  {
    name: "`allOf` in a property",
    schema: {
      properties: { p: { allOf: [ref("Other")], nullable: true }, q: { allOf: [ref("Other"), { description: "d" }] } },
    },
    others: { Other: { type: "object", properties: { a: {} } } },
    want: `
export interface Tested {
  p?: Other | null;
  q?: Other;
}
`,
  },
  {
    name: "a union",
    schema: { oneOf: [ref("Other"), { type: "string" }, { type: "integer" }] },
    others: { Other: { type: "object", properties: { a: {} } } },
    want: `
export type Tested = Other | string | number;
`,
  },
  {
    name: "a union with a member that is anything",
    schema: { properties: { p: { anyOf: [{ type: "string" }, {}] } } },
    want: `
export interface Tested {
  p?: unknown;
}
`,
  },
  {
    name: "a union of lists",
    schema: {
      anyOf: [
        { type: "array", items: { type: "string" } },
        { type: "array", items: { type: "integer" } },
      ],
    },
    want: `
export type Tested = string[] | number[];
`,
  },
  {
    name: "members that are one in TypeScript",
    schema: { anyOf: [{ type: "integer" }, { type: "number" }, { type: "null" }] },
    want: `
export type Tested = number;
`,
  },
  {
    name: "members that only require",
    schema: { properties: { a: {}, b: {} }, anyOf: [{ required: ["a"] }, { required: ["b"] }] },
    want: `
export interface Tested {
  a?: unknown;
  b?: unknown;
}
`,
  },
  {
    name: "a type list",
    schema: { type: ["string", "integer", "null"] },
    want: `
export type Tested = string | number;
`,
  },
  {
    name: "read-only, received",
    schema: {
      properties: {
        id: { type: "string", readOnly: true },
        secret: { type: "string", writeOnly: true },
        name: { type: "string" },
      },
    },
    want: `
export interface Tested {
  id?: string;
  name?: string;
}
`,
  },
  {
    name: "read-only, sent",
    use: "write",
    schema: {
      properties: {
        id: { type: "string", readOnly: true },
        secret: { type: "string", writeOnly: true },
        name: { type: "string" },
      },
    },
    want: `
export interface Tested {
  secret?: string | undefined;
  name?: string | undefined;
}
`,
  },
  {
    name: "read-only, both",
    use: "both",
    schema: {
      properties: {
        id: { type: "string", readOnly: true },
        secret: { type: "string", writeOnly: true },
        name: { type: "string" },
      },
    },
    want: `
export interface Tested {
  id?: string;
  name?: string;
}
export interface TestedInput {
  secret?: string | undefined;
  name?: string | undefined;
}
`,
  },
  {
    name: "read-only through references",
    use: "write",
    schema: { properties: { a: ref("Fixed"), b: { allOf: [ref("Fixed")] }, c: ref("Alias") } },
    others: { Fixed: { type: "string", readOnly: true }, Alias: ref("Fixed") },
    want: `
export interface Tested {}
`,
  },
  {
    name: "a date in a list, both",
    use: "both",
    schema: { properties: { dates: { type: "array", items: { type: "string", format: "date-time" } } } },
    want: `
export interface Tested {
  dates?: string[];
}
export interface TestedInput {
  dates?: Array<string | Date> | undefined;
}
`,
  },
  {
    name: "one that uses one with two forms",
    use: "both",
    schema: { properties: { other: ref("Other") } },
    others: { Other: { properties: { at: { type: "string", format: "date-time" } } } },
    want: `
export interface Tested {
  other?: Other;
}
export interface TestedInput {
  other?: OtherInput | undefined;
}
`,
  },
  {
    name: "deprecated",
    schema: { deprecated: true, properties: { a: { type: "string", deprecated: true } } },
    want: `
export interface Tested {
  a?: string;
}
`,
  },
  {
    name: "a name that the runtime has",
    schema: { properties: { e: ref("Error") } },
    others: { Error: { type: "object", properties: { detail: {} } } },
    want: `
export interface Tested {
  e?: ErrorModel;
}
`,
  },
  {
    name: "false: nothing is valid",
    schema: { properties: { a: false, b: { anyOf: [{ type: "string" }, false] } } },
    want: `
export interface Tested {
  a?: never;
  b?: string;
}
`,
  },
];
