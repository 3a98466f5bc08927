/** The dialect `python`: the documentation of the Python client as the reference's 7.x releases write it. */
import { authEras } from "../../compat/auth.js";
import { secretsOfEnvironment } from "../../compat/auth-view.js";
import { rulesOf } from "../../compat/modern/versions.js";
import { lastDescriptions } from "../../compat/headers.js";
import { apisOf } from "../../compat/operations.js";
import { readOpenApi } from "../../compat/read.js";
import { readmeFile } from "../../compat/readme.js";
import { page } from "../../compat/render.js";
import { hostOrPath } from "../../compat/server.js";
import { sanitizeName } from "../../compat/words.js";
import type { EmitDialect } from "../../dialect.js";
import { apiClassName, operationName, tagName } from "./names.js";
import { type ModelView, modelViews } from "./model.js";
import { type OperationView, operationView, type Site } from "./operation.js";
import { readmeView } from "./readme.js";
import { withModels } from "../../compat/modern/spec.js";
import type { Python } from "./kinds.js";
import { versionOf } from "./versions.js";

/** The page of an API. */
export interface ApiView extends Site {
  /** Two APIs whose names differ only in case get different files. */
  readonly fileName: string;
  readonly operations: readonly OperationView[];
}

export const emitPython: EmitDialect = (api, options) => {
  const spec = readOpenApi(api);
  const parsedLists = withModels(spec, options.version);
  const python: Python = {
    spec,
    rules: rulesOf(options.version, spec.openapi),
    version: versionOf(options.version),
    packageName: options.packageName,
    parsedLists,
    describeHeader: lastDescriptions(spec),
    fixes: options.fixExamples,
    warn: options.warn,
  };
  const basePath = hostOrPath(spec);
  const apis = apiViews(python, basePath);
  const models = modelViews(python);
  const readme = readmeView(python, {
    packageVersion: options.packageVersion,
    generatorVersion: `${options.version}.0`,
    basePath,
    apis,
    models,
  });
  const [apiPage, modelPage] = [page<ApiView>("python", "api"), page<ModelView>("python", "model")];
  return [
    readmeFile("python", readme, spec, options),
    ...apis.map((view) => ({ path: `docs/${view.fileName}.md`, text: apiPage(view) })),
    ...models.map((view) => ({ path: `docs/${view.className}.md`, text: modelPage(view) })),
  ];
};

const configuration = {
  secrets: secretsOfEnvironment,
  keysByScheme: true,
  tellsOfOAuth: false,
  signing: { configuration: "HttpSigningConfiguration", isImported: true },
} as const;

function apiViews(python: Python, basePath: string): ApiView[] {
  const apis = apisOf(python.spec, {
    tagName,
    operationName,
    sanitizeName: (name) => sanitizeName(name, "modern"),
    auth: authEras["7"],
    rangesLast: true,
  });
  const files = new Map<string, string>();
  return apis.map(({ tag, operations }) => {
    const { packageName, fixes } = python;
    const site: Site = { ...configuration, fixes, className: apiClassName(tag), packageName, basePath };
    const fileTag = uniqueTag(tag, files);
    return {
      ...site,
      fileName: apiClassName(fileTag),
      operations: operations.map((operation) => operationView(python, site, operation)),
    };
  });
}

function uniqueTag(tag: string, taken: Map<string, string>): string {
  let unique = tag;
  for (let counter = 0; taken.has(unique.toLowerCase()); counter++) unique = `${tag}_${String(counter)}`;
  taken.set(unique.toLowerCase(), unique);
  return unique;
}
