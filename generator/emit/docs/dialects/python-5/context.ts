/** What all pages of a document have in common. */
import type { Api } from "../../../../ir/model.js";
import type { DialectOptions } from "../../dialect.js";
import type { Warn } from "../../../target.js";
import { runPassesBefore6 } from "../../reference/before-6/index.js";
import { textOrNull } from "../../reference/members.js";
import type { OpenApi } from "../../reference/openapi.js";
import { readOpenApi } from "../../reference/read.js";
import { hostAndPath, hostOrPath } from "../../reference/server.js";
import { releaseOf } from "./releases.js";
import type { Scope } from "./schemas.js";

export interface Python5Context {
  readonly spec: OpenApi;
  readonly scope: Scope;
  readonly packageName: string;
  readonly packageVersion: string;
  readonly basePath: string;
  readonly warn: Warn;
}

/** @throws Error for a version that the dialect does not have */
export function contextOf(api: Api, options: DialectOptions): Python5Context {
  const { packageName, packageVersion, fixExamples, warn } = options;
  const release = releaseOf(options.version);
  const spec = readOpenApi(api, textOrNull);
  runPassesBefore6(spec, release.passes);
  return {
    spec,
    scope: { schemas: spec.schemas, release, fixes: fixExamples },
    packageName,
    packageVersion,
    basePath: release.hasHost ? hostAndPath(spec) : hostOrPath(spec),
    warn,
  };
}
