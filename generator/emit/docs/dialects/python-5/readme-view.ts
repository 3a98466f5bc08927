/** What the README shows. */
import { authView } from "../../reference/auth-view.js";
import { allAuth } from "../../reference/auth.js";
import { escapeText, readmeDescription } from "../../reference/text.js";
import type { ReadmePage } from "../../reference/view.js";
import type { Python5Api } from "./api-view.js";
import type { Python5Context } from "./context.js";
import type { Python5Model } from "./model-view.js";
import { authReleaseOf } from "./releases.js";

export interface Python5Readme extends ReadmePage {
  readonly apis: readonly Python5Api[];
  readonly infoUrl?: string;
  readonly infoEmail: string;
  readonly python: string;
  readonly hasSignature: boolean;
  /** Indentation of all parameters of the example but the first. The reference indents the first alone. */
  readonly indentation: string;
  /** The API and the operation of the example. */
  readonly first?: Python5Api;
}

export function readmeView(
  context: Python5Context,
  apis: readonly Python5Api[],
  models: readonly Python5Model[],
): Python5Readme {
  const { spec, scope, packageName, packageVersion, basePath } = context;
  const { info } = spec;
  const auth = allAuth(spec.securitySchemes, authReleaseOf(scope.release));
  return {
    projectName: packageName.replaceAll("_", "-"),
    packageName,
    packageVersion,
    apiVersion: escapeText(info.version),
    description: readmeDescription(info.description),
    basePath,
    apis,
    models: models.map(({ className }) => ({ className })),
    auth: auth.map((scheme) => authView(scheme, escapeText)),
    ...(info.contact?.url === undefined ? {} : { infoUrl: escapeText(info.contact.url) }),
    infoEmail: escapeText(info.contact?.email ?? ""),
    python: scope.release.python,
    hasSignature: apis.length > 0 && auth.some(({ isSignature }) => isSignature),
    indentation: scope.fixes ? "    " : "",
    ...(apis[0] === undefined ? {} : { first: apis[0] }),
  };
}
