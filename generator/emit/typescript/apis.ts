/** One file per tag: an API class that stands alone, the parameters of its methods, and what tells the runtime how to send them. */
import { isAny } from "../../ir/flatten.js";
import type { Group } from "../../ir/group.js";
import type { Parameter, Schema } from "../../ir/model.js";
import { type OperationView, viewOf } from "../../ir/operation-view.js";
import type { Pagination } from "../../ir/pagination.js";
import { failures, isStream, type Result, successHeaders } from "../../ir/results.js";
import { bodyProperties, parametersPlan } from "./bodies.js";
import { type TsCode, code, type TsDoc, doc, join, key, num, paragraphs, str } from "./code.js";
import { docsPage, fileScope, type FileScope, groupNames, operationNames, type Package } from "./context.js";
import { type DocsPage, see, operationDoc, parameterDoc } from "./doc.js";
import { inlineStatements, withInlineTypes } from "./inline-code.js";
import type { FurtherMethod, OperationNames } from "./names.js";
import { mayOmitParameters, operationValue } from "./operations.js";
import { pagesCall, pagesDoc } from "./pages.js";
import type { ArgumentPlan, FilePlan, MethodPlan, PropertyPlan, StatementPlan } from "./plan.js";
import { isForm, isJson } from "./styles.js";
import { typeOf, type TypeScope, union } from "./types.js";

/** The files of `src/apis/`. */
export function apiFiles(pack: Package): FilePlan[] {
  return pack.groups.map((group) => apiFile(pack, group));
}

/** One operation while its file is made. */
export interface Draft {
  readonly pack: Package;
  readonly view: OperationView;
  readonly names: OperationNames;
  readonly scope: FileScope;
  /** The page of its class in the docs. */
  readonly page: DocsPage;
}

function apiFile(pack: Package, group: Group): FilePlan {
  const names = groupNames(pack, group);
  const scope = fileScope(pack, "apis");
  const page = docsPage(pack, names.className);
  const drafts = group.operations.map((operation): Draft => {
    const own = operationNames(pack, operation);
    const view = viewOf(pack, operation);
    return { pack, view, names: own, scope: withInlineTypes(pack, view, scope), page };
  });
  const statements: StatementPlan[] = [
    ...drafts.flatMap((draft) => [
      ...parametersInterface(draft),
      ...inlineStatements(pack, draft.view, draft.scope, draft.page),
      ...errorsInterface(draft),
    ]),
    ...drafts.flatMap(constants),
    {
      kind: "class",
      name: names.className,
      extends: scope.runtime("api", "ApiBase"),
      doc: paragraphs(doc(group.tag.description ?? `The operations of ${group.tag.name}.`), see(page)),
      fields: [],
      methods: drafts.flatMap((draft) => methodDrafts(draft, code`this.client`).map(({ plan }) => plan)),
    },
  ];
  return {
    path: `src/apis/${names.className}.ts`,
    imports: scope.imports(),
    statements,
  };
}

function parametersInterface({ view, names, scope }: Draft): StatementPlan[] {
  if (!view.hasParameters) return [];
  const types = scope.at("write");
  const properties = view.arguments.map(({ parameter, key: name }): PropertyPlan => {
    return {
      key: key(name),
      type: parameterType(parameter, types),
      optional: !parameter.required,
      doc: parameterDoc(parameter),
    };
  });
  const plan = { name: names.params, doc: doc(`Parameters of ${names.method}.`) };
  return [parametersPlan(plan, properties, bodyProperties(view, scope))];
}

/**
 * The type of what can be sent: a path, query or header holds text. A parameter without a type takes a string, a number or a boolean; one
 * of another media type than JSON takes that text. A path has no place for null.
 */
function parameterType({ schema, contentType, in: location }: Parameter, types: TypeScope): TsCode {
  const isWholeForm = location === "querystring" && isForm(contentType);
  if (contentType !== undefined && !isJson(contentType) && !isWholeForm) return code`string`;
  const type = typeOf(sendable(location === "path" ? withoutNull(schema) : schema), types);
  return type === "unknown" && contentType === undefined ? code`string | number | boolean` : type;
}

/** Bytes are none that a parameter could hold: they are the text that the document means. */
function sendable(schema: Schema): Schema {
  if (schema.kind === "array") return { ...schema, items: sendable(schema.items) };
  if (schema.kind !== "string" || schema.format !== "binary") return schema;
  const { format: _format, ...text } = schema;
  return text;
}

