/** What an operation is in TypeScript: its parameters under their keys, its results, its description for the runtime. */
import { canBe } from "../../ir/flatten.js";
import type { MediaType, Operation, Parameter, Schema } from "../../ir/model.js";
import { type Pagination, paginationOf } from "../../ir/pagination.js";
import { type Result, resultsOf } from "../../ir/results.js";
import { isReservedHeader } from "../../ir/parameters.js";
import { type TsCode as Code, code, join, str } from "./code.js";
import type { FileScope, Package } from "./context.js";
import { sentSchemes } from "./providers.js";

/** A parameter as callers see it. */
export interface Argument {
  readonly parameter: Parameter;
  /** Its key in the parameters object: the wire name, unless two parameters share it. */
  readonly key: string;
}

export interface OperationView {
  readonly operation: Operation;
  readonly arguments: readonly Argument[];
  readonly body?: { readonly media: MediaType; readonly required: boolean };
  readonly results: readonly [Result, ...Result[]];
  readonly pagination?: Pagination;
  /** Nothing has to be passed. */
  readonly callableWithoutParameters: boolean;
  readonly hasParameters: boolean;
}

/** The part of the server's URL that stands before every path: `/api/v1` for Airflow 2. Absolute URLs are the caller's to give. */
export function basePath(pack: Pick<Package, "api">): string {
  const url = pack.api.servers[0]?.url ?? "";
  // As it will be read: without dot segments and backslashes, through which a path would lead elsewhere.
  return /^\/(?![/\\])[^?#{}\t\n\r]*$/.test(url) ? new URL(url, "http://localhost").pathname.replace(/\/+$/, "") : "";
}

/** How the request bodies are preferred where an operation takes several. */
const bodyPreference = ["json", "form", "multipart", "text", "binary", "ndjson"] as const;

export function viewOf(pack: Pick<Package, "lookup">, operation: Operation): OperationView {
  const parameters = operation.parameters.filter(
    ({ name, in: location }) => !(location === "header" && isReservedHeader(name)),
  );
  const content = operation.requestBody?.content ?? [];
  const media = bodyPreference.flatMap((format) => content.filter((item) => item.format === format))[0];
  const required = operation.requestBody?.required === true;
  const pagination = paginationOf(operation, pack.lookup);
  const args = argumentsOf(parameters, media !== undefined);
  return {
    operation,
    arguments: args,
    ...(media === undefined ? {} : { body: { media, required } }),
    results: resultsOf(operation),
    ...(pagination === undefined ? {} : { pagination }),
    callableWithoutParameters:
      // `{}` has a `constructor` and the like, of other types than parameters: it does not say that they are left out.
      !args.some(({ parameter, key }) => parameter.required || key in Object.prototype) &&
      !(media !== undefined && required),
    hasParameters: parameters.length > 0 || media !== undefined,
  };
}

/** Wire names are keys; where two locations use one name, or a parameter is called `body`, the location is added. */
function argumentsOf(parameters: readonly Parameter[], hasBody: boolean): Argument[] {
  const taken = new Set(hasBody ? ["body"] : []);
  return parameters.map((parameter) => {
    let name = parameter.name;
    while (taken.has(name)) name = `${name}_${parameter.in}`;
    taken.add(name);
    return { parameter, key: name };
  });
}

/** The constant that tells the runtime how to send an operation. `result`: which of its formats is asked for. */
export function operationValue(pack: Package, view: OperationView, result: Result, scope: FileScope): Code {
  const of = (location: Parameter["in"]): readonly Argument[] =>
    view.arguments.filter(({ parameter }) => parameter.in === location);
  const fields = [
    code`method: ${str(view.operation.method)}`,
    code`path: [${join(pathLiterals(pack, view).map(str), ", ")}]`,
    ...queryField(pack, of("query"), scope),
    ...listField(
      code`fields`,
      (["header", "cookie"] as const).flatMap((location) => fieldsEntry(pack, location, of(location), scope)),
    ),
    ...bodyFields(view, scope),
    ...securityField(pack, view),
    ...resultFields(result, scope),
  ];
  return code`{ ${join(fields, ", ")} }`;
}

/** Literals and keys of parameters in turn, as the runtime joins them. */
function pathLiterals(pack: Package, view: OperationView): string[] {
  const parts = [basePath(pack)];
  for (const segment of view.operation.pathSegments) {
    const last = parts.length - 1;
    if (segment.kind === "literal") {
      if (last % 2 === 0) parts[last] = `${parts[last] ?? ""}${segment.text}`;
      else parts.push(segment.text);
    } else {
      const argument = view.arguments.find(
        ({ parameter }) => parameter.in === "path" && parameter.name === segment.name,
      );
      if (last % 2 === 1) parts.push("");
      parts.push(argument?.key ?? segment.name);
    }
  }
  return parts;
}

/**
 * Said where it makes a difference: `[]` keeps credentials from those who ask for none. A logout has to know whose session ends,
 * though Airflow 3.0 to 3.2 say that it asks for none.
 */
function securityField({ api, isMixed }: Package, { operation: { path, security } }: OperationView): Code[] {
  if (api.securitySchemes.length === 0) return [];
  if (security.length === 0) return path.endsWith("/logout") ? [] : [code`security: []`];
  if (!isMixed) return [];
  const alternatives = sentSchemes(security, api.securitySchemes).map((names) => code`[${join(names.map(str), ", ")}]`);
  return [code`security: [${join(alternatives, ", ")}]`];
}

function listField(name: Code, entries: readonly Code[]): Code[] {
  return entries.length === 0 ? [] : [code`${name}: [${join(entries, ", ")}]`];
}

/** Forms need an encoder of the runtime; all other bodies travel as they are, or as JSON. */
function bodyFields({ body }: OperationView, scope: FileScope): Code[] {
  if (body === undefined) return [];
  const { format, type } = body.media;
  const encodes = format === "form" || format === "multipart" ? [code`encode: ${scope.runtime("forms", format)}`] : [];
  // A range names no type that could be sent.
  const sent = type.includes("*") ? (format === "json" ? "application/json" : "application/octet-stream") : type;
  return [code`body: ${str(sent)}`, ...encodes];
}

function queryField(pack: Package, args: readonly Argument[], scope: FileScope): Code[] {
  if (args.length === 0) return [];
  const entries = args.map((argument) => queryEntry(pack, argument, scope));
  return [code`query: [${scope.runtime("parameters", "queryOf")}, [${join(entries, ", ")}]]`];
}

/** A query parameter: its name where it is an ordinary one, else what is special about it. */
function queryEntry(pack: Package, argument: Argument, scope: FileScope): Code {
  const { schema } = argument.parameter;
  const can = (such: (schema: Schema) => boolean): boolean => canBe(schema, pack.lookup, such);
  const style = styleOf(argument.parameter, can);
  return namedEntry(argument, [
    ...(style === undefined ? [] : [code`style: ${scope.runtime("styles", style)}`]),
    ...dateField(pack, argument, scope),
  ]);
}

/** Parameters in headers or cookies: the function of the runtime that adds them, and what they are. */
function fieldsEntry(
  pack: Package,
  location: "header" | "cookie",
  args: readonly Argument[],
  scope: FileScope,
): Code[] {
  if (args.length === 0) return [];
  const entries = args.map((argument) =>
    namedEntry(argument, [
      ...dateField(pack, argument, scope),
      ...(isJson(argument.parameter.contentType) ? [code`text: ${scope.runtime("texts", "json")}`] : []),
    ]),
  );
  return [code`[${scope.runtime("fields", `${location}Fields`)}, [${join(entries, ", ")}]]`];
}

/** For a date-time, or a list of them. */
function dateField(pack: Package, { parameter }: Argument, scope: FileScope): Code[] {
  const isDate = (schema: Schema): boolean => schema.kind === "string" && schema.format === "date-time";
  const holdsDates = (schema: Schema): boolean =>
    isDate(schema) || (schema.kind === "array" && canBe(schema.items, pack.lookup, isDate));
  return canBe(parameter.schema, pack.lookup, holdsDates) ? [code`text: ${scope.runtime("texts", "date")}`] : [];
}

/** The function of the runtime that writes a parameter's style; undefined for the ordinary one: repeated for each item. */
function styleOf(parameter: Parameter, can: (such: (schema: Schema) => boolean) => boolean): string | undefined {
  const isList = can(({ kind }) => kind === "array" || kind === "tuple");
  const isMap = can(({ kind }) => kind === "object");
  if (isJson(parameter.contentType)) return "asJson";
  if (parameter.contentType !== undefined || (!isList && !isMap)) return undefined;
  switch (parameter.style) {
    case "spaceDelimited":
      return "space";
    case "pipeDelimited":
      return "pipe";
    case "deepObject":
      return "deepObject";
    default:
      if (!parameter.explode) return "comma";
      return isMap ? "exploded" : undefined;
  }
}

function namedEntry({ parameter, key: name }: Argument, special: readonly Code[]): Code {
  const fields = [...(name === parameter.name ? [] : [code`key: ${str(name)}`]), ...special];
  return fields.length === 0
    ? str(parameter.name)
    : code`{ ${join([code`name: ${str(parameter.name)}`, ...fields], ", ")} }`;
}

function isJson(contentType: string | undefined): boolean {
  return contentType !== undefined && /[/+]json\b/.test(contentType);
}

function resultFields(result: Result, scope: FileScope): Code[] {
  if (result.format === "none") return [code`read: ${scope.runtime("results", "nothing")}`];
  const reads = readField(result, scope);
  const isDefault = result.format === "json" && result.mediaType === "application/json";
  return [...(isDefault || result.mediaType === undefined ? [] : [code`accept: ${str(result.mediaType)}`]), ...reads];
}

/** How an answer is read that is not JSON. */
export function readField({ format }: Result, scope: FileScope): Code[] {
  return format === "text" || format === "binary" ? [code`read: ${scope.runtime("results", format)}`] : [];
}

/** What is put after the name of the main method for each other method of an operation. */
export function methodSuffixes({ results, pagination }: OperationView): readonly Code[] {
  const [, ...others] = results;
  return [...(pagination === undefined ? [] : [allSuffix]), ...others.map(resultSuffix)];
}

/** Of the method that walks all pages. */
export const allSuffix = code`All`;

/** What is put after the name of a method that asks for another format than the main one. */
export function resultSuffix(result: Result): Code {
  const names = {
    ndjson: code`Stream`,
    text: code`Text`,
    binary: code`Binary`,
    json: code`Json`,
    form: code`Form`,
    multipart: code`Multipart`,
    none: code``,
  };
  return names[result.format];
}
