/** What the page of an API shows. */
import { lastDescriptions } from "../../reference/headers.js";
import { type ApiFacts, apisOf } from "../../reference/operations.js";
import type { ApiPage } from "../../reference/view.js";
import { apiClassName, sanitizeName } from "../../reference/words.js";
import type { Python5Context } from "./context.js";
import { sortedImportLines } from "./imports.js";
import { apiModuleName, operationName, tagName } from "./names.js";
import { type OperationPage, operationView } from "./operation-view.js";
import { authReleaseOf } from "./releases.js";

export interface Python5Api extends ApiPage<OperationPage> {
  /** `dag_api` */
  readonly moduleName: string;
  /** Those of all operations. */
  readonly imports: readonly string[];
  readonly hasMoreBlanks: boolean;
}

export function apiViews(context: Python5Context): Python5Api[] {
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
      hasMoreBlanks: scope.release.hasMoreBlanks,
      operations,
    };
  });
}

function factsOf({ spec, scope: { release } }: Python5Context): ApiFacts[] {
  return apisOf(spec, {
    tagName,
    operationName,
    sanitizeName: (word) => sanitizeName(word, "before-7"),
    auth: authReleaseOf(release),
    rangesLast: release.rangesLast,
  });
}
