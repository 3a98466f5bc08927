/** The versions of the dialect: everything in which they differ. */
import { type AuthEra, authEras } from "../../reference/auth.js";
import type { LegacyVersion } from "../../reference/before-6/index.js";
import type { Release } from "../../reference/default-codegen/language.js";
import { release4, release5 } from "../../reference/default-codegen/releases.js";
import type { Underscore } from "./names.js";

export interface Version {
  /** How inline models are named. */
  readonly models: LegacyVersion;
  readonly release: Release;
  readonly auth: AuthEra;
  readonly underscore: Underscore;
  /** Responses to a range of codes, `4XX`, come behind those to one code. */
  readonly rangesLast: boolean;
  /** Headers of one name and equal schemas have one description. */
  readonly sharesHeaders: boolean;
  /** A README names the class that made it; the generator was moved when it was superseded. */
  readonly generatorClass: string;
  /** Before the table of properties there is one blank line more. */
  readonly hasModelGap: boolean;
  /** The key goes into the configuration by the name of the scheme, no longer of the parameter. */
  readonly keysByScheme: boolean;
}

const version43: Version = {
  models: "4.3",
  release: release4,
  auth: authEras["4.3"],
  underscore: "4.3",
  rangesLast: false,
  sharesHeaders: false,
  generatorClass: "org.openapitools.codegen.languages.PythonClientCodegen",
  hasModelGap: false,
  keysByScheme: false,
};

const versions: Readonly<Record<string, Version>> = {
  "4.3": version43,
  "5.3": {
    ...version43,
    models: "5.3",
    release: release5,
    auth: authEras["5"],
    underscore: "5+",
    rangesLast: true,
    sharesHeaders: true,
    generatorClass: "org.openapitools.codegen.languages.PythonLegacyClientCodegen",
    hasModelGap: true,
    keysByScheme: true,
  },
};

/** The version of that name, or the default one. */
export function versionOf(name: string): Version {
  return versions[name] ?? version43;
}
