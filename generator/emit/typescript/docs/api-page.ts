/** `docs/<Class>Api.md`: the methods of one tag. */
import type { Group } from "../../../ir/group.js";
import type { Operation, Response } from "../../../ir/model.js";
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
  md,
  plain,
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
export interface EndpointRow {
  readonly method: Markdown;
  readonly anchor: Markdown;
  readonly request: Markdown;
  readonly summary: Markdown;
}

export function endpointRow({ pack }: Pick<Context, "pack">, operation: Operation): EndpointRow {
  const method = methodOf(pack, operation);
  const summary = descriptionLine(operation.summary ?? firstParagraph(operation.description));
  return {
    method: plain(method),
    anchor: plain(anchorOf(method)),
    request: cell(requestOf(pack, operation)),
    summary: cell(operation.deprecated ? md`*Deprecated.* ${summary}` : summary),
  };
}

function firstParagraph(text = ""): string {
  return text.split(/\n\s*\n/, 1)[0] ?? "";
}

/** The view of a page. */
export function apiView(context: Context, group: Group) {
  const className = context.pack.names.groups.get(group.tag.name)?.className ?? "";
  const plans = context.methods.get(className) ?? [];
  const docs = group.tag.externalDocs;
  return {
    name: plain(className),
    anchor: plain(anchorOf(className)),
    description: description(group.tag.description ?? ""),
    seeAlso: docs === undefined ? md`` : externalLink(descriptionLine(docs.description ?? "More about this"), docs.url),
    endpoints: group.operations.map((operation) => endpointRow(context, operation)),
    methods: group.operations.map((operation) => methodView(context, operation, plans)),
  };
}

function methodView(context: Context, operation: Operation, plans: readonly MethodPlan[]) {
  const { pack, pages } = context;
  const view = viewOf(pack, operation);
  const name = methodOf(pack, operation);
  const plan = plans.find((method) => method.name === name);
  const summary = operation.summary ?? "";
  const docs = operation.externalDocs;
  return {
    name: plain(name),
    signature: inlineCode(`${name}(${plan === undefined ? "" : signature(plan)})`),
    returns: linkedType(plan?.returns ?? ("void" as Code), pages),
    deprecated: operation.deprecated,
    summary: description(summary),
    description: isSame(summary, operation.description) ? md`` : description(operation.description ?? ""),
    seeAlso: docs === undefined ? md`` : externalLink(descriptionLine(docs.description ?? "More about this"), docs.url),
    request: requestOf(pack, operation),
    example: fence("typescript", context.examples.get(operation.id) ?? ""),
    parameters: parameterRows(context, view),
    variants: variants(context, view, plans),
    authorization: authorization(operation, context.schemes),
    contentType:
      view.body === undefined
        ? md`
not sent: there is no body
          `
        : inlineCode(view.body.media.type),
    accept: accepted(view),
    responses: operation.responses.map((response) => responseRow(context, response)),
  };
}

/** `getDag`, as printed. */
function methodOf(pack: Package, operation: Operation): Code {
  const names = pack.names.operations.get(operation.id);
  if (names === undefined) throw new Error(`no name for the operation ${operation.id}`);
  return names.method;
}

function requestOf(pack: Package, { method, path }: Operation): Markdown {
  return md`**${plain(method)}** ${inlineCode(`${basePath(pack)}${path}`)}`;
}

function signature({ parameters }: MethodPlan): string {
  return parameters
    .map(({ name, optional, initializer }) => `${name}${optional === true || initializer !== undefined ? "?" : ""}`)
    .join(", ");
}

function isSame(summary: string, text = ""): boolean {
  const letters = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  return letters(summary) === letters(text);
}

function parameterRows({ pack, pages }: Context, view: OperationView) {
  const rows = view.arguments.map(({ key: name, parameter }) => ({
    name: cell(inlineCode(name)),
    type: cell(schemaType(pack, pages, parameter.schema, "write")),
    description: cell(descriptionLine(parameter.description ?? parameter.schema.description ?? "")),
    notes: cell(joinMarkdown([plain(parameter.in), ...notesOn(parameter.schema, parameter)], ", ")),
  }));
  if (view.body === undefined) return rows;
  const { media, required } = view.body;
  const { requestBody } = view.operation;
  const body = {
    name: inlineCode("body"),
    type: cell(media.schema === undefined ? inlineCode("unknown") : schemaType(pack, pages, media.schema, "write")),
    description: cell(descriptionLine(requestBody?.description ?? media.schema?.description ?? "")),
    notes: md`body${
      required
        ? md``
        : md`
, optional
          `
    }`,
  };
  return [...rows, body];
}

/** The methods that a list or a choice of formats adds to an operation. */
function variants({ pages, pack }: Context, view: OperationView, plans: readonly MethodPlan[]) {
  const [, ...others] = view.results;
  const method = methodOf(pack, view.operation);
  const wanted = [
    ...(view.pagination === undefined
      ? []
      : [
          {
            name: `${method}All`,
            says: md`yields every item of ${inlineCode(view.pagination.items)}, page after page.`,
          },
        ]),
    ...others.map((result) => ({
      name: `${method}${resultSuffix(result)}`,
      says: md`asks for ${inlineCode(result.mediaType ?? "*/*")}.`,
    })),
  ];
  return wanted.flatMap(({ name, says }) => {
    const plan = plans.find((candidate) => candidate.name === name);
    if (plan === undefined) return [];
    return [{ signature: inlineCode(`${name}(${signature(plan)})`), says, returns: linkedType(plan.returns, pages) }];
  });
}

function accepted({ results }: OperationView): Markdown {
  const types = results.flatMap(({ mediaType }) => (mediaType === undefined ? [] : [inlineCode(mediaType)]));
  return types.length === 0
    ? md`
anything: there is nothing to read
      `
    : joinMarkdown([...new Set(types)], ", ");
}

function responseRow({ pack, pages }: Context, response: Response) {
  const types = response.content.flatMap(({ schema }) =>
    schema === undefined ? [] : [schemaType(pack, pages, schema, "read")],
  );
  return {
    status: cell(plain(response.status)),
    description: cell(descriptionLine(response.description)),
    body: cell(
      types.length === 0
        ? md`
-
          `
        : joinMarkdown([...new Set(types)], ", "),
    ),
    headers: cell(
      response.headers.length === 0
        ? md`
-
          `
        : joinMarkdown(
            response.headers.map(({ name }) => inlineCode(name)),
            ", ",
          ),
    ),
  };
}
