/** What the README shows. */
import { allAuth } from "../../compat/auth.js";
import { authView } from "../../compat/auth-view.js";
import { escapeText, readmeDescription } from "../../compat/text.js";
import type { ReadmePage } from "../../compat/view.js";
import { type Api, type ApiContext, basePathOf } from "./api-view.js";
import { authEraOf } from "./versions.js";

export interface Readme extends ReadmePage {
  readonly apis: readonly Api[];
  readonly infoUrl?: string;
  readonly infoEmail: string;
  readonly python: string;
  readonly hasSignature: boolean;
  /** What stands before all parameters of the example but the first: the reference indents that one alone. */
  readonly indentation: string;
  /** The API and the operation of the example. */
  readonly first?: Api;
}

export interface ReadmeOptions {
  readonly packageVersion: string;
  readonly modelNames: readonly string[];
}

export function readmeView(context: ApiContext, apis: readonly Api[], options: ReadmeOptions): Readme {
  const { spec, scope, packageName } = context;
  const { info } = spec;
  const auth = allAuth(spec.securitySchemes, authEraOf(scope.version));
  return {
    projectName: packageName.replaceAll("_", "-"),
    packageName,
    packageVersion: options.packageVersion,
    apiVersion: escapeText(info.version),
    description: readmeDescription(info.description),
    basePath: basePathOf(context),
    apis,
    models: options.modelNames.map((className) => ({ className })),
    auth: auth.map((scheme) => authView(scheme, escapeText)),
    ...(info.contact?.url === undefined ? {} : { infoUrl: escapeText(info.contact.url) }),
    infoEmail: escapeText(info.contact?.email ?? ""),
    python: scope.version.python,
    hasSignature: apis.length > 0 && auth.some(({ isSignature }) => isSignature),
    indentation: scope.fixes ? "    " : "",
    ...(apis[0] === undefined ? {} : { first: apis[0] }),
  };
}