function withoutNull(schema: Schema): Schema {
  if (schema.kind !== "union") return { ...schema, nullable: false };
  const members = schema.members.filter(({ kind }) => kind !== "null").map(withoutNull);
  return { ...schema, nullable: false, members };
}

/** What an error of each declared status carries, of each range, and by `default` of all others. */
function errorsInterface({ view, names, scope }: Draft): StatementPlan[] {
  const types = scope.at("read");
  const properties = failures(view.operation).map(({ status, response }): PropertyPlan => {
    const schemas = response.content.flatMap(({ format, schema }) =>
      format === "json" && schema !== undefined ? [schema] : [],
    );
    const type = schemas.length === 0 ? code`unknown` : union(schemas.map((schema) => typeOf(schema, types)));
    return {
      key: typeof status === "number" ? num(status) : key(status),
      type,
      optional: false,
      doc: doc(response.description),
    };
  });
  return properties.length === 0
    ? []
    : [
        {
          kind: "interface",
          name: names.errors,
          typeParameters: [],
          doc: doc(`The bodies of the errors of ${names.method}, by status. Pass this type to isApiError.`),
          properties,
        },
      ];
}

/**
 * The constants that tell the runtime of an operation. They are exported for the functions, and for `client.call`; a stream is no
 * answer of such a call, which its type says.
 */
function constants(draft: Draft): StatementPlan[] {
  const { pack, view, names, scope } = draft;
  const [main, ...others] = view.results;
  const constant = (name: TsCode, method: TsCode, result: Result): StatementPlan => ({
    kind: "const",
    name,
    exported: true,
    doc: doc(
      isStream(result.format)
        ? `The operation of ${method}, a stream.`
        : `The operation of ${method}, for Client.call.`,
    ),
    type: operationType(draft, result),
    value: operationValue(pack, view, result, scope),
  });
  return [
    constant(names.constant, names.method, main),
    ...paired(others, names).map(([result, further]) => constant(further.constant, further.method, result)),
  ];
}

function operationType({ view, names, scope }: Draft, result: Result): TsCode {
  if (isStream(result.format)) return scope.runtime("operation", "StreamOperation", true);
  const type = scope.runtime("operation", "TypedOperation", true);
  const params = view.hasParameters ? names.params : code`undefined`;
  const mayOmit = view.hasParameters && mayOmitParameters(view);
  return code`${type}<${mayOmit ? code`${params} | undefined` : params}, ${resultType(result, scope)}>`;
}

/** Each further format, and the names of the method that asks for it. */
function paired(results: readonly Result[], names: OperationNames): (readonly [Result, FurtherMethod])[] {
  return results.flatMap((result, index) => {
    const further = names.others[index];
    return further === undefined ? [] : [[result, further] as const];
  });
}

/** A method of a class, which a function is, too, and the constant that it sends. */
export interface MethodDraft {
  readonly plan: MethodPlan;
  readonly constant?: TsCode;
}

/** The methods of an operation. `client`: what sends them; `nameOf`: what else than a method of the same object a method is called by. */
export function methodDrafts(draft: Draft, client: TsCode, nameOf?: (method: TsCode) => TsCode): MethodDraft[] {
  const { view, names } = draft;
  const [main, ...others] = view.results;
  return [
    method(draft, main, names.method, names.constant, client),
    ...(view.pagination === undefined ? [] : [{ plan: allMethod(draft, view.pagination, nameOf) }]),
    ...paired(others, names).map(([result, further]) =>
      method(draft, result, further.method, further.constant, client),
    ),
  ];
}

function method(
  { view, names, scope, page }: Draft,
  result: Result,
  name: TsCode,
  constant: TsCode,
  client: TsCode,
): MethodDraft {
  const parameters = methodParameters(view, names, scope);
  const passed = view.hasParameters ? code`params` : code`undefined`;
  const type = resultType(result, scope);
  const note = name === names.method ? undefined : formatNote(result);
  const common = { name, parameters, doc: operationDoc(view.operation, page, names.method.toLowerCase(), note) };
  const reader = streamReader(result, type, scope);
  const returns = reader === undefined ? promiseOf(type, view, scope) : code`AsyncGenerator<${type}, void, undefined>`;
  // The type is said, though a compiler could find it: that takes longer.
  const send = reader ?? code`${scope.runtime("send", "call")}<${type}>`;
  const plan = { ...common, returns, body: code`return ${send}(${client}, ${constant}, ${passed}, options);` };
  return { plan, constant };
}

