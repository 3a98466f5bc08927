/** One table for each API: what its operations are on the wire. The classes of both transports read it. */
import type { MediaType, Operation, Parameter, Server } from "../../ir/model.js";
import type { OutputFile } from "../../output-file.js";
import { typeText } from "../docs/dialects/python/types.js";
import type { PythonApi } from "../docs/dialects/python/surface.js";
import type { Client } from "./client.js";
import { code, ident, join, literal, nothing, type PyCode, str } from "./code.js";
import { future, moduleFile } from "./file.js";
import { assignment, braces, call, indented, list, type Piece, prefixed, subscript, tuple } from "./layout.js";
import type { Method, MethodParameter } from "./methods.js";
import { pagesCode } from "./pages.js";
import { scopeOf, type Scope } from "./scope.js";
import { typeOf } from "./types.js";

export function tableFile(client: Client, api: PythonApi, methods: readonly Method[]): OutputFile {
  const constants = new Set(methods.map(({ constant }) => constant));
  const scope = scopeOf(constants);
  // What the tables themselves import.
  const types = scopeOf(new Set([...constants, "Body", "Form", "Operation", "TYPE_CHECKING", "Wire"]));
  const tables = methods.map((method) => tableOf({ client, scope, types }, method));
  const typing = types.imports(4);
  if (typing !== undefined) scope.use("typing", "TYPE_CHECKING");
  const imports = [future, scope.imports() ?? nothing].filter((one) => one !== "");
  const checking = typing === undefined ? [] : [join([code`if TYPE_CHECKING:`, indented(typing)], "\n")];
  return moduleFile(client, {
    path: `_operations/${client.apiModules.get(api.className) ?? ""}.py`,
    doc: `What the operations of ${api.className} are on the wire.`,
    imports: join([...imports, ...checking, join(tables, "\n\n")], "\n\n"),
    parts: [],
  });
}

interface Site {
  readonly client: Client;
  readonly scope: Scope;
  /** What only type checkers import. */
  readonly types: Scope;
}

function tableOf(site: Site, method: Method): PyCode {
  const { client, scope, types } = site;
  const type = scope.use(".._runtime.operation", "Operation");
  const place = { client, scope: types, models: "..models." };
  const result = method.result === undefined ? code`None` : typeOf(place, method.result);
  const { operation } = method;
  const given: (Piece | undefined)[] = [
    str(operation.method),
    str(pathOf(operation)),
    ...locations.map((location) => named(location, parametersIn(site, method, location))),
    named("querystring", querystringOf(method)),
    named("body", bodyOf(site, method)),
    named("form", formOf(site, method)),
    named("accept", texts(method.facts.produces)),
    named("responses", responsesOf(site, method)),
    named("security", securityOf(operation)),
    named("servers", serversOf(operation.servers ?? [])),
    named("pages", method.pages && pagesCode(site, method.pages)),
  ];
  const all = given.flatMap((one) => (one === undefined ? [] : [one]));
  return assignment(subscript(code`${ident(method.constant)}: ${type}`, [result]), call(type, all));
}

function pathOf({ pathSegments, path, fixedQuery }: Operation): string {
  if (fixedQuery === undefined && !path.includes("#")) return path;
  const text = (parts: Operation["pathSegments"]): string =>
    parts.map((part) => (part.kind === "literal" ? part.text : `{${part.name}}`)).join("");
  return text(pathSegments) + (fixedQuery === undefined ? "" : `?${text(fixedQuery)}`);
}

function named(name: string, value: Piece | undefined): Piece | undefined {
  return value === undefined ? undefined : prefixed(code`${ident(name)}=`, value);
}

const locations = ["path", "query", "header", "cookie"] as const;

/** By the name in Python: the name on the wire, and how a value is written where that is not the usual. */
function parametersIn(
  { scope }: Site,
  { parameters }: Method,
  location: (typeof locations)[number],
): Piece | undefined {
  const all = parameters.filter(({ origin }) => origin.in === location);
  if (all.length === 0) return undefined;
  return braces(
    nothing,
    all.map((one) => prefixed(code`${str(one.name)}: `, wireOf(scope, one))),
  );
}

const usual: Readonly<Record<string, readonly [style: string, explode: boolean]>> = {
  path: ["simple", false],
  query: ["form", true],
  header: ["simple", false],
  cookie: ["form", true],
};

