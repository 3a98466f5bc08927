/** The versions of the dialect: everything in which they differ. */
import { type AuthEra, authEras } from "../../reference/auth.js";
import type { SanitizeEra } from "../../reference/words.js";
import type { Release } from "../../reference/default-codegen/language.js";
import { release4, release7, release7For31 } from "../../reference/default-codegen/releases.js";

export interface Version {
  /** How inline models are named: by the old rules, or by those of 7.x. */
  readonly models: SanitizeEra;
  readonly release: Release;
  /** The same for a document of OpenAPI 3.1, where that is another one. */
  readonly releaseFor31?: Release;
  readonly auth: AuthEra;
  /** What values.ts tells of lists whose items may be null. */
  readonly findsNullInEnums: boolean;
  /** Media types are escaped as texts are. */
  readonly escapesMediaTypes: boolean;
  /** The README shows how to send a form. */
  readonly hasFormUsage: boolean;
  /** It tells `bearer` and others from `basic`; before, all of HTTP was basic. */
  readonly tellsHttpSchemes: boolean;
}

/** Schemas of these names are taken for types of Java: the generator forgets to say that it is not Java. */
const javaTypes = new Set(
  (
    "BigDecimal UUID URI File Date Timestamp Map HashMap Array ArrayList List Set DateTime LocalDateTime LocalDate " +
    "LocalTime"
  ).split(" "),
);

const version43: Version = {
  models: "legacy",
  release: { ...release4, imported: javaTypes },
  auth: authEras["4.3"],
  findsNullInEnums: true,
  escapesMediaTypes: true,
  hasFormUsage: false,
  tellsHttpSchemes: false,
};

const versions: Readonly<Record<string, Version>> = {
  "4.3": version43,
  "7.13": {
    models: "modern",
    release: release7,
    releaseFor31: release7For31,
    auth: authEras["7"],
    findsNullInEnums: false,
    escapesMediaTypes: false,
    hasFormUsage: true,
    tellsHttpSchemes: true,
  },
};

/** The version of that name, or the default one. */
export function versionOf(name: string): Version {
  return versions[name] ?? version43;
}
