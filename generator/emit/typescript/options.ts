import { isIdentifier } from "../language/typescript.js";
import { docsHeader, packageName, packageVersion } from "../shared-options.js";
import type { TargetOption } from "../target.js";

/** Longer names are cut elsewhere, too: nobody types them. */
const longest = 120;

export const clientName = {
  type: "string",
  value: "NAME",
  describe: "name of the class that holds all of the client [default: by the spec's title, such as AirflowClient]",
  example: "AirflowClient",
  problem: (name: string) =>
    isIdentifier(name) && name.length <= longest ? undefined : "must be a name for a class, such as `AcmeClient`",
} as const satisfies TargetOption;

const build = {
  type: "boolean",
  describe: "also make dist/: the package can be published and imported as it is",
} as const satisfies TargetOption;

const packageJson = {
  type: "string",
  value: "FILE",
  path: "file",
  describe: "JSON file with fields of your own for package.json: license, repository, author, publishConfig, …",
  example: "package-fields.json",
} as const satisfies TargetOption;

const noDocs = {
  type: "boolean",
  describe: "no pages in docs/; the README stays",
} as const satisfies TargetOption;

const docsUrl = {
  type: "string",
  value: "URL",
  describe: "where you publish the folder docs/: comments and README link there [default: the files in the package]",
  example: "https://github.com/acme/client/blob/main/docs",
  problem: (url: string) =>
    /^https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w.~%@+,;=/-]*)?$/i.test(url) && URL.canParse(url)
      ? undefined
      : "must be a URL such as https://example.com/docs, without a user, a query or a fragment",
} as const satisfies TargetOption;

/** The options of the target `typescript`. */
export const typescriptOptions = {
  ...{ packageName, packageVersion, clientName, packageJson, build },
  ...{ docsHeader, noDocs, docsUrl },
} as const;
