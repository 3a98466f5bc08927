/** `docs/<Class>Api.md`: the methods of one tag. */
import type { Group } from "../../../ir/group.js";
import type { Api, MediaType, Operation, Response, Tag } from "../../../ir/model.js";
import { type BodyKey, bodyKeys, type OperationView, viewOf } from "../../../ir/operation-view.js";
import type { Pagination } from "../../../ir/pagination.js";
import { isReservedHeader } from "../../../ir/parameters.js";
import { isStream } from "../../../ir/results.js";
import { addressOf } from "../../../ir/servers.js";
import { tagsAbove } from "../../../ir/tags.js";
import {
  anchorOf,
  cell,
  description,
  descriptionLine,
  fence,
  firstParagraph,
  inlineCode,
  joinMarkdown,
  type Markdown,
  notesOn,
  plain,
  prose,
  seeAlso,
} from "../../markdown/index.js";
import { type TsCode, key } from "../code.js";
import { groupNames, operationNames, type Package } from "../context.js";
import { saysSame } from "../doc.js";
import type { InterfacePlan, MethodPlan, PropertyPlan, TypePlan } from "../plan.js";
import { type NamedInlineType, namedInlineTypes } from "../inline-code.js";
import { authorization, type SchemeLinks } from "./authorization.js";
import { curlSample } from "./curl.js";
import { interfaceView } from "./model-page.js";
import { answerSample, bodySample } from "./samples.js";
import { linkedType, type ModelPages, schemaType, shownType } from "./types.js";

/** What pages of methods need beside the operations. */
export interface ApiPageContext {
  readonly pack: Package;
  readonly pages: ModelPages;
  readonly schemes: SchemeLinks;
  /** The methods of all classes, as they are printed. */
  readonly methods: ReadonlyMap<string, readonly MethodPlan[]>;
  /** All types, as they are printed. */
  readonly types: ReadonlyMap<string, InterfacePlan | TypePlan>;
  /** Formatted examples, by operation. */
  readonly examples: ReadonlyMap<string, string>;
}

/** One line of a list of methods. A list and no table: a long path wraps in it. */
export function endpointRow(pack: Package, operation: Operation) {
  const { method, all, others } = operationNames(pack, operation);
  const companions = [
    ...(viewOf(pack, operation).pagination === undefined ? [] : [all]),
    ...others.map((one) => one.method),
  ];
  const texts = [operation.summary, firstParagraph(operation.description)];
  const summary = descriptionLine(texts.find((text) => text !== undefined && !saysSame(text, method)) ?? "");
  return {
    method: plain(method),
    anchor: plain(anchorOf(method)),
    companions: companions.map((name) => ({ name: plain(name), anchor: plain(anchorOf(name)) })),
    request: requestOf(pack, operation),
    summary: operation.deprecated ? prose`*Deprecated.* ${summary}` : summary,
  };
}

/** The view of a page. */
export function apiView(context: ApiPageContext, group: Group) {
  const className = groupNames(context.pack, group).className;
  const plans = context.methods.get(className) ?? [];
  return {
    name: plain(className),
    anchor: plain(anchorOf(className)),
    path: tagPath(context.pack.api, group.tag),
    kind: group.tag.kind === undefined ? prose`` : inlineCode(group.tag.kind),
    description: description(group.tag.description ?? ""),
    seeAlso: seeAlso(group.tag.externalDocs),
    endpoints: group.operations.map((operation) => endpointRow(context.pack, operation)),
    methods: group.operations.map((operation) => methodView(context, operation, plans)),
  };
}

/** What people call a tag, after those that it stands under: `Books › Old ones`. Nothing where that is its name alone. */
export function tagPath(api: Api, tag: Tag): Markdown {
  const path = [...tagsAbove(api.tags, tag), tag];
  if (path.length === 1 && tag.summary === undefined && tag.kind === undefined) return prose``;
  return joinMarkdown(
    path.map(({ name, summary = name }) => plain(summary)),
    " › ",
  );
}

