/** How the releases of the reference before 6 differ in what they make of a spec before any page is written. */
import type { SpecSchema } from "../openapi.js";

export type Before6Version = "4.3" | "5.1" | "5.3" | "5.4";

export interface Before6Release {
  /** What a model made of an inline schema takes over, beside the properties. The rest is lost. */
  readonly kept: readonly (keyof SpecSchema)[];
  /** What becomes of a digit at the beginning of a name: a replacement pattern. */
  readonly leadingDigit: "_" | "_$&";
  /** Whether an inline enum among the members of a composition becomes a model. */
  readonly namesEnumMembers: boolean;
  /** Whether a schema that only form bodies use is documented. */
  readonly documentsForms: boolean;
  /** Whether `x-generate-alias-as-model` and `x-is-free-form` are understood, and an enum without properties is no free form. */
  readonly knowsExtensions: boolean;
}

const release4: Before6Release = {
  kept: ["description", "example", "required", "nullable"],
  leadingDigit: "_",
  namesEnumMembers: false,
  documentsForms: true,
  knowsExtensions: false,
};

const release5: Before6Release = {
  kept: [
    ...([
      "type",
      "format",
      "description",
      "example",
      "required",
      "nullable",
      "enum",
      "discriminator",
      "title",
    ] as const),
    ...(["readOnly", "writeOnly", "uniqueItems", "pattern", "not", "deprecated", "extensions"] as const),
    ...(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength"] as const),
    ...(["minItems", "maxItems", "minProperties", "maxProperties"] as const),
  ],
  leadingDigit: "_$&",
  namesEnumMembers: true,
  documentsForms: false,
  knowsExtensions: true,
};

export const releases: Readonly<Record<Before6Version, Before6Release>> = {
  "4.3": release4,
  "5.1": release5,
  "5.3": release5,
  "5.4": release5,
};
