/** Complete programs: imports, configuration, calls, and what to do when they fail. */
import type { Operation, Schema } from "../../../ir/model.js";
import { type Code, code, join, key, num, str } from "../../text.js";
import type { Package } from "../context.js";
import { canBe } from "../../../ir/flatten.js";
import { type OperationView, viewOf } from "../operations.js";
import { type AuthCode, authOfOperation } from "./auth.js";
import { exampleBody, exampleValue, objectCode } from "./values.js";

/** What all programs of a package have in common. */
export interface Setting {
  readonly pack: Package;
  readonly packageName: string;
}

export interface Program {
  /** The class that is constructed. */
  readonly client: Code;
  /** The name it gets. */
  readonly as: Code;
  readonly auth: AuthCode | undefined;
  /** Further fields of the configuration. */
  readonly config?: readonly Code[];
  readonly imports?: readonly Code[];
  readonly body: readonly Code[];
  /** How errors are handled; absent: they are not. */
  readonly onError?: readonly Code[];
}

/** A program as source text, unformatted. */
export function programText({ pack, packageName }: Setting, program: Program): Code {
  const { client, as, auth, config = [], onError } = program;
  const imports = [
    client,
    ...(auth?.imports ?? []),
    ...(onError === undefined ? [] : [code`isApiError`]),
    ...(program.imports ?? []),
  ];
  const fields = [
    code`baseUrl: ${str(baseUrl(pack))}`,
    ...(auth === undefined ? [] : [code`auth: ${auth.value}`]),
    ...config,
  ];
  const body = join(program.body, "\n");
  return join(
    [
      code`import { ${join([...new Set(imports)].sort(ignoringCase), ", ")} } from ${str(packageName)};\n`,
      // Broken after the brace: the formatter keeps such an object on several lines.
      code`const ${as} = new ${client}({\n${join(fields, ", ")} });\n`,
      onError === undefined ? body : code`try { ${body} } catch (error) { ${join(onError, "\n")} }`,
    ],
    "\n",
  );
}

/** What is not the server's answer is a bug, or a cable: it is thrown on. */
const reportError: readonly Code[] = [
  code`if (!isApiError(error)) throw error;`,
  code`console.error(error.status, error.problem.detail);`,
];

/** The example of an operation, by its API class alone. */
export function operationProgram(setting: Setting, operation: Operation): Code {
  const { pack } = setting;
  const view = viewOf(pack, operation);
  const method = pack.names.operations.get(operation.id)?.method ?? code`call`;
  const target = code`api.${method}`;
  const args = argumentsOf(pack, view);
  return programText(setting, {
    client: classOf(pack, operation),
    as: code`api`,
    auth: authOfOperation(pack, operation),
    body: [
      ...callOf(view, target, args),
      ...(view.pagination === undefined
        ? []
        : [code`\n// Or all of them, page after page:`, ...eachOf(code`${target}All`, args)]),
    ],
    onError: reportError,
  });
}

/** Calls an operation and prints what comes back. */
export function callOf(view: OperationView, target: Code, args: readonly Code[]): Code[] {
  const [{ format }] = view.results;
  const call = code`${target}(${join(args, ", ")})`;
  if (format === "ndjson") return eachOf(target, args);
  if (format === "none") return [code`await ${call};`];
  return [code`const result = await ${call};`, code`console.log(result);`];
}

/** Walks what an operation yields. */
export function eachOf(target: Code, args: readonly Code[], print: Code = code`item`, as: Code = code`item`): Code[] {
  return [code`for await (const ${as} of ${target}(${join(args, ", ")})) {\n console.log(${print}); }`];
}

/** The required parameters of a call, with example values; of a list, also how long its pages are. */
export function argumentsOf(pack: Package, view: OperationView, given: ReadonlyMap<string, Code> = new Map()): Code[] {
  const fields = view.arguments.flatMap(({ key: name, parameter }): (readonly [string, Code])[] => {
    const value = given.get(name);
    if (value !== undefined) return [[name, value]];
    if (view.pagination !== undefined && name === "limit") return pageSize(pack, parameter.schema);
    return parameter.required ? [[name, exampleValue(pack, parameter.schema, parameter.name, parameter.example)]] : [];
  });
  const body = given.get("body") ?? bodyOf(pack, view);
  const all = body === undefined ? fields : [...fields, ["body", body] as const];
  return all.length === 0 ? [] : [objectCode(all)];
}

function pageSize(pack: Package, schema: Schema): (readonly [string, Code])[] {
  const isNumber = canBe(schema, pack.lookup, ({ kind }) => kind === "integer" || kind === "number");
  const most = "maximum" in schema ? (schema.maximum ?? 10) : 10;
  return isNumber ? [["limit", num(Math.min(10, most))]] : [];
}

function bodyOf(pack: Package, { body }: OperationView): Code | undefined {
  if (body === undefined || !body.required) return undefined;
  const { schema, format, example } = body.media;
  if (schema !== undefined) return exampleBody(pack, schema, example);
  return format === "json" ? code`{}` : str("example");
}

/** Where the server is, by its document; Airflow is where the user runs it. */
export function baseUrl(pack: Package): string {
  const given = pack.api.servers[0];
  const url = given?.variables.reduce(
    (text, { name, default: value }) => text.replaceAll(`{${name}}`, value),
    given.url,
  );
  const parsed = url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
  const isPlain = parsed !== undefined && /^https?:$/.test(parsed.protocol);
  return isPlain && parsed.username === "" && parsed.password === "" && parsed.search === "" && parsed.hash === ""
    ? parsed.href.replace(/\/$/, "")
    : "http://localhost:8080";
}

/** The API class that has an operation. */
export function classOf(pack: Package, operation: Operation): Code {
  return groupNames(pack, operation).className;
}

/** `client.dag.getDags`: a method by the root object. */
export function pathOf(pack: Package, operation: Operation): Code {
  const method = pack.names.operations.get(operation.id)?.method;
  if (method === undefined) throw new Error(`no name for the operation ${operation.id}`);
  return code`client.${groupNames(pack, operation).field}.${method}`;
}

function groupNames(pack: Package, operation: Operation): { readonly className: Code; readonly field: Code } {
  const group = pack.groups.find(({ operations }) => operations.includes(operation));
  const names = group && pack.names.groups.get(group.tag.name);
  if (names === undefined) throw new Error(`no class has the operation ${operation.id}`);
  return names;
}

/** A member of a value: `.name`, or `["the name"]`. */
export function member(name: string): Code {
  const written = key(name);
  return written.startsWith('"') ? code`[${written}]` : code`.${written}`;
}

function ignoringCase(a: string, b: string): number {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()];
  return first < second ? -1 : first > second ? 1 : 0;
}