function methodView(context: ApiPageContext, operation: Operation, plans: readonly MethodPlan[]) {
  const { pack, pages } = context;
  const view = viewOf(pack, operation);
  const name = operationNames(pack, operation).method;
  const plan = plans.find((method) => method.name === name);
  if (plan === undefined) throw new Error(`${name} is not printed`);
  const { summary = "", description: text = "" } = operation;
  return {
    name: plain(name),
    signature: signature(plan),
    returns: returned(plan.returns, pages),
    deprecated: operation.deprecated,
    summary: description(saysSame(summary, name) ? "" : summary),
    description: description([summary, name].some((said) => saysSame(said, text)) ? "" : text),
    seeAlso: seeAlso(operation.externalDocs),
    request: requestOf(pack, operation),
    example: fence("typescript", context.examples.get(operation.id) ?? ""),
    curl: curlSample(pack, view),
    body: bodySample(pack, view),
    answer: answerSample(pack, view),
    isItem: isStream(view.results[0].format),
    leftOut: leftOut(operation),
    parameters: parameterRows(context, view),
    variants: variants(context, view, plans),
    types: namedInlineTypes(pack, view).map((named) => inlineView(context, named)),
    authorization: authorization(pack, operation, context.schemes),
    contentType: contentType(view),
    accept: accepted(view),
    responses: [...operation.responses].sort(byStatus).map((response) => responseRow(context, view, response)),
  };
}

/** Parameters of the document that a client decides by itself. */
function leftOut({ parameters }: Operation): Markdown {
  const names = parameters.filter((one) => one.in === "header" && isReservedHeader(one.name)).map(({ name }) => name);
  return joinMarkdown([...new Set(names)].map(inlineCode), ", ");
}

/** A type that is named after the operation: its properties where it is an object. */
function inlineView({ pack, pages, types }: ApiPageContext, { name, type: { schemas } }: NamedInlineType) {
  const plan = types.get(name);
  if (plan === undefined) throw new Error(`${name} is not printed`);
  const [schema] = schemas;
  const shown = plan.kind === "interface" ? interfaceView(pack, pages, schema, plan) : undefined;
  return {
    name: plain(name),
    description: description(schema.description ?? ""),
    properties: shown?.properties ?? [],
    others: shown?.others ?? prose``,
    alias: plan.kind === "type" ? linkedType(plan.type, pages) : prose``,
  };
}

/** How a request begins: method and path. */
export function requestOf(pack: Package, operation: Operation): Markdown {
  return prose`**${plain(operation.method)}** ${inlineCode(addressOf(pack.api, operation))}`;
}

function signature({ name, parameters }: MethodPlan): Markdown {
  const list = parameters.map((parameter) => {
    const isOptional = parameter.optional === true || parameter.initializer !== undefined;
    return `${parameter.name}${isOptional ? "?" : ""}`;
  });
  return inlineCode(`${name}(${list.join(", ")})`);
}

/** The type of a result. Of an `AsyncGenerator` the type of its items is shown: nothing is returned by it or sent to it. */
function returned(type: TsCode, pages: ModelPages): Markdown {
  return linkedType(type.replace(/, void, undefined>$/, ">"), pages);
}

function parameterRows(context: ApiPageContext, view: OperationView) {
  const rows = view.arguments.map(({ key: name, parameter }) => ({
    name: cell(inlineCode(name)),
    type: typeCell(context, view, name),
    description: cell(descriptionLine(parameter.description ?? parameter.schema.description ?? "")),
    notes: cell(
      joinMarkdown([plain(parameter.in), ...required(parameter), ...notesOn(parameter.schema, parameter)], ", "),
    ),
  }));
  if (view.body === undefined) return rows;
  return [...rows, ...bodyKeys(view.body).map((name) => bodyRow(context, view, name))];
}

function bodyRow(context: ApiPageContext, view: OperationView, name: BodyKey) {
  const { media, required: isRequired = false } = view.body ?? {};
  const text = view.operation.requestBody?.description ?? media?.schema?.description ?? "";
  const told: Readonly<Record<BodyKey, Markdown>> = {
    body: cell(descriptionLine(text)),
    contentType: prose`the media type of the body, default ${inlineCode(media?.type ?? "")}`,
    partHeaders: prose`headers for each part of the body, by the name of its property`,
  };
  return {
    name: inlineCode(name),
    type: typeCell(context, view, name),
    description: told[name],
    notes: joinMarkdown([prose`body`, ...required({ required: name === "body" && isRequired })], ", "),
  };
}

