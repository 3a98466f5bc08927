/** The README. */
import { authEras } from "../../compat/auth.js";
import { type AuthView, authView } from "../../compat/auth-view.js";
import { authOfReadme } from "../../compat/operations.js";
import { escapeText, readmeDescription } from "../../compat/text.js";
import type { ApiView } from "./index.js";
import type { Python } from "./kinds.js";
import type { ModelView } from "./model.js";
import type { OperationView } from "./operation.js";

interface ReadmeView extends ReadmeFacts {
  readonly projectName: string;
  readonly packageName: string;
  readonly pythonVersion: string;
  readonly apiVersion: string;
  readonly description: string;
  readonly contactUrl: string;
  readonly contactEmail: string;
  readonly hasSignature: boolean;
  /** The first operation of the first API: what the README shows how to call. */
  readonly first: readonly OperationView[];
  readonly auth: readonly AuthView[];
}

interface ReadmeFacts {
  readonly packageVersion: string;
  readonly generatorVersion: string;
  readonly basePath: string;
  readonly apis: readonly ApiView[];
  readonly models: readonly ModelView[];
}

export function readmeView(python: Python, facts: ReadmeFacts): ReadmeView {
  const { spec, packageName, version } = python;
  const { info } = spec;
  const auth = authOfReadme(spec, authEras["7"]);
  return {
    ...facts,
    projectName: packageName.replaceAll("_", "-"),
    packageName,
    pythonVersion: version.python310 ? "3.10+" : "3.9+",
    apiVersion: escapeText(info.version),
    description: readmeDescription(info.description),
    contactUrl: escapeText(info.contact?.url ?? ""),
    contactEmail: escapeText(info.contact?.email ?? ""),
    hasSignature: auth.some(({ isSignature }) => isSignature),
    first: facts.apis.slice(0, 1).flatMap(({ operations }) => operations.slice(0, 1)),
    auth: auth.map((scheme) => authView(scheme)),
  };
}
