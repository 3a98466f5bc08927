/** What a guide needs of the TypeScript clients of both specs: their names, and programs that call them. */
import type { Api, Operation, Parameter } from "../../ir/model.js";
import { viewOf } from "../../ir/operation-view.js";
import { describe } from "../../emit/typescript/index.js";
import { groupNames, operationNames, type Package } from "../../emit/typescript/context.js";
import { firstAuthOf } from "../../emit/typescript/docs/auth.js";
import { callOf, classOf, exampleArguments, programText, type Setting } from "../../emit/typescript/docs/program.js";
import { exampleParameter } from "../../emit/typescript/docs/values.js";
import { formatSource } from "../../emit/typescript/format.js";
import { type TsCode, code } from "../../emit/typescript/code.js";
import { selectSchemes } from "../../security/select.js";

/** The client of one of the two specs. */
export interface GuideClient {
  readonly setting: Setting;
}

/** The TypeScript client of an API. */
export function clientOf(api: Api): GuideClient {
  const pack = describe(api.hasChosenSchemes ? api : selectSchemes(api, {}), {});
  return { setting: { pack, packageName: pack.identity.packageName } };
}

/** `DagApi.getDags`. */
export function methodOf(client: GuideClient, operation: Operation): string {
  return `${classNameOf(client, operation)}.${operationNames(client.setting.pack, sameIn(client, operation)).method}`;
}

export function classNameOf({ setting }: GuideClient, operation: Operation): string {
  return classOf(setting.pack, sameIn({ setting }, operation));
}

/** The names of the API classes, in the order of the client. */
export function classNames({ setting: { pack } }: GuideClient): readonly string[] {
  return pack.groups.map((group) => groupNames(pack, group).className);
}

/** The name of the type of a schema; the schema's own name where it has no type, as an instance of a generic model. */
export function typeName({ setting: { pack } }: GuideClient, schema: string): string {
  return pack.names.models.get(schema) ?? schema;
}

/**
 * A whole program that makes one call, formatted.
 *
 * @param shown names of optional parameters that the call has, since a change is about them
 */
export async function programOf(
  client: GuideClient,
  operation: Operation,
  shown: ReadonlySet<string>,
): Promise<string> {
  const { setting } = client;
  const { pack } = setting;
  const own = sameIn(client, operation);
  const view = viewOf(pack, own);
  const given = new Map(
    view.arguments.flatMap(({ key, parameter }): (readonly [string, TsCode])[] =>
      shown.has(parameter.name) ? [[key, exampleOf(pack, parameter)]] : [],
    ),
  );
  const target = code`api.${operationNames(pack, own).method}`;
  const text = programText(setting, {
    client: classOf(pack, own),
    as: code`api`,
    auth: firstAuthOf(pack, own),
    body: callOf(view, target, exampleArguments(pack, view, given)),
  });
  return (await formatSource("example.ts", text)).trimEnd();
}

function exampleOf(pack: Package, parameter: Parameter): TsCode {
  return exampleParameter(pack, parameter);
}

/** The client's own object for an operation of the spec: security schemes were chosen for it. */
function sameIn({ setting: { pack } }: GuideClient, { id }: Operation): Operation {
  const known = operationsById.get(pack) ?? new Map(pack.api.operations.map((operation) => [operation.id, operation]));
  operationsById.set(pack, known);
  const found = known.get(id);
  if (found === undefined) throw new Error(`the client has no operation ${id}`);
  return found;
}

const operationsById = new WeakMap<Package, ReadonlyMap<string, Operation>>();
