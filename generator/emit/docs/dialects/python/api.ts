/** The page of an API. */
import { secretsOfEnvironment } from "../../reference/auth-view.js";
import { authReleases } from "../../reference/auth.js";
import type { OpenApi } from "../../reference/openapi.js";
import { type ApiFacts, apisOf, ofWebhooks } from "../../reference/operations.js";
import { apiClassName, sanitizeName } from "../../reference/words.js";
import type { PythonContext } from "./context.js";
import { operationName, tagName } from "./names.js";
import { type PythonOperation, operationView, type PythonSite } from "./operation.js";

export interface ApiView extends PythonSite {
  /** Two APIs whose names differ only in case get different files. */
  readonly fileName: string;
  readonly operations: readonly PythonOperation[];
}

const configuration = {
  secrets: secretsOfEnvironment,
  keysByScheme: true,
  hasOAuthComment: false,
  signing: { configuration: "HttpSigningConfiguration", isImported: true },
} as const;

export function apiViews(python: PythonContext): ApiView[] {
  return viewsOf(python, python.spec);
}

/** The reference forgets what the examples of webhooks import. */
export function webhookViews(python: PythonContext): ApiView[] {
  const views = viewsOf(python, ofWebhooks(python.spec));
  if (python.fixes) return views;
  return views.map((view) => ({
    ...view,
    operations: view.operations.map((operation) => ({ ...operation, imports: [] })),
  }));
}

/** The operations of a document, by API. */
export function pythonApis(spec: OpenApi): ApiFacts[] {
  return apisOf(spec, {
    tagName,
    operationName,
    sanitizeName: (name) => sanitizeName(name, "since-7"),
    auth: authReleases["7"],
    rangesLast: true,
  });
}

function viewsOf(python: PythonContext, spec: OpenApi): ApiView[] {
  const files = new Set<string>();
  return pythonApis(spec).map(({ tag, operations }) => {
    const { packageName, fixes, basePath } = python;
    const site: PythonSite = { ...configuration, fixes, className: apiClassName(tag), packageName, basePath };
    return {
      ...site,
      fileName: apiClassName(uniqueTag(tag, files)),
      operations: operations.map((operation) => operationView(python, site, operation)),
    };
  });
}

/** Adds the tag, in lower case, to those that are `taken`. */
function uniqueTag(tag: string, taken: Set<string>): string {
  let unique = tag;
  for (let counter = 0; taken.has(unique.toLowerCase()); counter++) unique = `${tag}_${String(counter)}`;
  taken.add(unique.toLowerCase());
  return unique;
}
