/** The view of README.md. */
import { authView } from "../../reference/auth-view.js";
import { authOfReadme } from "../../reference/operations.js";
import type { OpenApi } from "../../reference/openapi.js";
import { escapeText, readmeDescription } from "../../reference/text.js";
import type { ReadmePage } from "../../reference/view.js";
import type { Operation, Page as ApiPage, Site } from "./api-page.js";
import type { Page as ModelPage } from "./model-page.js";
import type { Version } from "./versions.js";

export interface Page extends Omit<ReadmePage, "apis">, Site {
  readonly apis: readonly ApiPage[];
  /** The operation that is shown in use: the first of the first API. */
  readonly first?: Operation;
  readonly generatorClass: string;
  readonly url: string;
  readonly email: string;
}

interface Parts extends Site {
  readonly packageVersion: string;
  readonly version: Version;
  readonly apis: readonly ApiPage[];
  readonly models: readonly ModelPage[];
}

export function readmePage(spec: OpenApi, { version, apis, models, ...parts }: Parts): Page {
  const { info } = spec;
  const [first] = apis[0]?.operations ?? [];
  return {
    ...parts,
    projectName: parts.packageName.replaceAll("_", "-"),
    apiVersion: escapeText(info.version),
    description: readmeDescription(info.description),
    apis,
    models,
    auth: authOfReadme(spec, version.auth).map((auth) => authView(auth, escapeText)),
    ...(first === undefined ? {} : { first }),
    generatorClass: version.generatorClass,
    url: escapeText(info.contact?.url ?? ""),
    email: escapeText(info.contact?.email ?? ""),
  };
}
