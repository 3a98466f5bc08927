/** What the page of an API shows. */
import { lastDescriptions } from "../../compat/headers.js";
import type { ApiFacts } from "../../compat/operations.js";
import type { OpenApi } from "../../compat/openapi.js";
import { hostAndPath, hostOrPath } from "../../compat/server.js";
import type { ApiPage } from "../../compat/view.js";
import { sortedImportLines } from "./imports.js";
import { apiClassName, apiModuleName } from "./names.js";
import { type OperationPage, operationView } from "./operation-view.js";
import type { Scope } from "./schemas.js";

export interface Api extends ApiPage<OperationPage> {
  /** `dag_api` */
  readonly moduleName: string;
  /** Those of all operations. */
  readonly imports: readonly string[];
  readonly hasMoreBlanks: boolean;
}

/** What all APIs have in common. */
export interface ApiContext {
  readonly spec: OpenApi;
  readonly scope: Scope;
  readonly packageName: string;
}

export function basePathOf({ spec, scope }: ApiContext): string {
  return scope.version.hasHost ? hostAndPath(spec) : hostOrPath(spec);
}

export function apiViews(context: ApiContext, apis: readonly ApiFacts[]): Api[] {
  const shared = { ...context, basePath: basePathOf(context), describeHeader: lastDescriptions(context.spec) };
  return apis.map(({ tag, operations: facts }) => {
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
      packageName: context.packageName,
      basePath: shared.basePath,
      imports: sortedImportLines(context.packageName, models),
      hasMoreBlanks: context.scope.version.hasMoreBlanks,
      operations,
    };
  });
}
