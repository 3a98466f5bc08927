/** What the pages of one document have in common. */
import type { Api } from "../../../../ir/model.js";
import type { DialectOptions } from "../../dialect.js";
import type { Warn } from "../../../target.js";
import { type DescribeHeader, keptSince7, lastDescriptions } from "../../reference/headers.js";
import type { OpenApi } from "../../reference/openapi.js";
import { hostOrPath } from "../../reference/server.js";
import { type Release7, release7Of } from "../../reference/since-7/releases.js";
import { readSince7, type SpecSince7 } from "../../reference/since-7/spec.js";
import { type PythonRelease, releaseOf } from "./releases.js";
import { givenTitles } from "./titles.js";
import { type SampleOfModel, samplesOf } from "./samples.js";

export interface PythonContext {
  /** With the inline models of the release. */
  readonly spec: OpenApi;
  readonly passes: Release7;
  readonly release: PythonRelease;
  readonly packageName: string;
  readonly packageVersion: string;
  /** Of the reference, with the patch: `7.24.0`. */
  readonly generatorVersion: string;
  readonly basePath: string;
  /** The defaults and examples as they are in the document: what the reference has copied since is not here. */
  readonly parsedValues: ReadonlySet<unknown>;
  readonly describeHeader: DescribeHeader;
  readonly warn: Warn;
  /** Whether examples are written so that they run. */
  readonly fixes: boolean;
  /** What they pass. */
  readonly sampleOf: SampleOfModel;
}

/** @param read the document as the release reads it, where that is known already: reading takes most of the time */
export function contextOf(
  api: Api,
  { version, packageName, packageVersion, fixExamples, warn }: DialectOptions,
  read: SpecSince7 = readSince7(api, version),
): PythonContext {
  const { spec, parsedValues } = read;
  const passes = release7Of(version, spec.openapi);
  const release = releaseOf(version);
  return {
    spec,
    passes,
    release,
    packageName,
    packageVersion,
    generatorVersion: `${version}.0`,
    basePath: hostOrPath(spec, release.widePaths ? "wide" : "plain"),
    parsedValues,
    describeHeader: lastDescriptions(spec, keptSince7(spec), passes.openapi31 ? givenTitles(spec) : undefined),
    warn,
    fixes: fixExamples,
    sampleOf: samplesOf(api, spec),
  };
}
