/** The TypeScript clients of both specs, as far as a guide has to know them: what is called how, and programs that call it. */
import type { Api, Operation, Parameter } from "../../ir/model.js";
import { viewOf } from "../../ir/operation-view.js";
import { describe } from "../../emit/typescript/index.js";
import { groupNames, operationNames, type Package } from "../../emit/typescript/context.js";
import { authsOfOperation } from "../../emit/typescript/docs/auth.js";
import { callOf, classOf, exampleArguments, programText, type Setting } from "../../emit/typescript/docs/program.js";
import { exampleParameter } from "../../emit/typescript/docs/values.js";
import { formatSource } from "../../emit/typescript/format.js";
import { type Code, code } from "../../emit/text.js";
import { selectSchemes } from "../../security/select.js";

/** One of the two clients. */
export interface Client {
  readonly setting: Setting;
}

/** The client with its usual names. Throws NAME_COLLISION, and what else has no name in TypeScript. */
export function clientOf(api: Api): Client {
  const packageName = "airflow-client";
  const pack = describe(selectSchemes(api, {}), { packageName, packageVersion: "1.0.0" });
  return { setting: { pack, packageName } };
}

/** `DagApi.getDags`. */
export function methodOf(client: Client, operation: Operation): string {
  return `${classNameOf(client, operation)}.${operationNames(client.setting.pack, sameIn(client, operation)).method}`;
}

export function classNameOf({ setting }: Client, operation: Operation): string {
  return classOf(setting.pack, sameIn({ setting }, operation));
}

/** Classes in the order of the client. */
export function classNames({ setting: { pack } }: Client): readonly string[] {
  return pack.groups.map(({ tag }) => groupNames(pack, tag).className);
}

/** The type of a schema; its own name where it has none, as an instance of a generic one. */
export function typeName({ setting: { pack } }: Client, schema: string): string {
  return pack.names.models.get(schema) ?? schema;
}

/** A whole program that makes one call, formatted. `shown`: parameters that are no part of the least call, but of what changed. */
export async function programOf(client: Client, operation: Operation, shown: ReadonlySet<string>): Promise<string> {
  const { setting } = client;
  const { pack } = setting;
  const own = sameIn(client, operation);
  const view = viewOf(pack, own);
  const given = new Map(
    view.arguments.flatMap(({ key, parameter }): (readonly [string, Code])[] =>
      shown.has(parameter.name) ? [[key, exampleOf(pack, parameter)]] : [],
    ),
  );
  const target = code`api.${operationNames(pack, own).method}`;
  const text = programText(setting, {
    client: classOf(pack, own),
    as: code`api`,
    auth: authsOfOperation(pack, own)[0],
    body: callOf(view, target, exampleArguments(pack, view, given)),
  });
  return (await formatSource("example.ts", text)).trimEnd();
}

function exampleOf(pack: Package, parameter: Parameter): Code {
  return exampleParameter(pack, parameter);
}

/** The client has the schemes of the build: its operations are other objects than those of the spec. */
function sameIn({ setting: { pack } }: Client, { id }: Operation): Operation {
  const found = pack.api.operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`the client has no operation ${id}`);
  return found;
}
