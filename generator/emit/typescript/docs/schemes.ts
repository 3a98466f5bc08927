/** Security schemes in the README: what each is, and how to use it. */
import type { SecurityScheme } from "../../../ir/model.js";
import { description, fence, inlineCode, joinMarkdown, type Markdown, plain, prose } from "../../markdown/index.js";
import type { Package } from "../context.js";
import type { ProviderName } from "../providers.js";
import { environmentVariables } from "../security.js";
import { waysOf } from "./auth.js";
import { schemeProgram } from "./snippets.js";

/** A program of the page; nothing where there is none of that name. */
export function programFence(programs: ReadonlyMap<string, string>, name: string): Markdown {
  const text = programs.get(name);
  return text === undefined ? prose`` : fence("typescript", text);
}

/** The section of a scheme. */
export function schemeView(
  pack: Package,
  scheme: SecurityScheme,
  titles: ReadonlyMap<string, string>,
  programs: ReadonlyMap<string, string>,
) {
  return {
    title: plain(titles.get(scheme.name) ?? scheme.name),
    kind: scheme.deprecated ? prose`${kindOf(scheme)}; deprecated` : kindOf(scheme),
    description: description(scheme.description ?? ""),
    ways: waysOf(pack, scheme).map(({ provider }) => ({
      says: explanations[provider](pack),
      program: programFence(programs, schemeProgram(scheme, provider)),
    })),
  };
}

/** What `fromEnvironment` reads. */
export function variables(pack: Package): Markdown {
  return joinMarkdown(environmentVariables(pack).map(inlineCode), ", ");
}

function kindOf(scheme: SecurityScheme): Markdown {
  switch (scheme.type) {
    case "http":
      return prose`HTTP authentication, scheme ${inlineCode(scheme.scheme)}`;
    case "apiKey":
      return prose`API key ${inlineCode(scheme.parameterName)}, sent in: ${plain(scheme.in)}`;
    case "oauth2": {
      const flows = scheme.flows.map(({ flow }) => inlineCode(flow));
      const metadata = scheme.oauth2MetadataUrl;
      return prose`OAuth 2, flow ${joinMarkdown(flows, ", ")}${metadata === undefined ? prose`` : prose`; the server describes itself at ${inlineCode(metadata)}`}`;
    }
    case "openIdConnect":
      return prose`OpenID Connect, ${inlineCode(scheme.openIdConnectUrl)}`;
    case "mutualTLS":
      return prose`Mutual TLS`;
  }
}

/** What a reader should know of each provider. */
const explanations: Readonly<Record<ProviderName, (pack: Package) => Markdown>> = {
  login: () =>
    prose`User name and password are changed for a token at the first call, and for the next one before it ends or when the server refuses it. Calls at the same time share one login.`,
  bearer: () =>
    prose`A token that you have, or a function that gets one; the function is asked for every call, so let it cache.`,
  basic: () => prose`User name and password are sent with every request.`,
  digest: () =>
    prose`The first request is refused and tells how; from then on, requests carry a digest of user name and password.`,
  kerberos: ({ identity: { kerberosService = "HTTP" } }) =>
    prose`With the ticket of whoever runs the program, as \`kinit\` gets it. Node.js alone: it needs the package \`kerberos\` beside this one (\`npm install kerberos\`), which is built against the Kerberos library of the system. The ticket is for the service ${inlineCode(kerberosService)} on the host of \`baseUrl\`; the option \`service\` names another${kerberosService === "HTTP" ? prose`` : prose`, such as \`HTTP\` for a proxy`}. A wrong proof of who the server is ends the call; with \`mutualAuthentication: true\` a missing one does, too${kerberosService === "HTTP" ? prose`` : prose`, which Airflow never sends`}.`,
  httpAuth: () =>
    prose`What follows the name of the scheme in the header \`Authorization\`, or a function that gets it.`,
  apiKey: () => prose`A key that you have, or a function that gets one.`,
  sessionCookie: () =>
    prose`The cookie of the web pages: the client logs in as a browser does, and again when the session has ended.`,
  mutualTls: () =>
    prose`The certificate belongs to the connection, so it is not the \`auth\` of the client, but its \`fetch\`. Certificate and key are PEM texts, such as \`readFileSync\` reads them. For Node.js, Bun and Deno; a browser asks its user.`,
  passwordGrant: () =>
    prose`User name and password are changed for a token, and for the next one before it ends. Where the server wants to know which program asks, say so with the option \`clientId\`.`,
  clientCredentials: () =>
    prose`For programs that act for themselves: the token is got at the first call, and the next one before it ends. The secret travels in the header \`Authorization\`; with \`authMethod: "client_secret_post"\`, in the body. Scopes are asked for with the option \`scopes\`.`,
  authorizationCode: () =>
    prose`For a page whose user signs in with the server: \`begin\` gives the URL to go to, and \`complete\` takes the one that the user comes back with (authorization code with PKCE). A program on the command line does the same with a server of its own on \`127.0.0.1\` as \`redirectUri\`. Tokens are renewed where there is a refresh token, which servers often give for the scope \`offline_access\` alone.`,
  refreshToken: () =>
    prose`With a refresh token that the program has kept. The server may replace it: the option \`onTokens\` is told of all new tokens.`,
  openId: () =>
    prose`With a token that the program has, or a function that gets one. With \`clientId\` and \`refreshToken\` in place of it, tokens are renewed at the server that the discovery document names; \`use: "id_token"\` sends the ID token, which some gateways want.`,
  byScheme: () => prose``,
};
