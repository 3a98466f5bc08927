import { docsHeader, packageName, packageVersion } from "../shared-options.js";

/** The options of the target `typescript`. */
export const typescriptOptions = { packageName, packageVersion, docsHeader } as const;
