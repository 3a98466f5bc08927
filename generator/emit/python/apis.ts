/** The API classes: a method for each operation, of which two more answer in another form. */
import type { OutputFile } from "../../output-file.js";
import type { PythonApi } from "../docs/dialects/python/surface.js";
import type { Client } from "./client.js";
import { code, ident, join, nothing, num, type PyCode } from "./code.js";
import { documented, type Section } from "./doc.js";
import { classHead, future, moduleFile } from "./file.js";
import { assignment, call, flat, indented, laidOut, opened, type Piece, prefixed, suffixed, width } from "./layout.js";
import { formsOf, type Method, type MethodParameter, methodsOf } from "./methods.js";
import { allItems, itemClass } from "./pages.js";
import { hasLines, linesOf, runMethods, runsOf } from "./runs.js";
import { scopeOf } from "./scope.js";
import { tableFile } from "./tables.js";
import { orNone, type Place, typeOf } from "./types.js";

export function apiFiles(client: Client): OutputFile[] {
  return client.apis.flatMap((api) => {
    const methods = methodsOf(client, api);
    return [apiFile(client, api, methods), tableFile(client, api, methods)];
  });
}

function apiFile(client: Client, api: PythonApi, methods: readonly Method[]): OutputFile {
  const { className } = api;
  const forms = methods.flatMap((method) => [
    ...formsOf(method, methods).map(([name]) => name),
    allOf(method),
    linesOf(method),
  ]);
  const scope = scopeOf(
    new Set([className, ...methods.map(({ name }) => name), ...forms, ...methods.flatMap(parameterNames)]),
  );
  const place: Place = { client, scope, models: "..models.", isParameter: true };
  const base = scope.use(".._runtime.api", "Api");
  const module = client.apiModules.get(className) ?? "";
  const head = [classHead(className, base), documented([docOf(client, api)], [], 4)];
  const runs = runsOf(client, methods);
  const parts = [
    ...methods.map((method) => methodCode(place, method, methods, module)),
    ...(runs === undefined ? [] : runMethods(place, runs, false)),
  ];
  return moduleFile(client, {
    path: `api/${module}.py`,
    doc: `The operations of the tag ${api.tag}.`,
    imports: join([future, scope.imports() ?? nothing], "\n\n"),
    parts: [join([...head, ...parts.flatMap((part) => [nothing, part])], "\n")],
  });
}

function parameterNames({ parameters }: Method): readonly string[] {
  return parameters.map(({ name }) => name);
}

function docOf({ api }: Client, { tag, className }: PythonApi): string {
  const said = api.tags.find(({ name }) => name === tag)?.description;
  return said === undefined || said.trim() === "" ? `The operations of ${className}.` : said;
}

function methodCode(place: Place, method: Method, methods: readonly Method[], module: string): PyCode {
  const { scope } = place;
  const { name, constant, parameters } = method;
  const tables = scope.module(".._operations", module, "_operations");
  const returns = returned(method.result === undefined ? code`None` : typeOf(place, method.result));
  const given = [code`self`, ...parameters.map((one) => parameterCode(place, one)), ...options(place, method)];
  const head = { ...call(code`def ${ident(name)}`, given), after: code` -> ${returns}:` };
  const table = code`${tables}.${ident(constant)}`;
  const body = laidOut(call(code`return self._call`, [table, code`${scope.builtin("locals")}()`]), 8);
  const forms = formsOf(method, methods).map(([form, maker]) =>
    indented(assignment(ident(form), call(scope.use(".._runtime.api", maker), [ident(name)]), 4)),
  );
  const more = [...forms, ...allForm(place, method, methods), ...linesForm(place, method, methods)];
  return join(
    [
      indented(laidOut(call(code`@${scope.use(".._runtime.api", "implements")}`, [table]), 4)),
      indented(opened(head, 4)),
      methodDoc(method),
      indented(body, 8),
      ...(more.length === 0 ? [] : [nothing, ...more]),
    ],
    "\n",
  );
}

/** The name of the form of a list that walks through all pages. */
function allOf({ name }: Method): string {
  return `${name}_all`;
}

function allForm(place: Place, method: Method, methods: readonly Method[]): readonly PyCode[] {
  const { pages, result } = method;
  const name = allOf(method);
  if (pages === undefined || methods.some((one) => one.name === name)) return [];
  const item = itemClass(place.client, result, pages.pagination.items, (schema) => flat(typeOf(place, schema)));
  return [indented(assignment(ident(name), allItems(place.scope, method.name, item), 4))];
}

function linesForm({ scope }: Place, method: Method, methods: readonly Method[]): readonly PyCode[] {
  const name = linesOf(method);
  if (!hasLines(method) || methods.some((one) => one.name === name)) return [];
  const value = call(scope.use(".._runtime.api", "line_by_line"), [ident(method.name)]);
  return [indented(assignment(ident(name), value, 4))];
}

/** What stands behind `) -> ` of a method, and before its colon. */
function returned(type: Piece): PyCode {
  const line = flat(type);
  if (line.length + ") -> :".length + 4 <= width) return line;
  if (typeof type === "string" && line.length + 8 > width) return line;
  if (typeof type !== "string" && type.kind === "bracket") return opened(type, 4);
  return join([code`(`, indented(laidOut(type, 8)), code`)`], "\n");
}

function parameterCode(place: Place, { name, required, schema }: MethodParameter): Piece {
  const type = typeOf(place, schema);
  const head = code`${ident(name)}: `;
  return required ? prefixed(head, type) : suffixed(prefixed(head, orNone(type)), code` = None`);
}

/** What every method takes beside the parameters of its operation. */
function options({ scope }: Place, { operation }: Method): readonly Piece[] {
  const text = scope.use("pydantic", "StrictStr");
  const map = code`${scope.builtin("dict")}[${text}, ${scope.use("typing", "Any")}] | None = None`;
  const last = num(Math.max((operation.servers?.length ?? 1) - 1, 0));
  const bounds = code`${scope.use("pydantic", "Field")}(ge=0, le=${last})`;
  const index = code`${scope.use("typing", "Annotated")}[${scope.use("pydantic", "StrictInt")}, ${bounds}]`;
  return [
    code`_request_timeout: ${scope.use(".._runtime.api", "RequestTimeout")} = None`,
    code`_request_auth: ${map}`,
    code`_content_type: ${text} | None = None`,
    code`_headers: ${map}`,
    code`_host_index: ${index} = 0`,
  ];
}

function methodDoc({ facts, operation, parameters }: Method): PyCode {
  const { summary = "", description = "" } = operation;
  const note = operation.deprecated ? ["Deprecated."] : [];
  const args: Section = {
    title: "Args",
    entries: parameters.map(({ name, description: text }) => ({ name, text })),
  };
  const raises: Section = { title: "Raises", entries: raised(facts.responses) };
  return documented([summary, description, ...note, `\`${operation.method} ${operation.path}\``], [args, raises], 8);
}

const exceptions: Readonly<Record<string, string>> = {
  "400": "BadRequestException",
  "401": "UnauthorizedException",
  "403": "ForbiddenException",
  "404": "NotFoundException",
  "409": "ConflictException",
  "422": "UnprocessableEntityException",
};

function raised(responses: Method["facts"]["responses"]): Section["entries"] {
  return responses
    .filter(({ code: status }) => /^[45]\d\d$/.test(status))
    .map(({ code: status, description = "" }) => {
      const name = exceptions[status] ?? (status.startsWith("5") ? "ServiceException" : "ApiException");
      return { name, text: `${status}. ${description}`.trim() };
    });
}