function promiseOf(type: TsCode, view: OperationView, scope: FileScope): TsCode {
  return code`${scope.runtime("http", "CallPromise", true)}<${join([type, ...headerNames(view)], ", ")}>`;
}

/** The type of the names of the headers that the document declares for success, where it declares some. */
function headerNames({ operation }: OperationView): TsCode[] {
  const names = successHeaders(operation).map(str);
  return names.length === 0 ? [] : [join(names, " | ")];
}

/** The function of the runtime that reads a stream item by item; undefined for an answer that is read as a whole. */
function streamReader(result: Result, type: TsCode, scope: FileScope): TsCode | undefined {
  switch (result.format) {
    case "ndjson":
      return code`${scope.runtime("stream", "stream")}<${type}>`;
    case "json-seq":
      return code`${scope.runtime("sequence", "sequence")}<${type}>`;
    case "event-stream":
      return hasJsonData(result)
        ? code`${scope.runtime("events", "jsonEvents")}<${anyOf(result, scope)}>`
        : scope.runtime("events", "events");
    default:
      return undefined;
  }
}

/** The data of all events are JSON: otherwise they are texts, of which the caller knows more. */
function hasJsonData({ schemas }: Result): boolean {
  return schemas.every((schema) => schema !== undefined);
}

function formatNote(result: Result): TsDoc {
  return doc(`Requests ${result.mediaType ?? "another format"}.`);
}

function methodParameters(view: OperationView, names: OperationNames, scope: FileScope): ArgumentPlan[] {
  const [headers] = headerNames(view);
  const type = scope.runtime("http", "CallOptions", true);
  const options: ArgumentPlan = {
    name: code`options`,
    type: headers === undefined ? type : code`${type}<${headers}>`,
    optional: true,
  };
  if (!view.hasParameters) return [options];
  const params: ArgumentPlan = mayOmitParameters(view)
    ? { name: code`params`, type: names.params, initializer: code`{}` }
    : { name: code`params`, type: names.params };
  return [params, options];
}

function resultType(result: Result, scope: FileScope): TsCode {
  switch (result.format) {
    case "none":
      return code`void`;
    case "text":
      return withEmpty(code`string`, result);
    case "binary":
      return withEmpty(code`Blob`, result);
    case "ndjson":
    case "json-seq":
      return anyOf(result, scope);
    case "event-stream": {
      const event = scope.runtime("events", "EventOf", true);
      return hasJsonData(result) ? code`${event}<${anyOf(result, scope)}>` : event;
    }
    default:
      return withEmpty(anyOf(result, scope), result);
  }
}

/** Any of the types that the statuses of an answer have. */
function anyOf({ schemas }: Result, scope: FileScope): TsCode {
  const known = schemas.flatMap((schema) => (schema === undefined || isAny(schema) ? [] : [schema]));
  // What is not printed is not imported.
  if (known.length < schemas.length) return code`unknown`;
  return union(known.map((schema) => typeOf(schema, scope.at("read"))));
}

function withEmpty(type: TsCode, result: Result): TsCode {
  return result.mayBeEmpty && type !== "unknown" ? code`${type} | undefined` : type;
}

/** Walks the pages of a list. */
function allMethod(
  { view, names, scope }: Draft,
  pagination: Pagination,
  nameOf?: (method: TsCode) => TsCode,
): MethodPlan {
  const item = typeOf(pagination.item, scope.at("read"));
  const [target, written] =
    nameOf === undefined
      ? [code`this.${names.method}(`, code`api.${names.all}(…)`]
      : [code`${nameOf(names.method)}(client, `, code`${nameOf(names.all)}(client, …)`];
  return {
    name: names.all,
    doc: paragraphs(
      doc(`Yields every item of ${names.method}. Requests a page when its first item is needed.`),
      pagesDoc(view, pagination),
      doc(`\`for await (const item of ${written})\``),
    ),
    parameters: methodParameters(view, names, scope),
    returns: code`AsyncGenerator<${item}, void, undefined>`,
    body: code`return ${pagesCall({ view, pagination, scope, item, target })};`,
  };
}
