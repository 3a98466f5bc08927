/** The programs of the README: chosen from what the API has, so that they can be run as they are. */
import { knownNames, knownOperations, tellingProperties } from "../../../ir/airflow.js";
import { canBe, flattenObject } from "../../../ir/flatten.js";
import type { Operation, Property, Schema, SecurityScheme } from "../../../ir/model.js";
import { camelCase } from "../../../ir/names.js";
import { type OperationView, viewOf } from "../../../ir/operation-view.js";
import { failureWith, isStream, successHeaders } from "../../../ir/results.js";
import { type TsCode, code, ident, join, str } from "../code.js";
import { operationNames, type Package } from "../context.js";
import { functionOf } from "../functions.js";
import { mayOmitParameters } from "../operations.js";
import type { ProviderName } from "../providers.js";
import { type AuthCode, credentials, firstAuthOf, waysOf } from "./auth.js";
import {
  callOf,
  classOf,
  eachOf,
  errorsType,
  exampleArguments,
  isTakenName,
  itemName,
  member,
  allPathOf,
  pathOf,
  type Program,
  programText,
  type Setting,
} from "./program.js";
import { helperPrograms } from "./helpers.js";
import { serverChoice } from "./servers.js";
import { leastBody } from "./values.js";

export type SnippetName =
  | "first"
  | "oneClass"
  | "oneOperation"
  | "errors"
  | "pages"
  | "stream"
  | "dates"
  | "options"
  | "headers"
  | "middleware"
  | "environment"
  | "ownScheme"
  | "byScheme"
  | "servers";

/** Under which name the program of a scheme is kept. */
export function schemeProgram(scheme: SecurityScheme, provider: ProviderName): string {
  return `scheme ${scheme.name} ${provider}`;
}

/** All programs of the README by name, unformatted. What the API has nothing for is left out. */
export function snippets(setting: Setting): ReadonlyMap<string, TsCode> {
  const { pack } = setting;
  const sample = sampleOf(pack);
  if (sample === undefined) return new Map();
  const failing = preferred(
    pack,
    knownOperations.getOne,
    ({ method, responses }) => method === "GET" && responses.some(({ status }) => status === "404"),
  );
  const listed = sample.pagination === undefined ? undefined : sample;
  const streaming = preferred(pack, knownOperations.wait, (operation) =>
    isStream(viewOf(pack, operation).results[0].format),
  );
  const dated = preferred(
    pack,
    knownOperations.filterByDate,
    (operation) => operation.method === "GET" && dateOf(pack, operation) !== undefined,
  );
  const programs: readonly (readonly [SnippetName, Program | undefined])[] = [
    ["first", byRoot(pack, sample, first(pack, sample))],
    ["oneClass", oneClass(pack, sample)],
    ["oneOperation", oneOperation(pack, sample)],
    ["errors", errors(pack, failing ?? sample)],
    ["pages", listed && byRoot(pack, listed, eachOf(allPathOf(pack, listed.operation), args(pack, listed)))],
    ["stream", streaming && byRoot(pack, streaming, streamed(pack, streaming))],
    ["dates", dated && dates(pack, dated)],
    ["options", options(pack, sample)],
    ["headers", headersOf(pack, preferred(pack, [], hasHeaders) ?? sample)],
    ["middleware", middleware(pack, sample)],
    ["environment", { ...byRoot(pack, sample, call(pack, sample)), ...fromEnvironment }],
    ["ownScheme", { ...byRoot(pack, sample, call(pack, sample)), auth: ownScheme }],
    ["servers", servers(pack, sample)],
    ["byScheme", pack.isMixed ? { ...byRoot(pack, sample, call(pack, sample)), auth: credentials(pack) } : undefined],
  ];
  return new Map([
    ...programs.flatMap(([name, program]): (readonly [string, TsCode])[] =>
      program === undefined ? [] : [[name, programText(setting, program)]],
    ),
    ...[...helperPrograms(pack, call(pack, sample))].map(
      ([name, program]) => [name, programText(setting, program)] as const,
    ),
    ...pack.api.securitySchemes.flatMap((scheme) =>
      waysOf(pack, scheme).map(({ provider, auth }): readonly [string, TsCode] => {
        const program = { ...byRoot(pack, sample, call(pack, sample)), auth };
        return [schemeProgram(scheme, provider), programText(setting, program)];
      }),
    ),
  ]);
}

const fromEnvironment: Pick<Program, "auth" | "argument"> = {
  auth: { fields: [], before: [], imports: [code`fromEnvironment`] },
  argument: code`fromEnvironment()`,
};

