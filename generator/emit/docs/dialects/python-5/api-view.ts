/** What the page of an API shows. */
import { lastDescriptions } from "../../reference/headers.js";
import { type ApiFacts, apisOf } from "../../reference/operations.js";
import type { ApiPage } from "../../reference/view.js";
import { sanitizeName } from "../../reference/words.js";
import type { Python5Context } from "./context.js";
import { sortedImportLines } from "./imports.js";
import { apiClassName, apiModuleName, operationName, tagName } from "./names.js";
import { type OperationPage, operationView } from "./operation-view.js";
import { authEraOf } from "./versions.js";

export interface Api extends ApiPage<OperationPage> {
  /** `dag_api` */
  readonly moduleName: string;
  /** Those of all operations. */
  readonly imports: readonly string[];
  readonly hasMoreBlanks: boolean;
}

export function apiViews(context: Python5Context): Api[] {
  const { spec, packageName, basePath, scope } = context;
  const shared = { ...context, describeHeader: lastDescriptions(spec) };
  return factsOf(context).map(({ tag, operations: facts }) => {
    const className = apiClassName(tag);
    const moduleName = apiModuleName(tag);
    const operations = facts.map((operation) => ({
      ...operationView({ ...shared, className }, operation),
      moduleName,
    }));
    const models = operations.flatMap((operation) => operation.models);
    return {
      className,
      moduleName,
      packageName,
      basePath,
      imports: sortedImportLines(packageName, models),
      hasMoreBlanks: scope.version.hasMoreBlanks,
      operations,
    };
  });
}

function factsOf({ spec, scope: { version } }: Python5Context): ApiFacts[] {
  return apisOf(spec, {
    tagName,
    operationName,
    sanitizeName: (word) => sanitizeName(word, "legacy"),
    auth: authEraOf(version),
    rangesLast: version.rangesLast,
  });
}
