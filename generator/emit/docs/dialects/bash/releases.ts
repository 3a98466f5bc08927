/** In what the releases that the dialect imitates differ. */
import { type AuthRelease, authReleases } from "../../reference/auth.js";
import type { CodegenRelease } from "../../reference/default-codegen/language.js";
import { release4, release7, release7For31 } from "../../reference/default-codegen/releases.js";
import { latestUntil } from "../../reference/releases.js";
import type { WordRelease } from "../../reference/words.js";

export interface BashRelease {
  /** How words are made names, and which passes give names to inline models. */
  readonly words: WordRelease;
  readonly codegen: CodegenRelease;
  /** The same for a document of OpenAPI 3.1, where that is another one. */
  readonly codegenFor31?: CodegenRelease;
  readonly auth: AuthRelease;
  /** A list without a default has one where its items are an enum with null in it: see values.ts. */
  readonly findsNullInEnums: boolean;
  /** Media types are escaped as texts are. */
  readonly escapesMediaTypes: boolean;
  /** The README shows how to send a form. */
  readonly hasFormUsage: boolean;
  /** The README distinguishes `bearer` and others from `basic`. Before, it took all schemes of HTTP for basic. */
  readonly distinguishesHttpSchemes: boolean;
}

/** Schemas of these names are taken for types of Java: this generator does not say that its language is not Java. */
export const javaTypes: ReadonlySet<string> = new Set(
  (
    "BigDecimal UUID URI File Date Timestamp Map HashMap Array ArrayList List Set DateTime LocalDateTime LocalDate " +
    "LocalTime"
  ).split(" "),
);

const release43: BashRelease = {
  words: "before-7",
  codegen: { ...release4, imported: javaTypes },
  auth: authReleases["4.3"],
  findsNullInEnums: true,
  escapesMediaTypes: true,
  hasFormUsage: false,
  distinguishesHttpSchemes: false,
};

const releases: Readonly<Record<string, BashRelease>> = {
  "4.3": release43,
  "7.13": {
    words: "since-7",
    codegen: release7,
    codegenFor31: release7For31,
    auth: authReleases["7"],
    findsNullInEnums: false,
    escapesMediaTypes: false,
    hasFormUsage: true,
    distinguishesHttpSchemes: true,
  },
};

/** The release of that version, or the last one before it. */
export function releaseOf(version: string): BashRelease {
  return releases[latestUntil(version, Object.keys(releases)) ?? ""] ?? release43;
}