/** Two headers that a proxy might want. */
const ownScheme: AuthCode = {
  fields: [code`auth: ticket("YOUR_TICKET")`],
  before: [
    code`function ticket(secret: string): Auth {
      return {
        authorize({ headers, operation }) {
          headers.set("x-ticket", secret);
          headers.set("x-ticket-for", operation.method);
        },
      };
    }\n`,
  ],
  imports: [code`type Auth`],
};

/** A choice among the servers that the document names. */
function servers(pack: Package, sample: OperationView): Program | undefined {
  const fields = serverChoice(pack.api);
  return fields && { ...byRoot(pack, sample, call(pack, sample)), ...fields };
}

/** A program around the root object. */
function byRoot(pack: Package, { operation }: OperationView, body: readonly TsCode[]): Program {
  return { client: pack.names.root, as: code`client`, auth: firstAuthOf(pack, operation), body };
}

function oneClass(pack: Package, view: OperationView): Program {
  return {
    ...byRoot(pack, view, callOf(view, code`api.${operationNames(pack, view.operation).method}`, args(pack, view))),
    client: classOf(pack, view.operation),
    as: code`api`,
  };
}

/** A call by a function, which has another name here where the program has something of its own. */
function oneOperation(pack: Package, view: OperationView): Program {
  const name = functionOf(pack, view.operation);
  const isTaken = isTakenName(name) || firstAuthOf(pack, view.operation)?.imports.includes(name) === true;
  const called = isTaken ? ident(`${name}Call`) : name;
  return {
    ...byRoot(pack, view, callOf(view, called, [code`client`, ...args(pack, view)])),
    client: code`Client`,
    functions: [isTaken ? code`${name} as ${called}` : name],
  };
}

/** The operation that a reader meets first: a list, if there is one. */
function sampleOf(pack: Package): OperationView | undefined {
  const isGet = ({ method }: Operation): boolean => method === "GET";
  const needsNothing = (operation: Operation): boolean =>
    isGet(operation) && mayOmitParameters(viewOf(pack, operation));
  return (
    preferred(
      pack,
      knownOperations.list,
      (operation) => needsNothing(operation) && viewOf(pack, operation).pagination !== undefined,
    ) ??
    preferred(pack, [], needsNothing) ??
    preferred(pack, [], isGet) ??
    preferred(pack, [], () => true)
  );
}

/** The first of these operations, by names that Airflow uses; else the first that is fit. */
function preferred(
  pack: Package,
  ids: readonly string[],
  isFit: (operation: Operation) => boolean,
): OperationView | undefined {
  const operation =
    pack.api.operations.find(({ id }) => ids.some((wanted) => camelCase(wanted) === camelCase(id))) ??
    pack.api.operations.find(isFit);
  return operation && viewOf(pack, operation);
}

const noNames: ReadonlyMap<string, TsCode> = new Map();
const myDag: ReadonlyMap<string, TsCode> = new Map([[knownNames.dag, str("my_dag")]]);

function args(pack: Package, view: OperationView): TsCode[] {
  return exampleArguments(pack, view, noNames);
}

function call(pack: Package, view: OperationView): TsCode[] {
  return callOf(view, pathOf(pack, view.operation), args(pack, view));
}

/** A list, and of Airflow a run that is triggered and watched. */
function first(pack: Package, sample: OperationView): TsCode[] {
  const trigger = preferred(pack, knownOperations.trigger, () => false);
  return [
    ...(sample.pagination === undefined ? call(pack, sample) : list(pack, sample)),
    ...(trigger === undefined ? [] : triggered(pack, trigger)),
  ];
}

function list(pack: Package, view: OperationView): TsCode[] {
  const item = view.pagination?.item;
  const name = itemName(view.pagination?.items.at(-1));
  const shown = item === undefined ? [] : telling(pack, item);
  const print =
    shown.length === 0
      ? name
      : join(
          shown.map((property) => code`${name}${member(property)}`),
          ", ",
        );
  return eachOf(allPathOf(pack, view.operation), [], print, name);
}

function triggered(pack: Package, trigger: OperationView): TsCode[] {
  const [answer] = trigger.results[0].schemas;
  const body = trigger.body?.media.schema;
  // The least body that the server takes: the server gives the run its name.
  const sent = new Map([
    ...myDag,
    ...(body === undefined ? [] : [["body", leastBody(pack, body, trigger.operation)] as const]),
  ]);
  const names = new Set(shownProperties(pack, answer).map(({ name }) => name));
  const wait = preferred(pack, knownOperations.wait, () => false);
  const known = new Map([
    ...myDag,
    [knownNames.run, code`run${member(knownNames.run)}`],
    [knownNames.interval, code`2`],
  ]);
  return [
    code`\nconst run = await ${pathOf(pack, trigger.operation)}(${join(exampleArguments(pack, trigger, sent), ", ")});`,
    ...(names.has(knownNames.state) ? [code`console.log(run${member(knownNames.state)});`] : []),
    ...(wait === undefined || !names.has(knownNames.run)
      ? []
      : [
          code`\n`,
          ...eachOf(pathOf(pack, wait.operation), exampleArguments(pack, wait, known), code`progress`, code`progress`),
        ]),
  ];
}

