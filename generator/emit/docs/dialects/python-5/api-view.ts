/** What the page of an API shows. */
import { keptBefore7, lastDescriptions } from "../../reference/headers.js";
import { generatorOrder, type SpecMethod } from "../../reference/openapi.js";
import { type ApiFacts, apisOf, type OperationFacts } from "../../reference/operations.js";
import type { ApiPage } from "../../reference/view.js";
import { apiClassName, sanitizeName } from "../../reference/words.js";
import type { Python5Context } from "./context.js";
import { sortedImportLines } from "./imports.js";
import { apiModuleName, operationName, tagName } from "./names.js";
import { type OperationContext, type OperationPage, operationView } from "./operation-view.js";
import { authReleaseOf } from "./releases.js";
import { titleBefore, titleBehind, titleModels } from "./titles.js";

export interface Python5Api extends ApiPage<OperationPage> {
  /** `dag_api` */
  readonly moduleName: string;
  /** Those of all operations. */
  readonly imports: readonly string[];
  readonly hasMoreBlanks: boolean;
}

export function apiViews(context: Python5Context): Python5Api[] {
  const { packageName, basePath, scope } = context;
  const apis = factsOf(context);
  const views = viewsOf(context, apis);
  return apis.map(({ tag, operations: facts }) => {
    const className = apiClassName(tag);
    const moduleName = apiModuleName(tag, scope.release);
    const operations = facts.flatMap((operation) => {
      const view = views.get(operation);
      return view === undefined ? [] : [{ ...view, moduleName }];
    });
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

/** In the order in which the reference makes them, since examples may depend on what was before. */
function viewsOf(context: Python5Context, apis: readonly ApiFacts[]): Map<OperationFacts, OperationPage> {
  const { spec, scope } = context;
  const shared = { ...context, describeHeader: lastDescriptions(spec, keptBefore7) };
  const all = apis.flatMap(({ tag, operations }) => operations.map((facts) => ({ tag, facts })));
  const places = [...spec.paths.keys()].flatMap((path) => generatorOrder.map((method) => `${method} ${path}`));
  const order = new Map(places.map((place, index) => [place, index]));
  const placeOf = ({ method, path }: OperationFacts): number => order.get(`${method.toLowerCase()} ${path}`) ?? 0;
  if (!scope.release.forgetsLists) titleModels(spec);
  return new Map(
    all
      .toSorted((one, other) => placeOf(one.facts) - placeOf(other.facts))
      .map(({ tag, facts }) => [facts, titledView(context, { ...shared, className: apiClassName(tag) }, facts)]),
  );
}

function titledView({ spec, scope }: Python5Context, shared: OperationContext, facts: OperationFacts): OperationPage {
  const operation = spec.paths.get(facts.path)?.operations.get(facts.method.toLowerCase() as SpecMethod);
  if (operation === undefined || scope.release.forgetsLists) return operationView(shared, facts);
  titleBefore(spec, operation);
  const view = operationView(shared, facts);
  titleBehind(spec, operation);
  return view;
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
