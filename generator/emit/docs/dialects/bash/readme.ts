/** The view of README.md. */
import { authOfReadme } from "../../compat/operations.js";
import type { OpenApi } from "../../compat/openapi.js";
import { authView, type ReadmeAuth } from "../python-legacy/common/auth.js";
import type { Model } from "../python-legacy/common/models.js";
import type { Page as ApiPage } from "./api-page.js";
import { escapeText } from "./values.js";
import type { Version } from "./versions.js";

export interface Page {
  readonly appName: string;
  readonly basePath: string;
  readonly apis: readonly ApiPage[];
  readonly models: readonly Model[];
  readonly auth: readonly ReadmeAuth[];
  readonly hasFormUsage: boolean;
  readonly tellsHttpSchemes: boolean;
}

interface Parts extends Pick<Page, "basePath" | "apis" | "models"> {
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