function shownProperties(pack: Package, schema: Schema | undefined): readonly Property[] {
  return schema === undefined ? [] : (flattenObject(schema, pack.lookup)?.properties ?? []);
}

/** Walks the answer of an operation that is a stream, be it one of several formats. */
function streamed(pack: Package, view: OperationView): TsCode[] {
  const { method, others } = operationNames(pack, view.operation);
  const names = [method, ...others.map((other) => other.method)];
  const index = Math.max(
    0,
    view.results.findIndex(({ format }) => isStream(format)),
  );
  const result = view.results[index] ?? view.results[0];
  return callOf({ results: [result] }, pathOf(pack, view.operation, names[index]), args(pack, view));
}

/** The properties that tell a reader most about an item. */
function telling(pack: Package, item: Schema): string[] {
  const scalars = ["string", "boolean", "integer", "number", "enum"];
  const names = shownProperties(pack, item)
    .filter(({ schema }) => scalars.includes(schema.kind) && !schema.writeOnly)
    .map(({ name }) => name);
  const best = tellingProperties.filter((name) => names.includes(name));
  return best.length === 0 ? names.slice(0, 2) : best.slice(0, 2);
}

function errors(pack: Package, view: OperationView): Program {
  const isNotFound = failureWith(view.operation, 404) !== undefined;
  return {
    ...byRoot(pack, view, callOf(view, pathOf(pack, view.operation), exampleArguments(pack, view, myDag))),
    onError: {
      type: errorsType(pack, view.operation),
      does: [
        code`console.error(error.status, error.problem.title, error.problem.detail);`,
        ...(isNotFound ? [code`if (error.status === 404) console.error(error.body);`] : []),
      ],
    },
  };
}

function dateOf(pack: Package, operation: Operation): string | undefined {
  const isDate = (schema: Schema): boolean => schema.kind === "string" && schema.format === "date-time";
  return operation.parameters.find(
    ({ in: location, schema }) => location === "query" && canBe(schema, pack.lookup, isDate),
  )?.name;
}

function dates(pack: Package, view: OperationView): Program {
  const name = dateOf(pack, view.operation) ?? "";
  const given = new Map([...myDag, [name, code`new Date("2025-01-01T00:00:00Z")`]]);
  return byRoot(pack, view, callOf(view, pathOf(pack, view.operation), exampleArguments(pack, view, given)));
}

/** Settings for all calls, and for one. */
function options(pack: Package, view: OperationView): Program {
  const given = view.hasParameters && args(pack, view).length === 0 ? [code`{}`] : args(pack, view);
  const one = code`{ signal: AbortSignal.timeout(60_000), retries: 0 }`;
  return {
    ...byRoot(pack, view, callOf(view, pathOf(pack, view.operation), [...given, one])),
    config: [code`timeout: 10_000`, code`retries: 4`, code`headers: { "x-request-source": "nightly-report" }`],
  };
}

/** What an answer says beside its body: a header that the document declares, or the type that every answer has. */
function headersOf(pack: Package, view: OperationView): Program | undefined {
  const [{ format }] = view.results;
  // A stream begins before anything of it can be handed over.
  if (isStream(format)) return undefined;
  const [header = "content-type"] = successHeaders(view.operation);
  const given = args(pack, view);
  const call = code`${pathOf(pack, view.operation)}(${join(given, ", ")})`;
  const taken = format === "none" ? code`status, headers` : code`data, status, headers`;
  const shown = code`status, headers.get(${str(header)})`;
  return byRoot(pack, view, [
    code`const { ${taken} } = await ${call}.withResponse();`,
    format === "none" ? code`console.log(${shown});` : code`console.log(data, ${shown});`,
  ]);
}

function hasHeaders(operation: Operation): boolean {
  return successHeaders(operation).length > 0;
}

function middleware(pack: Package, view: OperationView): Program {
  return {
    ...byRoot(pack, view, call(pack, view)),
    config: [
      code`middleware: [async (request, next) => {
        const started = Date.now();
        const response = await next(request);
        console.log(request.method, request.url, response.status, Date.now() - started);
        return response;
      }]`,
    ],
  };
}
