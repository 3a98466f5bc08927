/** Complete programs: imports, configuration, calls, and what to do when they fail. */
import { defaultServer } from "../../../ir/airflow.js";
import type { Operation, Parameter } from "../../../ir/model.js";
import { fits } from "../../../ir/fits.js";
import { canBe } from "../../../ir/flatten.js";
import { camelCase } from "../../../ir/names.js";
import { type OperationView, viewOf } from "../../../ir/operation-view.js";
import { failures, isStream } from "../../../ir/results.js";
import { ownServer, rootServers } from "../../../ir/servers.js";
import { isIdentifier } from "../../language/typescript.js";
import { code, ident, join, key, num, str, type TsCode } from "../code.js";
import { groupNames, groupOf, operationNames, type Package } from "../context.js";
import { authProviders } from "../providers.js";
import { type AuthCode, firstAuthOf } from "./auth.js";
import { exampleBody, exampleParameter, objectCode } from "./values.js";

/** What all programs of a package have in common. */
export interface Setting {
  readonly pack: Package;
  readonly packageName: string;
}

export interface Program {
  /** The class that is constructed. */
  readonly client: TsCode;
  /** The name it gets. */
  readonly as: TsCode;
  readonly auth: AuthCode | undefined;
  /** What is passed in place of a configuration in the program. */
  readonly argument?: TsCode;
  /** Where the server is; the address of the document unless given. */
  readonly baseUrl?: TsCode;
  /** Further fields of the configuration. */
  readonly config?: readonly TsCode[];
  readonly body: readonly TsCode[];
  /** What the body needs of the package. */
  readonly imports?: readonly TsCode[];
  /** The functions of `operations` that the body calls, as they are imported. */
  readonly functions?: readonly TsCode[];
  /** What is done about errors; absent: nothing. */
  readonly onError?: ErrorHandling;
}

interface ErrorHandling {
  /** The type of what the errors carry by status, where the document says what. */
  readonly type: TsCode | undefined;
  readonly does: readonly TsCode[];
}

/** A program as source text, unformatted. */
export function programText({ pack, packageName }: Setting, program: Program): TsCode {
  const { client, as, auth, config = [], functions = [], onError, baseUrl: url = str(baseUrl(pack)) } = program;
  const imports = [
    client,
    ...(auth?.imports ?? []),
    ...(program.imports ?? []),
    ...(onError === undefined ? [] : [code`isApiError`]),
    ...(onError?.type === undefined ? [] : [code`type ${onError.type}`]),
  ];
  const fields = [code`baseUrl: ${url}`, ...(auth?.fields ?? []), ...config];
  const body = join(program.body, "\n");
  return join(
    [
      code`import { ${join([...new Set(imports)].sort(ignoringCase), ", ")} } from ${str(packageName)};`,
      ...(functions.length === 0
        ? []
        : [code`import { ${join(functions, ", ")} } from ${str(`${packageName}/operations`)};`]),
      code``,
      ...(auth?.before ?? []),
      // Broken after the brace: the formatter keeps such an object on several lines.
      code`const ${as} = new ${client}(${program.argument ?? code`{\n${join(fields, ", ")} }`});\n`,
      onError === undefined ? body : code`try { ${body} } catch (error) { ${handling(onError)} }`,
    ],
    "\n",
  );
}

/** Handles answers of the server that are errors. Every other error, of the network or of a program, is thrown again. */
function handling({ type, does }: ErrorHandling): TsCode {
  const known = type === undefined ? code`` : code`<${type}>`;
  return join([code`if (!isApiError${known}(error)) throw error;`, ...does], "\n");
}

/** What the errors of an operation carry; undefined where its document does not say. */
export function errorsType(pack: Package, operation: Operation): TsCode | undefined {
  return failures(operation).length === 0 ? undefined : operationNames(pack, operation).errors;
}

/** The example of an operation, by its API class alone. */
export function operationProgram(setting: Setting, operation: Operation): TsCode {
  const { pack } = setting;
  const view = viewOf(pack, operation);
  const names = operationNames(pack, operation);
  const args = exampleArguments(pack, view);
  const auth = firstAuthOf(pack, operation);
  return programText(setting, {
    client: classOf(pack, operation),
    as: code`api`,
    auth,
    ...trust(pack, operation, auth),
    body: [
      ...callOf(view, code`api.${names.method}`, args),
      ...(view.pagination === undefined
        ? []
        : [code`\n// Or all items of all pages:`, ...eachOf(code`api.${names.all}`, args)]),
    ],
    onError: {
      type: errorsType(pack, operation),
      does: [code`console.error(error.status, error.problem.detail);`],
    },
  });
}

/** Lets credentials go to the server of an operation, where that is another one. */
function trust(pack: Package, operation: Operation, auth: AuthCode | undefined): Pick<Program, "config"> {
  const own = ownServer(pack.api, operation);
  if (auth === undefined || own?.kind !== "absolute") return {};
  const { origin } = new URL(own.url);
  return new URL(baseUrl(pack)).origin === origin ? {} : { config: [code`trustedOrigins: [${str(origin)}]`] };
}

