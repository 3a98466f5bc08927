/** `README.md`: what a stranger reads first. */
import type { Group } from "../../../ir/group.js";
import type { MediaFormat, Operation } from "../../../ir/model.js";
import { viewOf } from "../../../ir/operation-view.js";
import { addressOf, ownServer } from "../../../ir/servers.js";
import { inTreeOrder } from "../../../ir/tags.js";
import {
  anchorOf,
  description,
  descriptionLine,
  externalLink,
  firstParagraph,
  inlineCode,
  linkText,
  type Markdown,
  pageLink,
  plain,
  prose,
} from "../../markdown/index.js";
import { code, join, str, type TsCode } from "../code.js";
import { docsAddress } from "../package.js";
import { groupNames, type Package } from "../context.js";
import { endpointRow, tagPath } from "./api-page.js";
import { helperTexts } from "./helpers.js";
import type { DocumentedModel } from "./model-page.js";
import type { DocsOptions } from "./options.js";
import { baseUrl } from "./program.js";
import { programFence, schemeView, variables } from "./schemes.js";
import { serversView } from "./servers.js";
import type { SnippetName } from "./snippets.js";

export interface ReadmeInput {
  readonly pack: Package;
  readonly options: DocsOptions;
  readonly models: readonly DocumentedModel[];
  readonly titles: ReadonlyMap<string, string>;
  /** Formatted programs. */
  readonly programs: ReadonlyMap<string, string>;
}

/** The view of the page. */
export function readmeView({ pack, options, models, titles, programs }: ReadmeInput) {
  const { api } = pack;
  const program = (name: SnippetName): Markdown => programFence(programs, name);
  return {
    ...about(pack, options),
    root: inlineCode(pack.names.root),
    methods: counted(api.operations.length, "method", "methods"),
    classes: counted(pack.groups.length, "class", "classes"),
    addresses: addresses(pack),
    servers: serversView(pack),
    serverProgram: program("servers"),
    first: program("first"),
    oneClass: program("oneClass"),
    oneOperation: program("oneOperation"),
    errors: program("errors"),
    pages: program("pages"),
    stream: program("stream"),
    events: hasFormat(pack, "event-stream"),
    sequences: hasFormat(pack, "json-seq"),
    dates: program("dates"),
    helpers: helperTexts(pack).map(({ helper, title, says }) => ({
      title,
      says,
      program: programFence(programs, helper),
    })),
    options: program("options"),
    headers: program("headers"),
    texts: hasFormat(pack, "text"),
    files: hasFormat(pack, "binary"),
    middleware: program("middleware"),
    schemes: api.securitySchemes.map((scheme) => schemeView(pack, scheme, titles, programs)),
    environment: program("environment"),
    variables: variables(pack),
    ownScheme: program("ownScheme"),
    byScheme: program("byScheme"),
    groups: groupsInOrder(pack).map((group) => ({
      name: plain(groupNames(pack, group).className),
      path: tagPath(api, group.tag),
      anchor: plain(anchorOf(groupNames(pack, group).className)),
      link: toPage(options, plain(groupNames(pack, group).className), `${groupNames(pack, group).className}.md`),
      endpoints: group.operations.map((operation) => linkedRow(pack, options, group, operation)),
    })),
    models: models.map((model) => modelRow(options, model)),
  };
}

/** The view of the page of a document without operations. */
export function modelsReadmeView({ pack, options, models, programs }: Omit<ReadmeInput, "titles">) {
  return {
    ...about(pack, options),
    import: programFence(programs, "import"),
    models: models.map((model) => modelRow(options, model)),
  };
}

/** How a program gets at the first of the models. */
export function modelsImport(packageName: string, models: readonly DocumentedModel[]): TsCode {
  const names = models.slice(0, 1).flatMap(({ forms }) => forms.slice(0, 1).map(({ name }) => name));
  return code`import type { ${join(names, ", ")} } from ${str(packageName)};`;
}

/** What every README says of the package and of the document. */
function about(pack: Package, options: DocsOptions) {
  const { airflow, packageName, hasCode, build = false } = options;
  const { info } = pack.api;
  return {
    about: plain(airflow === undefined ? `${info.title} ${info.version}` : `Apache Airflow ${airflow}`),
    packageName: inlineCode(packageName),
    hasCode,
    isBuilt: hasCode && build,
    facts: facts(pack),
    description: description(info.description ?? info.summary ?? ""),
  };
}

/** A link to a page of the docs, where there are pages. */
function toPage(options: DocsOptions, text: Markdown, page: string): Markdown {
  const folder = docsAddress(options)?.replace(/^(?:\.\.\/)+/, "");
  return folder === undefined ? text : pageLink(text, folder + page);
}

function linkedRow(pack: Package, options: DocsOptions, group: Group, operation: Operation) {
  const row = endpointRow(pack, operation);
  const page = `${groupNames(pack, group).className}.md`;
  const linked = (name: Markdown, anchor: Markdown): Markdown => toPage(options, name, `${page}#${anchor}`);
  const companions = row.companions.map(({ name, anchor }) => ({ link: linked(name, anchor) }));
  return { request: row.request, summary: row.summary, link: linked(row.method, row.anchor), companions };
}

function modelRow(options: DocsOptions, { name, title, schema }: DocumentedModel) {
  return {
    link: toPage(options, plain(title), `${name}.md`),
    summary: descriptionLine(firstParagraph(schema.description)),
  };
}

/** The groups of a tag that stands under another one follow those of that tag. */
function groupsInOrder({ api, groups }: Package): readonly Group[] {
  const order = new Map(inTreeOrder(api.tags).map(({ name }, index) => [name, index]));
  const placeOf = ({ tag }: Group): number => order.get(tag.name) ?? order.size;
  return [...groups].sort((a, b) => placeOf(a) - placeOf(b));
}

/** What comes before the paths of the endpoints, told by the first of them that is at `baseUrl`. */
function addresses(pack: Package): Markdown {
  const operations = pack.groups.flatMap((group) => group.operations);
  const operation = operations.find((one) => ownServer(pack.api, one)?.kind !== "absolute");
  const url = baseUrl(pack);
  if (operation === undefined) return prose``;
  const path = addressOf(pack.api, operation);
  return prose` With ${inlineCode(url)}, the first endpoint is at ${inlineCode(`${url}${path}`)}.`;
}

/** Whether an operation sends or answers something in a format. */
function hasFormat(pack: Package, format: MediaFormat): boolean {
  return pack.api.operations.some((operation) => {
    const { body, results } = viewOf(pack, operation);
    return [...(body?.choices ?? []), ...results].some((one) => one.format === format);
  });
}

function counted(count: number, one: string, many: string): Markdown {
  return plain(`${count} ${count === 1 ? one : many}`);
}

function facts({ api }: Package): Markdown[] {
  const { contact, license, termsOfService } = api.info;
  const linked = (text: string, url = ""): Markdown => externalLink(linkText(text), url, plain(text));
  const name = contact?.name ?? contact?.email ?? contact?.url;
  return [
    prose`Document: ${plain(api.info.title)} ${plain(api.info.version)}, OpenAPI ${plain(api.openapi)}`,
    ...(name === undefined ? [] : [prose`Contact: ${linked(name, contact?.url)}`]),
    ...(license === undefined ? [] : [prose`License of the API: ${linked(license.name, license.url)}`]),
    ...(termsOfService === undefined ? [] : [prose`Terms of service: ${linked(termsOfService, termsOfService)}`]),
  ];
}
