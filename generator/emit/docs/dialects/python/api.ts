/** The page of an API. */
import { authEras } from "../../reference/auth.js";
import { secretsOfEnvironment } from "../../reference/auth-view.js";
import { apisOf } from "../../reference/operations.js";
import { sanitizeName } from "../../reference/words.js";
import type { Python } from "./context.js";
import { apiClassName, operationName, tagName } from "./names.js";
import { type OperationView, operationView, type Site } from "./operation.js";

export interface ApiView extends Site {
  /** Two APIs whose names differ only in case get different files. */
  readonly fileName: string;
  readonly operations: readonly OperationView[];
}

const configuration = {
  secrets: secretsOfEnvironment,
  keysByScheme: true,
  tellsOfOAuth: false,
  signing: { configuration: "HttpSigningConfiguration", isImported: true },
} as const;

export function apiViews(python: Python): ApiView[] {
  const apis = apisOf(python.spec, {
    tagName,
    operationName,
    sanitizeName: (name) => sanitizeName(name, "modern"),
    auth: authEras["7"],
    rangesLast: true,
  });
  const files = new Set<string>();
  return apis.map(({ tag, operations }) => {
    const { packageName, fixes, basePath } = python;
    const site: Site = { ...configuration, fixes, className: apiClassName(tag), packageName, basePath };
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