/** Calls an operation and prints what comes back. */
export function callOf(
  { results: [{ format }] }: Pick<OperationView, "results">,
  target: TsCode,
  args: readonly TsCode[],
): TsCode[] {
  const call = code`${target}(${join(args, ", ")})`;
  if (format === "event-stream") return eachOf(target, args, code`event.data`, code`event`);
  if (isStream(format)) return eachOf(target, args);
  if (format === "none") return [code`await ${call};`];
  return [code`const result = await ${call};`, code`console.log(result);`];
}

/** Walks what an operation yields. */
export function eachOf(
  target: TsCode,
  args: readonly TsCode[],
  print: TsCode = code`item`,
  as: TsCode = code`item`,
): TsCode[] {
  return [code`for await (const ${as} of ${target}(${join(args, ", ")})) {\n console.log(${print}); }`];
}

/** Whether a function of this name hides something that a program has: a variable, or a global. */
export function isTakenName(name: string): boolean {
  return takenNames.has(name) || ["auth", "event", "history", "item", "location", "result"].includes(name);
}

/** What the variables of a program are called beside an item, and globals that an item must not hide. */
const takenNames: ReadonlySet<string> = new Set([
  ...["client", "console", "globalThis", "progress", "run", "undefined"],
  ...Object.values(authProviders).flatMap(({ values }) => values),
]);

/** What an item of a list is called: `dags` holds a `dag`. */
export function itemName(items = ""): TsCode {
  const one = camelCase(items).replace(/s$/, "");
  return /^[a-z]/.test(one) && isIdentifier(one) && !takenNames.has(one) ? ident(one) : code`item`;
}

/** The required parameters of a call, with example values; of a list, also how long its pages are. */
export function exampleArguments(
  pack: Package,
  view: OperationView,
  given: ReadonlyMap<string, TsCode> = new Map(),
): TsCode[] {
  const fields = view.arguments.flatMap(({ key: name, parameter }): (readonly [string, TsCode])[] => {
    const value = given.get(name);
    if (value !== undefined) return [[name, value]];
    if (view.pagination?.size === parameter.name && parameter.in === "query") return pageSize(pack, parameter);
    return parameter.required ? [[name, exampleParameter(pack, parameter)]] : [];
  });
  const body = given.get("body") ?? bodyOf(pack, view);
  const all = body === undefined ? fields : [...fields, ["body", body] as const];
  return all.length === 0 ? [] : [objectCode(all)];
}

/** A page that is short, if the server has such. */
function pageSize(pack: Package, parameter: Parameter): (readonly [string, TsCode])[] {
  const { schema } = parameter;
  const isNumber = canBe(schema, pack.lookup, ({ kind }) => kind === "integer" || kind === "number");
  const most = "maximum" in schema ? (schema.maximum ?? 10) : 10;
  const size = Math.min(10, most);
  if (!isNumber) return [];
  return [[parameter.name, fits(size, schema, pack) ? num(size) : exampleParameter(pack, parameter)]];
}

function bodyOf(pack: Package, { body, operation }: OperationView): TsCode | undefined {
  if (body === undefined || !body.required) return undefined;
  const { schema, format, example } = body.media;
  if (format === "binary") return code`new Blob(["example"])`;
  // Of every other format the caller brings the text.
  if (!["json", "form", "multipart", "any"].includes(format)) return str("example");
  return schema === undefined ? code`{}` : exampleBody(pack, schema, operation, example);
}

/** Where the server is, by its document; Airflow is where the user runs it. */
export function baseUrl(pack: Package): string {
  const { prefix, absolute } = rootServers(pack.api);
  return (prefix === undefined && absolute.find(({ isOpen }) => !isOpen)?.url) || (pack.server ?? defaultServer);
}

/** The API class that has an operation. */
export function classOf(pack: Package, operation: Operation): TsCode {
  return groupNames(pack, groupOf(pack, operation)).className;
}

/** `client.dag.getDags`: a method by the root object, the main one of the operation unless another is given. */
export function pathOf(pack: Package, operation: Operation, method = operationNames(pack, operation).method): TsCode {
  return code`client.${groupNames(pack, groupOf(pack, operation)).field}.${method}`;
}

/** The method that walks all pages of a list, by the root object. */
export function allPathOf(pack: Package, operation: Operation): TsCode {
  return code`client.${groupNames(pack, groupOf(pack, operation)).field}.${operationNames(pack, operation).all}`;
}

/** A member of a value: `.name`, or `["the name"]`. */
export function member(name: string): TsCode {
  const written = key(name);
  return written.startsWith('"') ? code`[${written}]` : code`.${written}`;
}

/** The order of a list for readers, whatever the language of the machine. */
export function ignoringCase(a: string, b: string): number {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()];
  return first < second ? -1 : first > second ? 1 : 0;
}
