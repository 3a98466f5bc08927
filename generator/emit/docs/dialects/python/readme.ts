/** The README. */
import { type AuthView, authView } from "../../reference/auth-view.js";
import { authReleases } from "../../reference/auth.js";
import { authOfReadme } from "../../reference/operations.js";
import { escapeText, readmeDescription } from "../../reference/text.js";
import type { ApiView } from "./api.js";
import type { PythonContext } from "./context.js";
import type { ModelView } from "./model.js";
import type { PythonOperation } from "./operation.js";

interface ReadmeView {
  readonly projectName: string;
  readonly packageName: string;
  readonly packageVersion: string;
  readonly generatorVersion: string;
  readonly pythonVersion: string;
  readonly apiVersion: string;
  readonly description: string;
  readonly basePath: string;
  /** An empty one is a line as well. */
  readonly hasContactUrl: boolean;
  readonly contactUrl: string;
  readonly contactEmail: string;
  readonly hasSignature: boolean;
  readonly apis: readonly ApiView[];
  readonly models: readonly ModelView[];
  /** The first operation of the first API: what the README shows how to call. */
  readonly first: readonly PythonOperation[];
  readonly auth: readonly AuthView[];
}

export function readmeView(python: PythonContext, apis: readonly ApiView[], models: readonly ModelView[]): ReadmeView {
  const { spec, packageName, packageVersion, generatorVersion, basePath, release } = python;
  const { info } = spec;
  const auth = authOfReadme(spec, authReleases["7"]);
  return {
    projectName: packageName.replaceAll("_", "-"),
    packageName,
    packageVersion,
    generatorVersion,
    pythonVersion: release.python310 ? "3.10+" : "3.9+",
    apiVersion: escapeText(info.version),
    description: readmeDescription(info.description),
    basePath,
    hasContactUrl: info.contact?.url !== undefined,
    contactUrl: escapeText(info.contact?.url ?? ""),
    contactEmail: escapeText(info.contact?.email ?? ""),
    hasSignature: auth.some(({ isSignature }) => isSignature),
    apis,
    models,
    first: apis.slice(0, 1).flatMap(({ operations }) => operations.slice(0, 1)),
    auth: auth.map((scheme) => authView(scheme, escapeText)),
  };
}
