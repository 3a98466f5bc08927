import type { TargetOptions } from "../../options.js";

/** What the docs of a package are made with. */
export interface DocsOptions extends TargetOptions {
  /** The package itself is beside its docs. */
  readonly hasCode: boolean;
}
