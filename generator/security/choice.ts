import { readAuthFile } from "./auth-file.js";
import type { SchemeChoice } from "./select.js";

/**
 * What the options say of security schemes.
 *
 * @throws Failure those of {@link readAuthFile}
 */
export async function schemeChoice({ securitySchemes, authFile }: ChoiceOptions): Promise<SchemeChoice> {
  return {
    ...(securitySchemes !== undefined && { names: securitySchemes }),
    ...(authFile !== undefined && { own: await readAuthFile(authFile) }),
  };
}

interface ChoiceOptions {
  readonly securitySchemes?: readonly string[];
  /** A file. */
  readonly authFile?: string;
}