function wireOf(scope: Scope, { origin, parameter }: MethodParameter): Piece {
  if (parameter === undefined || isUsual(parameter)) return str(origin.name);
  const { style, explode, allowReserved, contentType } = parameter;
  return call(scope.use(".._runtime.operation", "Wire"), [
    str(origin.name),
    str(style),
    code`explode=${literal(explode)}`,
    ...(allowReserved ? [code`reserved=True`] : []),
    ...(contentType === undefined ? [] : [code`content_type=${str(contentType)}`]),
  ]);
}

function isUsual({ in: place, style, explode, allowReserved, contentType }: Parameter): boolean {
  const [usualStyle, usualExplode] = usual[place] ?? [];
  return style === usualStyle && explode === usualExplode && !allowReserved && contentType === undefined;
}

function querystringOf({ parameters }: Method): Piece | undefined {
  const [only] = parameters.filter(({ origin }) => origin.in === "querystring");
  return only === undefined ? undefined : str(only.name);
}

function bodyOf({ scope }: Site, { parameters, operation }: Method): Piece | undefined {
  const body = parameters.find(({ origin }) => origin.in === "body");
  if (body === undefined || operation.requestBody === undefined) return undefined;
  return call(scope.use(".._runtime.operation", "Body"), [str(body.name), mediaOf(operation.requestBody.content)]);
}

/** By media type: how a value of it travels. */
function mediaOf(content: readonly MediaType[]): Piece {
  return braces(
    nothing,
    content.map(({ type, format }) => code`${str(type)}: ${str(format)}`),
  );
}

function formOf({ scope }: Site, { parameters, operation, facts }: Method): Piece | undefined {
  const fields = parameters.filter(({ origin }) => origin.in === "form");
  const media = operation.requestBody?.content.find(({ type }) => type === facts.body?.contentType);
  if (fields.length === 0 || media === undefined) return undefined;
  return call(scope.use(".._runtime.operation", "Form"), [
    str(media.type),
    braces(
      nothing,
      fields.map(({ name, origin }) => code`${str(name)}: ${str(origin.name)}`),
    ),
    ...typesOfParts(media),
  ]);
}

function typesOfParts({ encoding = [] }: MediaType): readonly Piece[] {
  const given = encoding.flatMap(({ name, contentType }) =>
    contentType === undefined ? [] : [code`${str(name)}: ${str(contentType)}`],
  );
  return given.length === 0 ? [] : [braces(code`content_types=`, given)];
}

/** The types of answers, as texts that the runtime reads: only what is needed is loaded. */
function responsesOf({ client }: Site, { facts }: Method): Piece | undefined {
  const entries = facts.responses.map(({ code: status, schema }) => {
    const type = schema === undefined ? code`None` : str(typeText(client.context, schema));
    return code`${str(status === "0" ? "default" : status)}: ${type}`;
  });
  return entries.length === 0 ? undefined : braces(nothing, entries);
}

/** Alternatives, each of which names schemes that count together. */
function securityOf({ security }: Operation): Piece | undefined {
  const all = security.map((requirement) => tuple(requirement.map(({ scheme }) => str(scheme))));
  return all.length === 0 ? undefined : list(nothing, all);
}

export function serversOf(servers: readonly Server[]): Piece | undefined {
  return servers.length === 0 ? undefined : list(nothing, servers.map(serverOf));
}

function serverOf({ url, description, variables }: Server): Piece {
  const entries: Piece[] = [
    code`"url": ${str(url)}`,
    code`"description": ${str(description ?? "No description provided")}`,
  ];
  if (variables.length > 0) {
    const all = variables.map((variable) =>
      prefixed(
        code`${str(variable.name)}: `,
        braces(nothing, [
          code`"description": ${str(variable.description ?? "No description provided")}`,
          code`"default_value": ${str(variable.default)}`,
          ...(variable.enum === undefined ? [] : [list(code`"enum_values": `, variable.enum.map(str))]),
        ]),
      ),
    );
    entries.push(braces(code`"variables": `, all));
  }
  return braces(nothing, entries);
}

function texts(values: readonly string[]): Piece | undefined {
  return values.length === 0 ? undefined : tuple(values.map(str));
}
