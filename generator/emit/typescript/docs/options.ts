import type { PackageOptions } from "../package.js";

/** What the docs of a package are made with. */
export interface DocsOptions extends PackageOptions {
  /** The package itself is beside its docs. */
  readonly hasCode: boolean;
}
