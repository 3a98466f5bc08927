/** The view of README.md. */
import { type AuthView, authView } from "../../reference/auth-view.js";
import type { OpenApi } from "../../reference/openapi.js";
import { authOfReadme } from "../../reference/operations.js";
import type { BashApiPage as ApiPage } from "./api-page.js";
import type { BashModelPage as ModelPage } from "./model-page.js";
import type { BashRelease } from "./releases.js";
import { escapeText } from "./values.js";

export interface BashReadme {
  readonly appName: string;
  readonly basePath: string;
  /** The name of the script. Empty in the pages of the reference, which forgets it. */
  readonly scriptName: string;
  readonly apis: readonly ApiPage[];
  readonly models: readonly ModelPage[];
  readonly auth: readonly AuthView[];
  readonly hasFormUsage: boolean;
  readonly distinguishesHttpSchemes: boolean;
}

interface Parts extends Pick<BashReadme, "basePath" | "scriptName" | "apis" | "models"> {
  readonly release: BashRelease;
}

export function readmePage({ info, ...spec }: OpenApi, { release, ...parts }: Parts): BashReadme {
  const { auth, hasFormUsage, distinguishesHttpSchemes } = release;
  return {
    ...parts,
    appName: escapeText(info.title),
    auth: authOfReadme({ info, ...spec }, auth).map((scheme) => authView(scheme, escapeText)),
    hasFormUsage,
    distinguishesHttpSchemes,
  };
}

/** Replaces `<host>` and the like in the usage by `HOST`: a shell takes `<` for a redirection. */
export function fixedUsage(readme: string): string {
  return readme.replace(/```shell\n[^]*?```/g, (block) =>
    block.replace(/<(\w+)>/g, (_, word: string) => word.replace(/([a-z])([A-Z])/g, "$1_$2").toUpperCase()),
  );
}
