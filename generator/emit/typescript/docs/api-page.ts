/** `docs/<Class>Api.md`: the methods of one tag. */
import type { Group } from "../../../ir/group.js";
import type { ExternalDocs, Operation, Response } from "../../../ir/model.js";
import type { Code } from "../../text.js";
import type { Package } from "../context.js";
import { basePath, type OperationView, resultSuffix, viewOf } from "../operations.js";
import type { MethodPlan } from "../plan.js";
import {
  anchorOf,
  cell,
  description,
  descriptionLine,
  externalLink,
  fence,
  inlineCode,
  joinMarkdown,
  type Markdown,
  plain,
  prose,
} from "./markdown.js";
import { authorization, notesOn, type SchemeLinks } from "./notes.js";
import { linkedType, type ModelPages, schemaType } from "./types.js";

/** What pages of methods need beside the operations. */
export interface Context {
  readonly pack: Package;
  readonly pages: ModelPages;
  readonly schemes: SchemeLinks;
  /** The methods of all classes, as they are printed. */
  readonly methods: ReadonlyMap<string, readonly MethodPlan[]>;
  /** Formatted examples, by operation. */
  readonly examples: ReadonlyMap<string, string>;
}

/** One line of a table of methods. */
export function endpointRow(pack: Package, operation: Operation) {
  const method = methodOf(pack, operation);
  const summary = descriptionLine(operation.summary ?? firstParagraph(operation.description));
  return {
    method: plain(method),
    anchor: plain(anchorOf(method)),
    request: cell(requestOf(pack, operation)),
    summary: cell(operation.deprecated ? prose`*Deprecated.* ${summary}` : summary),
  };
}

/** What a table has room for. */
export function firstParagraph(text = ""): string {
  return text.split(/\n\s*\n/, 1)[0] ?? "";
}

/** A link to what a document says elsewhere; nothing where it says nothing. */
export function seeAlso(docs: ExternalDocs | undefined): Markdown {
  return docs === undefined ? prose`` : externalLink(descriptionLine(docs.description ?? docs.url), docs.url);
}

/** The view of a page. */
export function apiView(context: Context, group: Group) {
  const className = context.pack.names.groups.get(group.tag.name)?.className ?? "";
  const plans = context.methods.get(className) ?? [];
  return {
    name: plain(className),
    anchor: plain(anchorOf(className)),
    description: description(group.tag.description ?? ""),
    seeAlso: seeAlso(group.tag.externalDocs),
    endpoints: group.operations.map((operation) => endpointRow(context.pack, operation)),
    methods: group.operations.map((operation) => methodView(context, operation, plans)),
  };
}

function methodView(context: Context, operation: Operation, plans: readonly MethodPlan[]) {
  const { pack, pages } = context;
  const view = viewOf(pack, operation);
  const name = methodOf(pack, operation);
  const plan = plans.find((method) => method.name === name);
  if (plan === undefined) throw new Error(`${name} is not printed`);
  const summary = operation.summary ?? "";
  return {
    name: plain(name),
    signature: signature(plan),
    returns: returned(plan.returns, pages),
    deprecated: operation.deprecated,
    summary: description(summary),
    description: description(isSame(summary, operation.description) ? "" : (operation.description ?? "")),
    seeAlso: seeAlso(operation.externalDocs),
    request: requestOf(pack, operation),
    example: fence("typescript", context.examples.get(operation.id) ?? ""),
    parameters: parameterRows(context, view),
    variants: variants(context, view, plans),
    authorization: authorization(operation, context.schemes),
    contentType: view.body === undefined ? prose`none, since there is no body` : inlineCode(view.body.media.type),
    accept: accepted(view),
    responses: operation.responses.map((response) => responseRow(context, response)),
  };
}

function methodOf(pack: Package, operation: Operation): Code {
  const names = pack.names.operations.get(operation.id);
  if (names === undefined) throw new Error(`no name for the operation ${operation.id}`);
  return names.method;
}

function requestOf(pack: Package, { method, path }: Operation): Markdown {
  return prose`**${plain(method)}** ${inlineCode(`${basePath(pack)}${path}`)}`;
}

function signature({ name, parameters }: MethodPlan): Markdown {
  const list = parameters.map((parameter) => {
    const isOptional = parameter.optional === true || parameter.initializer !== undefined;
    return `${parameter.name}${isOptional ? "?" : ""}`;
  });
  return inlineCode(`${name}(${list.join(", ")})`);
}

/** What generators return and are sent says nothing to a reader. */
function returned(type: Code, pages: ModelPages): Markdown {
  return linkedType(type.replace(/, void, undefined>$/, ">"), pages);
}

/** "Get Dag Runs" and "Get dag runs." are one sentence. */
function isSame(summary: string, text = ""): boolean {
  const letters = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  return letters(summary) === letters(text);
}

function parameterRows({ pack, pages }: Context, view: OperationView) {
  const rows = view.arguments.map(({ key: name, parameter }) => ({
    name: cell(inlineCode(name)),
    type: cell(schemaType(pack, pages, parameter.schema, "write")),
    description: cell(descriptionLine(parameter.description ?? parameter.schema.description ?? "")),
    notes: cell(
      joinMarkdown([plain(parameter.in), ...required(parameter), ...notesOn(parameter.schema, parameter)], ", "),
    ),
  }));
  if (view.body === undefined) return rows;
  const { media } = view.body;
  const { requestBody } = view.operation;
  const body = {
    name: inlineCode("body"),
    type: cell(media.schema === undefined ? inlineCode("unknown") : schemaType(pack, pages, media.schema, "write")),
    description: cell(descriptionLine(requestBody?.description ?? media.schema?.description ?? "")),
    notes: joinMarkdown([prose`body`, ...required(view.body)], ", "),
  };
  return [...rows, body];
}

function required(one: { readonly required: boolean }): Markdown[] {
  return [one.required ? prose`required` : prose`optional`];
}

/** The methods that a list or a choice of formats adds to an operation. */
function variants(context: Context, view: OperationView, plans: readonly MethodPlan[]) {
  const { pages, pack } = context;
  const [, ...others] = view.results;
  const method = methodOf(pack, view.operation);
  const row = (name: string, says: Markdown) =>
    plans
      .filter((plan) => plan.name === name)
      .map((plan) => ({ signature: signature(plan), says, returns: returned(plan.returns, pages) }));
  return [
    ...(view.pagination === undefined
      ? []
      : row(`${method}All`, prose`yields every item of ${inlineCode(view.pagination.items)}, page after page.`)),
    ...others.flatMap((result) =>
      row(`${method}${resultSuffix(result)}`, prose`asks for ${inlineCode(result.mediaType ?? "*/*")}.`),
    ),
  ];
}

function accepted({ results }: OperationView): Markdown {
  const types = results.flatMap(({ mediaType }) => (mediaType === undefined ? [] : [inlineCode(mediaType)]));
  return types.length === 0 ? prose`anything, since nothing is read` : joinMarkdown([...new Set(types)], ", ");
}

function responseRow({ pack, pages }: Context, { status, description: text, content, headers }: Response) {
  const types = content.flatMap(({ schema }) =>
    schema === undefined ? [] : [schemaType(pack, pages, schema, "read")],
  );
  const names = headers.map(({ name }) => inlineCode(name));
  return {
    status: cell(plain(status)),
    description: cell(descriptionLine(text)),
    body: cell(listed([...new Set(types)])),
    headers: cell(listed(names)),
  };
}

function listed(items: readonly Markdown[]): Markdown {
  return items.length === 0 ? prose`-` : joinMarkdown(items, ", ");
}
