/** The view of README.md. */
import { type AuthView, authView } from "../../reference/auth-view.js";
import { authOfReadme } from "../../reference/operations.js";
import type { OpenApi } from "../../reference/openapi.js";
import type { Page as ApiPage } from "./api-page.js";
import type { Page as ModelPage } from "./model-page.js";
import { escapeText } from "./values.js";
import type { Version } from "./versions.js";

export interface Page {
  readonly appName: string;
  readonly basePath: string;
  /** Empty: the reference forgets it. */
  readonly scriptName: string;
  readonly apis: readonly ApiPage[];
  readonly models: readonly ModelPage[];
  readonly auth: readonly AuthView[];
  readonly hasFormUsage: boolean;
  readonly tellsHttpSchemes: boolean;
}

interface Parts extends Pick<Page, "basePath" | "scriptName" | "apis" | "models"> {
  readonly version: Version;
}

export function readmePage({ info, ...spec }: OpenApi, { version, ...parts }: Parts): Page {
  const { auth, hasFormUsage, tellsHttpSchemes } = version;
  return {
    ...parts,
    appName: escapeText(info.title),
    auth: authOfReadme({ info, ...spec }, auth).map((scheme) => authView(scheme, escapeText)),
    hasFormUsage,
    tellsHttpSchemes,
  };
}

/** The usage with words in place of `<host>`: to a shell, those are files. */
export function fixedUsage(readme: string): string {
  return readme.replace(/```shell\n[^]*?```/g, (block) =>
    block.replace(/<(\w+)>/g, (_, word: string) => word.replace(/([a-z])([A-Z])/g, "$1_$2").toUpperCase()),
  );
}
