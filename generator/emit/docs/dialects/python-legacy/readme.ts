/** The view of README.md. */
import { authView } from "../../reference/auth-view.js";
import type { OpenApi } from "../../reference/openapi.js";
import { authOfReadme } from "../../reference/operations.js";
import { escapeText, readmeDescription } from "../../reference/text.js";
import type { ReadmePage } from "../../reference/view.js";
import type { PythonLegacyOperation, PythonLegacyApiPage as ApiPage, PythonLegacySite } from "./api-page.js";
import type { PythonLegacyModelPage as ModelPage } from "./model-page.js";
import type { PythonLegacyRelease } from "./releases.js";

export interface PythonLegacyReadme extends Omit<ReadmePage, "apis">, PythonLegacySite {
  readonly apis: readonly ApiPage[];
  /** The operation that is shown in use: the first of the first API. */
  readonly first?: PythonLegacyOperation;
  readonly generatorClass: string;
  readonly url: string;
  readonly email: string;
}

interface Parts extends PythonLegacySite {
  readonly packageVersion: string;
  readonly release: PythonLegacyRelease;
  readonly apis: readonly ApiPage[];
  readonly models: readonly ModelPage[];
}

export function readmePage(spec: OpenApi, { release, apis, models, ...parts }: Parts): PythonLegacyReadme {
  const { info } = spec;
  const [first] = apis[0]?.operations ?? [];
  return {
    ...parts,
    projectName: parts.packageName.replaceAll("_", "-"),
    apiVersion: escapeText(info.version),
    description: readmeDescription(info.description),
    apis,
    models,
    auth: authOfReadme(spec, release.auth).map((auth) => authView(auth, escapeText)),
    ...(first === undefined ? {} : { first }),
    generatorClass: release.generatorClass,
    url: escapeText(info.contact?.url ?? ""),
    email: escapeText(info.contact?.email ?? ""),
  };
}
