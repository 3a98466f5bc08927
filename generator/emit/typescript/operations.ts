/** What an operation is in TypeScript: the constant that tells the runtime how to send it. */
import { takesCredentials } from "../../ir/airflow.js";
import type { Parameter, PathSegment } from "../../ir/model.js";
import { type OperationArgument, type OperationView } from "../../ir/operation-view.js";
import type { Result } from "../../ir/results.js";
import { bodyFields } from "./bodies.js";
import { type TsCode, code, join, str } from "./code.js";
import type { FileScope, Package } from "./context.js";
import { failedFields, receivedFields } from "./places.js";
import { sentSchemes } from "./providers.js";
import { pathPrefix, serverField } from "./servers.js";
import { pathStyleOf, styleOf, textField, wholeStyleOf } from "./styles.js";

/** The constant that tells the runtime how to send an operation. `result`: which of its formats is asked for. */
export function operationValue(pack: Package, view: OperationView, result: Result, scope: FileScope): TsCode {
  const of = (location: Parameter["in"]): readonly OperationArgument[] =>
    view.arguments.filter(({ parameter }) => parameter.in === location);
  const fields = [
    code`method: ${str(view.operation.method)}`,
    code`path: [${join(pathParts(pack, view, scope), ", ")}]`,
    ...fillField(view, scope),
    ...serverField(pack.api, view.operation, scope),
    ...queryField(pack, [...of("query"), ...of("querystring")], scope),
    ...listField(
      code`fields`,
      (["header", "cookie"] as const).flatMap((location) => fieldsEntry(pack, location, of(location), scope)),
    ),
    ...bodyFields(pack, view, scope),
    ...writeField(view, scope),
    ...securityField(pack, view),
    ...resultFields(pack, result, scope),
    ...failedFields(pack, view.operation, scope),
  ];
  return code`{ ${join(fields, ", ")} }`;
}

/** Literals and parameters in turn, as the runtime joins them: the path, and the query of its template behind `?`. */
function pathParts(pack: Package, view: OperationView, scope: FileScope): TsCode[] {
  const { pathSegments, fixedQuery = [] } = view.operation;
  const question: readonly PathSegment[] = fixedQuery.length === 0 ? [] : [{ kind: "literal", text: "?" }];
  const parts: TsCode[] = [];
  const inPath = view.arguments.filter(({ parameter }) => parameter.in === "path");
  const byName = new Map(inPath.map((argument) => [argument.parameter.name, argument]));
  let literal = pathPrefix(pack.api, view.operation);
  for (const segment of [...pathSegments, ...question, ...fixedQuery]) {
    if (segment.kind === "literal") {
      literal += segment.text;
      continue;
    }
    const argument = byName.get(segment.name);
    parts.push(str(literal), argument === undefined ? str(segment.name) : pathEntry(pack, argument, scope));
    literal = "";
  }
  return literal === "" && parts.length > 0 ? parts : [...parts, str(literal)];
}

/** What writes the path, where it has parameters. */
function fillField({ operation: { pathSegments, fixedQuery = [] } }: OperationView, scope: FileScope): TsCode[] {
  const hasParameters = [...pathSegments, ...fixedQuery].some(({ kind }) => kind === "parameter");
  return hasParameters ? [code`fill: ${scope.runtime("path", "pathOf")}`] : [];
}

/** What writes all that a call sends beside its path. */
function writeField({ arguments: all, body }: OperationView, scope: FileScope): TsCode[] {
  const isMore = body !== undefined || all.some(({ parameter }) => parameter.in !== "path");
  return isMore ? [code`write: ${scope.runtime("write", "write")}`] : [];
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

function queryField(pack: Package, args: readonly OperationArgument[], scope: FileScope): TsCode[] {
  if (args.length === 0) return [];
  const entries = args.map((argument) => queryEntry(pack, argument, scope));
  return [code`query: [${scope.runtime("parameters", "queryOf")}, [${join(entries, ", ")}]]`];
}

/** A query parameter: its name where it is an ordinary one, else what is special about it. */
function queryEntry(pack: Package, given: OperationArgument, scope: FileScope): TsCode {
  const whole = wholeStyleOf(given.parameter);
  if (whole !== undefined) return namedEntry(given, [code`style: ${scope.runtime("styles", whole)}`]);
  const argument = asQuery(given);
  const { parameter } = argument;
  const style = styleOf(pack, parameter, parameter.schema);
  return namedEntry(argument, [
    ...(style === undefined ? [] : [code`style: ${scope.runtime("styles", style)}`]),
    ...textField(pack, argument, scope, style === "deepObject"),
    ...(parameter.allowReserved ? [code`encode: ${scope.runtime("styles", "reserved")}`] : []),
  ]);
}

/** The query as a whole, if it is a form, is written as the parameters that its properties are. */
function asQuery({ parameter, key: name }: OperationArgument): OperationArgument {
  if (parameter.in !== "querystring") return { parameter, key: name };
  const { contentType: _form, ...others } = parameter;
  return { parameter: others, key: name };
}

/** A parameter of a path: its key where it is an ordinary one. */
function pathEntry(pack: Package, argument: OperationArgument, scope: FileScope): TsCode {
  const special = [...pathStyleField(pack, argument, scope), ...textField(pack, argument, scope)];
  if (special.length === 0) return str(argument.key);
  return namedEntry(argument, [...special, code`fill: ${scope.runtime("parameters", "inPath")}`]);
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
    namedEntry(argument, [...pathStyleField(pack, argument, scope), ...textField(pack, argument, scope)]),
  );
  return [code`[${scope.runtime("fields", `${location}Fields`)}, [${join(entries, ", ")}]]`];
}

function pathStyleField(pack: Package, { parameter }: OperationArgument, scope: FileScope): TsCode[] {
  const style = pathStyleOf(pack, parameter);
  if (style === undefined) return [];
  return [code`style: ${scope.runtime(style === "joined" ? "parameters" : "path-styles", style)}`];
}

function namedEntry({ parameter, key: name }: OperationArgument, special: readonly TsCode[]): TsCode {
  const fields = [...(name === parameter.name ? [] : [code`key: ${str(name)}`]), ...special];
  return fields.length === 0
    ? str(parameter.name)
    : code`{ ${join([code`name: ${str(parameter.name)}`, ...fields], ", ")} }`;
}

function resultFields(pack: Package, result: Result, scope: FileScope): TsCode[] {
  if (result.format === "none") return [code`read: ${scope.runtime("results", "nothing")}`];
  const accepted = acceptOf(result);
  return [
    ...(accepted === "application/json" ? [] : [code`accept: ${str(accepted)}`]),
    ...readField(result, scope),
    ...receivedFields(pack, result, scope),
  ];
}

/** What an operation asks for. Where any type would do, and JSON is meant, servers that can choose are asked for JSON. */
function acceptOf({ format, mediaType = "*/*", isRange }: Result): string {
  return isRange && format === "json" ? `application/json, ${mediaType};q=0.5` : mediaType;
}

/** How an answer is read that is not JSON. */
function readField({ format, isRange }: Result, scope: FileScope): TsCode[] {
  const reader = { text: isRange ? "anyText" : "text", binary: "binary", any: "anyValue" };
  return format === "text" || format === "binary" || format === "any"
    ? [code`read: ${scope.runtime("results", reader[format])}`]
    : [];
}
