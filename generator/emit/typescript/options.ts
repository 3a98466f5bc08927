import { isIdentifier } from "../language/typescript.js";
import { docsHeader, noDocs, packageName, packageVersion } from "../shared-options.js";
import type { TargetOption } from "../target.js";

/** Longer names are cut elsewhere, too: nobody types them. */
const longest = 120;

export const clientName = {
  type: "string",
  value: "NAME",
  describe: "name of the client class [default: from the spec's title, such as AirflowClient]",
  example: "AirflowClient",
  problem: (name: string) =>
    isIdentifier(name) && name.length <= longest ? undefined : "must be a valid class name, such as `AcmeClient`",
} as const satisfies TargetOption;

const build = {
  type: "boolean",
  describe: "also build dist/, so that you can publish and import the package without a build",
} as const satisfies TargetOption;

const packageJson = {
  type: "string",
  value: "FILE",
  path: "file",
  describe: "JSON file with your own fields for package.json: license, repository, author, publishConfig, …",
  example: "package-fields.json",
} as const satisfies TargetOption;

const docsUrl = {
  type: "string",
  value: "URL",
  describe: "URL where you publish docs/; comments and README link there [default: the files in the package]",
  example: "https://github.com/acme/client/blob/main/docs",
  problem: (url: string) =>
    /^https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w.~%@+,;=/-]*)?$/i.test(url) && URL.canParse(url)
      ? undefined
      : "must be a URL such as https://example.com/docs, without a user, a query or a fragment",
} as const satisfies TargetOption;

const dates = {
  type: "string",
  value: "text|date",
  default: "text",
  describe: "what a date-time in an answer is: the text that the server sent, or a Date, which holds no microseconds",
  problem: (value: string) => (["text", "date"].includes(value) ? undefined : "must be `text` or `date`"),
} as const satisfies TargetOption;

const int64 = {
  type: "string",
  value: "number|bigint",
  default: "number",
  describe: "what an int64 in an answer is: a number, which is exact up to 2^53, or a bigint",
  problem: (value: string) => (["number", "bigint"].includes(value) ? undefined : "must be `number` or `bigint`"),
} as const satisfies TargetOption;

/** The options of the target `typescript`. */
export const typescriptOptions = {
  ...{ packageName, packageVersion, clientName, packageJson, build },
  ...{ dates, int64 },
  ...{ docsHeader, noDocs, docsUrl },
} as const;
