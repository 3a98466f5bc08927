/** `README.md`: what a stranger reads first. */
import type { Operation, SecurityScheme } from "../../../ir/model.js";
import type { TargetOptions } from "../../registry.js";
import type { Package } from "../context.js";
import { endpointRow } from "./api-page.js";
import { authOf } from "./auth.js";
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
  pageLink,
  plain,
} from "./markdown.js";
import type { Model } from "./model-page.js";
import { baseUrl } from "./program.js";
import { schemeProgram, type SnippetName } from "./snippets.js";

/** Where each scheme is explained, seen from the README. `reserved`: headings that a scheme must not be called like. */
export function schemeTitles(
  schemes: readonly SecurityScheme[],
  reserved: readonly string[],
): ReadonlyMap<string, string> {
  const taken = new Set(reserved.map(anchorOf));
  return new Map(
    schemes.map(({ name }) => {
      let title = name;
      while (anchorOf(title) === "" || taken.has(anchorOf(title))) title = `${title} scheme`.trim();
      taken.add(anchorOf(title));
      return [name, title];
    }),
  );
}

export interface ReadmeInput {
  readonly pack: Package;
  readonly options: TargetOptions;
  readonly models: readonly Model[];
  readonly titles: ReadonlyMap<string, string>;
  /** Formatted programs. */
  readonly snippets: ReadonlyMap<string, string>;
}

/** The view of the page. */
export function readmeView({ pack, options, models, titles, snippets }: ReadmeInput) {
  const { api } = pack;
  const about =
    options.airflow === undefined
      ? plain(`${api.info.title} ${api.info.version}`)
      : plain(`Apache Airflow ${options.airflow}`);
  const snippet = (name: SnippetName): Markdown => {
    const text = snippets.get(name);
    return text === undefined ? md`` : fence("typescript", text);
  };
  return {
    about,
    packageName: inlineCode(options.packageName),
    install: fence("sh", `npm install\nnpm run build`),
    use: fence("sh", `npm install ../${options.packageName.replace(/^.*\//, "")}`),
    classes: pack.groups.length,
    methods: api.operations.length,
    types: models.length,
    root: inlineCode(pack.names.root),
    baseUrl: inlineCode(baseUrl(pack)),
    first: snippet("first"),
    oneClass: snippet("oneClass"),
    errors: snippet("errors"),
    pages: snippet("pages"),
    stream: snippet("stream"),
    dates: snippet("dates"),
    options: snippet("options"),
    middleware: snippet("middleware"),
    schemes: api.securitySchemes.map((scheme) => schemeView(scheme, titles, snippets)),
    groups: pack.groups.map((group) => ({
      name: plain(pack.names.groups.get(group.tag.name)?.className ?? ""),
      endpoints: group.operations.map((operation: Operation) => endpointRow({ pack }, operation)),
    })),
    models: models.map(({ name, title, schema }) => ({
      link: pageLink(plain(title), `docs/${name}.md`),
      summary: cell(descriptionLine((schema.description ?? "").split(/\n\s*\n/, 1)[0] ?? "")),
    })),
    description: description(api.info.description ?? api.info.summary ?? ""),
    facts: facts(pack),
  };
}

function schemeView(
  scheme: SecurityScheme,
  titles: ReadonlyMap<string, string>,
  snippets: ReadonlyMap<string, string>,
) {
  const program = snippets.get(schemeProgram(scheme));
  return {
    title: plain(titles.get(scheme.name) ?? scheme.name),
    kind: kindOf(scheme),
    description: description(scheme.description ?? ""),
    program: program === undefined ? md`` : fence("typescript", program),
    isMutualTls: authOf(scheme) === undefined,
  };
}

function kindOf(scheme: SecurityScheme): Markdown {
  switch (scheme.type) {
    case "http":
      return md`HTTP authentication, scheme ${inlineCode(scheme.scheme)}`;
    case "apiKey":
      return md`API key, sent as the ${plain(scheme.in)} ${
        scheme.in === "query"
          ? md`
parameter
            `
          : md``
      }${inlineCode(scheme.parameterName)}`;
    case "oauth2":
      return md`OAuth 2, ${joinMarkdown(
        scheme.flows.map(({ flow }) => inlineCode(flow)),
        ", ",
      )}`;
    case "openIdConnect":
      return md`OpenID Connect, ${inlineCode(scheme.openIdConnectUrl)}`;
    case "mutualTLS":
      return md`
Mutual TLS
      `;
  }
}

function facts({ api }: Package): Markdown[] {
  const { contact, license, termsOfService } = api.info;
  const linked = (text: string, url: string | undefined): Markdown =>
    url === undefined ? plain(text) : externalLink(plain(text), url);
  return [
    md`OpenAPI document: ${plain(api.info.title)} ${plain(api.info.version)}`,
    ...(contact === undefined ? [] : [md`Contact: ${linked(contact.name ?? contact.email ?? "by web", contact.url)}`]),
    ...(license === undefined ? [] : [md`License of the API: ${linked(license.name, license.url)}`]),
    ...(termsOfService === undefined ? [] : [md`Terms of service: ${linked(termsOfService, termsOfService)}`]),
  ];
}