function contentType({ body }: OperationView): Markdown {
  if (body === undefined) return prose`none, because the request has no body`;
  return joinMarkdown(
    body.choices.map(({ type }) => inlineCode(type)),
    ", ",
  );
}

/** The type of a parameter. */
function typeCell({ pack, pages, types }: ApiPageContext, { operation }: OperationView, name: string): Markdown {
  const { params } = operationNames(pack, operation);
  const property = propertiesByKey(types.get(params)?.properties ?? []).get(key(name));
  if (property === undefined) throw new Error(`${params} has no ${name}`);
  return cell(linkedType(shownType(property), pages));
}

const byKey = new WeakMap<readonly PropertyPlan[], ReadonlyMap<string, PropertyPlan>>();

/** Every row of a table asks for its own. */
function propertiesByKey(properties: readonly PropertyPlan[]): ReadonlyMap<string, PropertyPlan> {
  const known = byKey.get(properties) ?? new Map(properties.map((property) => [property.key, property]));
  byKey.set(properties, known);
  return known;
}

function required(one: { readonly required: boolean }): Markdown[] {
  return [one.required ? prose`required` : prose`optional`];
}

/** The methods that a list or a choice of formats adds to an operation. */
function variants(context: ApiPageContext, view: OperationView, plans: readonly MethodPlan[]) {
  const { pages, pack } = context;
  const [, ...others] = view.results;
  const names = operationNames(pack, view.operation);
  const row = (name: string, says: Markdown) =>
    plans
      .filter((plan) => plan.name === name)
      .map((plan) => ({
        ...{ name: plain(plan.name), signature: signature(plan) },
        ...{ says, returns: returned(plan.returns, pages) },
      }));
  return [
    ...(view.pagination === undefined
      ? []
      : row(names.all, prose`requests all pages and yields every item${itemsOf(view.pagination)}.`)),
    ...others.flatMap((result, index) =>
      row(
        names.others[index]?.method ?? names.method,
        prose`requests the media type ${inlineCode(result.mediaType ?? "*/*")}.`,
      ),
    ),
  ];
}

function itemsOf({ items }: Pagination): Markdown {
  return items.length === 0 ? prose`` : prose` of ${inlineCode(items.join("."))}`;
}

function accepted({ results }: OperationView): Markdown {
  const types = results.flatMap(({ mediaType }) => (mediaType === undefined ? [] : [inlineCode(mediaType)]));
  return types.length === 0
    ? prose`anything, because the client does not read the response`
    : joinMarkdown([...new Set(types)], ", ");
}

/** `200`, `4XX`, `default`: as they sort. */
function byStatus(a: Response, b: Response): number {
  return a.status < b.status ? -1 : 1;
}

function responseRow(context: ApiPageContext, view: OperationView, response: Response) {
  const { status, summary = "", description: text, content, headers } = response;
  const types = content.flatMap((media) => bodyShown(context, view, media));
  const names = headers.map(({ name }) => inlineCode(name));
  return {
    status: cell(plain(status)),
    description: cell(descriptionLine(text || summary)),
    body: cell(listed([...new Set(types)])),
    headers: cell(listed(names)),
  };
}

/** What a body is to those who get it: the values of JSON, of a stream those of its items; all else is a text or bytes. */
function bodyShown(
  { pack, pages }: ApiPageContext,
  view: OperationView,
  { format, schema, itemSchema }: MediaType,
): Markdown[] {
  if (format === "text" || format === "form") return [inlineCode("string")];
  if (format === "binary" || format === "multipart") return [inlineCode("Blob")];
  const shown = isStream(format) ? itemSchema : schema;
  return shown === undefined ? [] : [schemaType(pack, pages, view, shown)];
}

function listed(items: readonly Markdown[]): Markdown {
  return items.length === 0 ? prose`-` : joinMarkdown(items, ", ");
}
