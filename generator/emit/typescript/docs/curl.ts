/**
 * An operation as a command line of curl. All text of the spec is in single quotes, or percent-encoded in an address; secrets are
 * variables of the environment.
 */
import { exampleOfParameter, type ExampleValue, isImpossible, toJson } from "../../../ir/example/index.js";
import type { Json, Operation, Parameter, SecurityScheme } from "../../../ir/model.js";
import { type OperationView } from "../../../ir/operation-view.js";
import { basePath, ownServer } from "../../../ir/servers.js";
import { fence, type Markdown } from "../../markdown/index.js";
import type { Package } from "../context.js";
import type { EnvironmentNames } from "../identity.js";
import { bodyValue } from "./values.js";

/** What an operation takes, and a fence around how curl sends it. */
export function curlSample(pack: Package, view: OperationView): Markdown {
  const { operation } = view;
  const auth = credentials(pack, operation);
  const given = view.arguments.flatMap(({ parameter }) => (parameter.required ? [valueOf(pack, parameter)] : []));
  const query = [...fixedQuery(operation, given), ...given.flatMap(queryOf), ...auth.query];
  const address = addressOf(pack, operation, given) + (query.length === 0 ? "" : `?${query.join("&")}`);
  const method =
    operation.method === "GET"
      ? []
      : operation.method === "HEAD"
        ? ["--head"]
        : [`--request ${quoted(operation.method)}`];
  const [{ mediaType }] = view.results;
  const options = [
    ...method,
    ...auth.options,
    ...(mediaType === undefined || mediaType === "*/*" ? [] : [header("Accept", mediaType)]),
    ...given.flatMap(headersOf),
    ...bodyOf(pack, view),
  ];
  return fence("sh", [`curl "${address}"`, ...options].join(" \\\n  "));
}

/** A parameter with the value that it has in the example. */
interface Given {
  readonly parameter: Parameter;
  readonly value: Json;
}

function valueOf(pack: Package, parameter: Parameter): Given {
  const value = exampleOfParameter(pack, parameter);
  return { parameter, value: isImpossible(value) ? "" : toJson(value) };
}

/** Anything as a word of the shell. A line end would begin another line of the page. */
function quoted(text: string): string {
  const line = text.replace(/[\r\n\u0085\u2028\u2029]+/g, " ");
  return /^[A-Z]+$/.test(line) ? line : `'${line.replaceAll("'", "'\\''")}'`;
}

function header(name: string, value: string): string {
  return `--header ${quoted(`${name}: ${value}`)}`;
}

