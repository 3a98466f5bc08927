/** What an operation is in TypeScript: the constant that tells the runtime how to send it. */
import { takesCredentials } from "../../ir/airflow.js";
import { canBe } from "../../ir/flatten.js";
import type { MediaType, Parameter, PathSegment, Schema } from "../../ir/model.js";
import { type OperationArgument, type OperationView } from "../../ir/operation-view.js";
import type { Result } from "../../ir/results.js";
import { type TsCode, code, join, str } from "./code.js";
import type { FileScope, Package } from "./context.js";
import { sentSchemes } from "./providers.js";
import { pathPrefix, serverField } from "./servers.js";

/** The constant that tells the runtime how to send an operation. `result`: which of its formats is asked for. */
export function operationValue(pack: Package, view: OperationView, result: Result, scope: FileScope): TsCode {
  const of = (location: Parameter["in"]): readonly OperationArgument[] =>
    view.arguments.filter(({ parameter }) => parameter.in === location);
  const fields = [
    code`method: ${str(view.operation.method)}`,
    code`path: [${join(pathLiterals(pack, view).map(str), ", ")}]`,
    ...serverField(pack.api, view.operation, scope),
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

/** Literals and keys of parameters in turn, as the runtime joins them: the path, and the query of its template behind `?`. */
function pathLiterals(pack: Package, view: OperationView): string[] {
  const { pathSegments, fixedQuery = [] } = view.operation;
  const question: readonly PathSegment[] = fixedQuery.length === 0 ? [] : [{ kind: "literal", text: "?" }];
  const parts = [pathPrefix(pack.api, view.operation)];
  for (const segment of [...pathSegments, ...question, ...fixedQuery]) {
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

/** Said where it makes a difference: `[]` keeps credentials from those who ask for none. */
function securityField({ api, isMixed }: Package, { operation }: OperationView): TsCode[] {
  const { security } = operation;
  if (api.securitySchemes.length === 0) return [];
  if (security.length === 0) return takesCredentials(operation) ? [] : [code`security: []`];
  if (!isMixed) return [];
  const alternatives = sentSchemes(security, api.securitySchemes).map((names) => code`[${join(names.map(str), ", ")}]`);
  return [code`security: [${join(alternatives, ", ")}]`];
}

/**
 * Whether the parameters object of a method may be left out. `{}` has a `constructor` and the like, of other types than
 * parameters: with such names it does not say that they are left out.
 */
export function mayOmitParameters({ callableWithoutParameters, arguments: all }: OperationView): boolean {
  return callableWithoutParameters && !all.some(({ key }) => key in Object.prototype);
}

function listField(name: TsCode, entries: readonly TsCode[]): TsCode[] {
  return entries.length === 0 ? [] : [code`${name}: [${join(entries, ", ")}]`];
}

/** What needs an encoder of the runtime; all other bodies travel as they are, or as JSON. */
function bodyFields({ body }: OperationView, scope: FileScope): TsCode[] {
  if (body === undefined) return [];
  const { format, type } = body.media;
  // A range names no type that could be sent.
  if (type.includes("*") && format === "json") return [code`body: "application/json"`];
  const encoder = encoderOf(body.media, scope);
  return [code`body: ${str(type)}`, ...(encoder === undefined ? [] : [code`encode: ${encoder}`])];
}

function encoderOf({ format, type }: MediaType, scope: FileScope): TsCode | undefined {
  if (format === "form" || format === "multipart") return scope.runtime("forms", format);
  if (type.includes("*")) return scope.runtime("bodies", "ofItsType");
  // Bytes that the document gives a type of JSON: JSON is what the runtime would make of them.
  return format === "binary" && isJson(type) ? code`${scope.runtime("bodies", "ofType")}(${str(type)})` : undefined;
}

function queryField(pack: Package, args: readonly OperationArgument[], scope: FileScope): TsCode[] {
  if (args.length === 0) return [];
  const entries = args.map((argument) => queryEntry(pack, argument, scope));
  return [code`query: [${scope.runtime("parameters", "queryOf")}, [${join(entries, ", ")}]]`];
}

/** A query parameter: its name where it is an ordinary one, else what is special about it. */
function queryEntry(pack: Package, argument: OperationArgument, scope: FileScope): TsCode {
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
  args: readonly OperationArgument[],
  scope: FileScope,
): TsCode[] {
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
function dateField(pack: Package, { parameter }: OperationArgument, scope: FileScope): TsCode[] {
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

function namedEntry({ parameter, key: name }: OperationArgument, special: readonly TsCode[]): TsCode {
  const fields = [...(name === parameter.name ? [] : [code`key: ${str(name)}`]), ...special];
  return fields.length === 0
    ? str(parameter.name)
    : code`{ ${join([code`name: ${str(parameter.name)}`, ...fields], ", ")} }`;
}

function isJson(contentType: string | undefined): boolean {
  return contentType !== undefined && /[/+]json\b/.test(contentType);
}

function resultFields(result: Result, scope: FileScope): TsCode[] {
  if (result.format === "none") return [code`read: ${scope.runtime("results", "nothing")}`];
  const accepted = acceptOf(result);
  return [...(accepted === "application/json" ? [] : [code`accept: ${str(accepted)}`]), ...readField(result, scope)];
}

/** What an operation asks for. Where any type would do, and JSON is meant, servers that can choose are asked for JSON. */
export function acceptOf({ format, mediaType = "*/*", isRange }: Result): string {
  return isRange && format === "json" ? `application/json, ${mediaType};q=0.5` : mediaType;
}

/** How an answer is read that is not JSON. */
export function readField({ format, isRange }: Result, scope: FileScope): TsCode[] {
  const reader = { text: isRange ? "anyText" : "text", binary: "binary", any: "anyValue" };
  return format === "text" || format === "binary" || format === "any"
    ? [code`read: ${scope.runtime("results", reader[format])}`]
    : [];
}
