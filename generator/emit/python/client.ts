/** A client with everything decided that its files have in common. */
import { lookupIn, type SchemaLookup } from "../../ir/flatten.js";
import type { Api, Operation } from "../../ir/model.js";
import type { PythonContext } from "../docs/dialects/python/context.js";
import type { SpecSince7 } from "../docs/reference/since-7/spec.js";
import { type PythonApi, type PythonModel, surfaceOf } from "../docs/dialects/python/surface.js";
import type { Warn } from "../target.js";
import { type Direction, directionsOf } from "./directions.js";
import { moduleNames, safe } from "./names.js";

export interface Client {
  readonly api: Api;
  readonly context: PythonContext;
  /** The document as the release of the reference reads it, for its pages. */
  readonly read: SpecSince7;
  readonly models: readonly PythonModel[];
  readonly apis: readonly PythonApi[];
  /** By class. */
  readonly modules: ReadonlyMap<string, string>;
  readonly apiModules: ReadonlyMap<string, string>;
  /** Models that refer to each other in a circle, by class: each of a circle has the same number. */
  readonly circles: ReadonlyMap<string, number>;
  readonly directions: ReadonlyMap<string, Direction>;
  /** What the document says of an operation, by method and path. */
  readonly operationAt: (method: string, path: string) => Operation | undefined;
  readonly lookup: SchemaLookup;
  /** `airflow_client.client` */
  readonly packageName: string;
  readonly distributionName: string;
  readonly packageVersion: string;
}

export interface ClientOptions {
  readonly packageName: string;
  readonly distributionName: string;
  readonly packageVersion: string;
  /** Of the reference, which chose the names of the official client. */
  readonly reference: string;
  readonly warn: Warn;
}

export function clientOf(api: Api, options: ClientOptions): Client {
  const { context, read, models: all, apis: given } = surfaceOf(api, { ...options, version: options.reference });
  const models = named(all);
  const apis = given.map((one) => ({ ...one, className: apiName(one.className) }));
  const operations = new Map(api.operations.map((one) => [`${one.method} ${one.path}`, one]));
  return {
    api,
    context,
    read,
    models,
    apis,
    modules: moduleNames(models.map(({ className }) => className)),
    apiModules: moduleNames(apis.map(({ className }) => className)),
    ...directionsOf(context, models, apis),
    operationAt: (method, path) => operations.get(`${method} ${path}`),
    lookup: lookupIn(api.schemas),
    packageName: options.packageName,
    distributionName: options.distributionName,
    packageVersion: options.packageVersion,
  };
}

/** A class whose name has no letter has none, and is not made. */
function named(models: readonly PythonModel[]): readonly PythonModel[] {
  return models.filter(({ className }) => className !== "" && safe(className, "") === className);
}

/** A tag may begin with a digit, or have no letter at all. */
function apiName(className: string): string {
  return safe(className, "") === className ? className : `Tag${safe(className, "Api").replace(/^var_/, "")}`;
}

/** The folder of the package, with a slash at the end. */
export function folderOf({ packageName }: Pick<Client, "packageName">): string {
  return `${packageName.replaceAll(".", "/")}/`;
}
