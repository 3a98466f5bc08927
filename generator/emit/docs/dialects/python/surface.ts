/**
 * What the client has that the pages of this dialect describe: its models, its APIs, and what their parts are called. The target `python`
 * makes that client, and so takes all names from here.
 */
import type { Api } from "../../../../ir/model.js";
import type { Warn } from "../../../target.js";
import { isJavaNumber, plainNumber } from "../../reference/decimal.js";
import { javaText } from "../../reference/java-text.js";
import type { SpecSchema } from "../../reference/openapi.js";
import type { OperationFacts } from "../../reference/operations.js";
import { readSince7, type SpecSince7 } from "../../reference/since-7/spec.js";
import { apiClassName } from "../../reference/words.js";
import { pythonApis } from "./api.js";
import { modelProperties, type PythonModelProperty } from "./composed.js";
import { contextOf, type PythonContext } from "./context.js";
import { jsonType } from "./kinds.js";
import { documentedSchemas, enumMembers, isEnumModel } from "./model.js";
import { className } from "./names.js";
import type { PythonParameter } from "./parameter.js";
import { parametersOf } from "./parameters.js";
import { enumValues } from "./values.js";

export interface PythonSurface {
  readonly context: PythonContext;
  /** For the pages of the same release. */
  readonly read: SpecSince7;
  /** Of several schemas with one class the last one counts. */
  readonly models: readonly PythonModel[];
  /** Of several tags with one class the operations are in one list. */
  readonly apis: readonly PythonApi[];
}

export interface PythonModel {
  readonly className: string;
  readonly schema: SpecSchema;
  /** The members of an enum. */
  readonly members?: readonly PythonMember[];
  readonly properties: readonly PythonModelProperty[];
}

export interface PythonMember {
  /** As the reference calls it: it may be no name. */
  readonly name: string;
  readonly raw: string | number;
}

export interface PythonApi {
  readonly tag: string;
  readonly className: string;
  readonly operations: readonly OperationFacts[];
}

/** @param version of the reference, such as `7.24` */
export function surfaceOf(
  api: Api,
  { version, packageName, warn }: { readonly version: string; readonly packageName: string; readonly warn: Warn },
): PythonSurface {
  const read = readSince7(api, version);
  const context = contextOf(api, { version, packageName, packageVersion: "", fixExamples: false, warn }, read);
  const models = new Map(
    documentedSchemas(context).map(([name, schema]) => [className(name), modelOf(context, className(name), schema)]),
  );
  const apis = new Map<string, PythonApi>();
  for (const { tag, operations } of pythonApis(context.spec)) {
    const name = apiClassName(tag);
    const known = apis.get(name);
    apis.set(name, {
      tag: known?.tag ?? tag,
      className: name,
      operations: [...(known?.operations ?? []), ...operations],
    });
  }
  return { context, read, models: [...models.values()], apis: [...apis.values()] };
}

function modelOf(context: PythonContext, name: string, schema: SpecSchema): PythonModel {
  if (isEnumModel(context, schema))
    return { className: name, schema, members: membersOf(context, schema), properties: [] };
  return { className: name, schema, properties: modelProperties(context, schema) };
}

function membersOf(context: PythonContext, schema: SpecSchema): PythonMember[] {
  const values = enumValues(context, schema).filter((value) => value !== null);
  const isText = !["integer", "number"].includes(jsonType(context, schema) ?? "");
  return enumMembers(context, schema).map(({ name }, index) => {
    const value = values[index];
    if (isText) return { name, raw: typeof value === "string" ? value : javaText(value) };
    return { name, raw: isJavaNumber(value) ? plainNumber(value) : Number(value) };
  });
}

/** The parameters of an operation in the order of its signature. */
export function signatureOf(context: PythonContext, operation: OperationFacts): readonly PythonParameter[] {
  return parametersOf(context, operation);
}
