/** What the pages of one document have in common. */
import type { Api } from "../../../../ir/model.js";
import type { DialectOptions, Warn } from "../../dialect.js";
import { type DescribeHeader, lastDescriptions } from "../../reference/headers.js";
import type { OpenApi } from "../../reference/openapi.js";
import { readOpenApi } from "../../reference/read.js";
import { hostOrPath } from "../../reference/server.js";
import { withModels } from "../../reference/since-7/spec.js";
import { type Rules, rulesOf } from "../../reference/since-7/versions.js";
import { type Version, versionOf } from "./versions.js";

export interface Python {
  /** With the inline models of the release. */
  readonly spec: OpenApi;
  readonly rules: Rules;
  readonly version: Version;
  readonly packageName: string;
  readonly packageVersion: string;
  /** Of the reference, with the patch: `7.24.0`. */
  readonly generatorVersion: string;
  readonly basePath: string;
  /** The lists among the defaults as they are in the document: what the reference has copied since is not here. */
  readonly parsedLists: ReadonlySet<unknown>;
  readonly describeHeader: DescribeHeader;
  readonly warn: Warn;
  /** Whether examples are written so that they run. */
  readonly fixes: boolean;
}

export function contextOf(
  api: Api,
  { version, packageName, packageVersion, fixExamples, warn }: DialectOptions,
): Python {
  const spec = readOpenApi(api);
  const parsedLists = withModels(spec, version);
  return {
    spec,
    rules: rulesOf(version, spec.openapi),
    version: versionOf(version),
    packageName,
    packageVersion,
    generatorVersion: `${version}.0`,
    basePath: hostOrPath(spec),
    parsedLists,
    describeHeader: lastDescriptions(spec),
    warn,
    fixes: fixExamples,
  };
}
