/** In what the releases that the dialect imitates differ. */
import { type AuthRelease, authReleases } from "../../reference/auth.js";
import type { Before6Version } from "../../reference/before-6/index.js";
import type { CodegenRelease } from "../../reference/default-codegen/language.js";
import { release4, release5 } from "../../reference/default-codegen/releases.js";
import { latestUntil } from "../../reference/releases.js";
import type { UnderscoreRelease } from "../../reference/words.js";

export interface PythonLegacyRelease {
  /** Which passes give names to inline models. */
  readonly passes: Before6Version;
  readonly codegen: CodegenRelease;
  readonly auth: AuthRelease;
  readonly underscore: UnderscoreRelease;
  /** Responses to a range of codes, `4XX`, come behind those to one code. */
  readonly rangesLast: boolean;
  /** Headers of one name and equal schemas have one description. */
  readonly sharesHeaders: boolean;
  /** The README names the class that made it. The class got another name when a newer generator took over the name `python`. */
  readonly generatorClass: string;
  /** Before the table of properties there is one blank line more. */
  readonly hasModelGap: boolean;
  /** The key goes into the configuration by the name of the scheme, no longer of the parameter. */
  readonly keysByScheme: boolean;
}

const release43: PythonLegacyRelease = {
  passes: "4.3",
  codegen: release4,
  auth: authReleases["4.3"],
  underscore: "before-5",
  rangesLast: false,
  sharesHeaders: false,
  generatorClass: "org.openapitools.codegen.languages.PythonClientCodegen",
  hasModelGap: false,
  keysByScheme: false,
};

const releases: Readonly<Record<string, PythonLegacyRelease>> = {
  "4.3": release43,
  "5.3": {
    ...release43,
    passes: "5.3",
    codegen: release5,
    auth: authReleases["5"],
    underscore: "since-5",
    rangesLast: true,
    sharesHeaders: true,
    generatorClass: "org.openapitools.codegen.languages.PythonLegacyClientCodegen",
    hasModelGap: true,
    keysByScheme: true,
  },
};

/** The release of that version, or the last one before it. */
export function releaseOf(version: string): PythonLegacyRelease {
  return releases[latestUntil(version, Object.keys(releases)) ?? ""] ?? release43;
}