/** Within double quotes: nothing that the shell, or the globs of curl, would take for their own. */
function inAddress(text: string): string {
  return encodeURI(wellFormed(text))
    .replace(/%25(?=[\dA-F]{2})/gi, "%")
    .replace(/[!$'()*;[\]`"\\]/g, hex);
}

function component(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(/[!'()*]/g, hex);
}

/** Half a character cannot be encoded. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, "\ufffd");
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function addressOf(pack: Package, operation: Operation, given: readonly Given[]): string {
  const own = ownServer(pack.api, operation);
  const root = own?.kind === "absolute" ? inAddress(own.url) : `$${pack.identity.environment.baseUrl}`;
  const before = own === undefined ? basePath(pack.api) : own.kind === "relative" ? own.url : "";
  const values = new Map(given.flatMap((one) => (one.parameter.in === "path" ? [[one.parameter.name, one]] : [])));
  const path = operation.pathSegments.map((segment) => {
    const value = segment.kind === "parameter" ? values.get(segment.name) : undefined;
    return segment.kind === "literal" ? inAddress(segment.text) : value === undefined ? "" : inPath(value);
  });
  return `${root}${inAddress(before)}${path.join("")}`;
}

/** The query that the path of the document has. */
function fixedQuery({ fixedQuery: segments = [] }: Operation, given: readonly Given[]): readonly string[] {
  if (segments.length === 0) return [];
  const valueOfName = (name: string): Json => given.find(({ parameter }) => parameter.name === name)?.value ?? "";
  const parts = segments.map((one) =>
    one.kind === "literal" ? inAddress(one.text) : component(textOf(valueOfName(one.name))),
  );
  return [parts.join("")];
}

/** `simple`, `label` and `matrix` (OpenAPI 3.1, section 4.8.12.2). */
function inPath({ parameter: { name, style, explode }, value }: Given): string {
  const parts = partsOf(value).map(([key, text]) =>
    key === undefined ? component(text) : pair(key, text, explode ? "=" : ","),
  );
  if (style === "simple") return parts.join(",");
  const mark = style === "label" ? "." : ";";
  const isNamed = style === "matrix" && !(explode && isObject(value));
  const named = (text: string) => (isNamed ? `${component(name)}=${text}` : text);
  return explode ? parts.map((part) => `${mark}${named(part)}`).join("") : `${mark}${named(parts.join(","))}`;
}

function pair(key: string, text: string, between: string): string {
  return `${component(key)}${between}${component(text)}`;
}

/** A value as texts, with their keys where it is an object. */
function partsOf(value: Json): readonly (readonly [key: string | undefined, text: string])[] {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => [undefined, textOf(item)] as const);
  if (isObject(value)) return Object.entries(value).map(([key, item]) => [key, textOf(item)] as const);
  return [[undefined, textOf(value)]];
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

const between: Readonly<Partial<Record<Parameter["style"], string>>> = { spaceDelimited: "%20", pipeDelimited: "%7C" };

function queryOf({ parameter, value }: Given): readonly string[] {
  const { name, style, explode, contentType } = parameter;
  if (parameter.in === "querystring") return partsOf(value).map(([key = name, text]) => pair(key, text, "="));
  if (parameter.in !== "query") return [];
  if (contentType !== undefined) return [pair(name, textOf(value), "=")];
  const parts = partsOf(value);
  if (style === "deepObject") return parts.map(([key = "", text]) => pair(`${name}[${key}]`, text, "="));
  if (explode) return parts.map(([key = name, text]) => pair(key, text, "="));
  const texts = parts.map(([key, text]) => (key === undefined ? component(text) : pair(key, text, ",")));
  return [`${component(name)}=${texts.join(between[style] ?? ",")}`];
}

function headersOf({ parameter: { name, contentType, explode, ...parameter }, value }: Given): readonly string[] {
  const parts = partsOf(value).map(([key, text]) => (key === undefined ? text : `${key}${explode ? "=" : ","}${text}`));
  const text = contentType === undefined ? parts.join(",") : textOf(value);
  if (parameter.in === "header") return [header(name, text)];
  return parameter.in === "cookie" ? [`--cookie ${quoted(`${name}=${component(text)}`)}`] : [];
}

const noFields: ExampleValue = { kind: "object", fields: [] };

function bodyOf(pack: Package, { body, operation }: OperationView): readonly string[] {
  if (body === undefined || !body.required) return [];
  const { format, type, schema, example } = body.media;
  const made = schema === undefined ? noFields : bodyValue(pack, schema, operation, example);
  const value = isImpossible(made) ? noFields : made;
  const json = toJson(value);
  const typed = [header("Content-Type", type)];
  switch (format) {
    case "json":
      // Pairs of braces mean something to site generators: a brace by its number is the same value.
      return [...typed, `--data-raw ${quoted(JSON.stringify(json).replace(/\{(?=[{%#])/g, "\\u007b"))}`];
    case "form":
      return partsOf(json).map(([key = "", text]) => `--data-urlencode ${quoted(`${component(key)}=${text}`)}`);
    case "multipart":
      return typeof value === "object" && value !== null && "fields" in value ? value.fields.map(formPart) : [];
    case "binary":
    case "any":
      return [...typed, "--data-binary @file"];
    default:
      return [...typed, `--data-raw ${quoted(textOf(json) === "{}" ? "example" : textOf(json))}`];
  }
}

/** A part of a form; `--form` would read a file for a text that begins with `@`. */
function formPart([name, value]: readonly [name: string, value: ExampleValue]): string {
  const key = name.replaceAll("=", "%3D");
  const isFile = typeof value === "object" && value !== null && "kind" in value && value.kind === "binary";
  return isFile ? `--form ${quoted(`${key}=@file`)}` : `--form-string ${quoted(`${key}=${textOf(toJson(value))}`)}`;
}

interface Credentials {
  readonly options: readonly string[];
  readonly query: readonly string[];
}

/** The first way to call the operation that asks for something. */
function credentials({ api, identity }: Package, { security }: Operation): Credentials {
  const first = security.find((requirement) => requirement.length > 0) ?? [];
  const schemes = first.flatMap(({ scheme }) => api.securitySchemes.find(({ name }) => name === scheme) ?? []);
  const all = schemes.map((scheme) => credentialsOf(scheme, identity.environment));
  return { options: all.flatMap(({ options = [] }) => options), query: all.flatMap(({ query = [] }) => query) };
}

function credentialsOf(scheme: SecurityScheme, names: EnvironmentNames): Partial<Credentials> {
  const { token } = names;
  switch (scheme.type) {
    case "http":
      return { options: httpOptions(scheme.scheme, names) };
    case "apiKey": {
      const name = scheme.parameterName;
      if (scheme.in === "query") return { query: [`${component(name)}=$${token}`] };
      const option = scheme.in === "header" ? `--header ${quoted(`${name}: `)}` : `--cookie ${quoted(`${name}=`)}`;
      return { options: [`${option}"$${token}"`] };
    }
    case "mutualTLS":
      return { options: ["--cert client.pem", "--key client-key.pem"] };
    default:
      return { options: [`--header "Authorization: Bearer $${token}"`] };
  }
}

function httpOptions(scheme: string, { token, username, password }: EnvironmentNames): readonly string[] {
  const user = `--user "$${username}:$${password}"`;
  switch (scheme.toLowerCase()) {
    case "basic":
      return [user];
    case "digest":
      return ["--digest", user];
    case "negotiate":
      return ["--negotiate", "--user :"];
    case "bearer":
      return [`--header "Authorization: Bearer $${token}"`];
    default:
      return [`--header ${quoted(`Authorization: ${scheme} `)}"$${token}"`];
  }
}
