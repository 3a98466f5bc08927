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
      return prose`API key ${inlineCode(scheme.parameterName)}, sent in the ${plain(scheme.in)}`;
    case "oauth2": {
      const flows = scheme.flows.map(({ flow }) => inlineCode(flow));
      const metadata = scheme.oauth2MetadataUrl;
      return prose`OAuth 2, flow ${joinMarkdown(flows, ", ")}${metadata === undefined ? prose`` : prose`. Metadata of the server: ${inlineCode(metadata)}`}`;
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
    prose`The client logs in with user name and password at the first call, and gets a token. It logs in again before the token expires, or when the server rejects the token. Concurrent calls share one login.`,
  bearer: () =>
    prose`Pass a token, or a function that returns a token. The client calls the function for every request, so the function should cache the token.`,
  basic: () => prose`The client sends user name and password with every request.`,
  digest: () =>
    prose`The server rejects the first request with a challenge. The client then sends a digest of user name and password with every request.`,
  kerberos: ({ identity: { kerberosService = "HTTP" } }) =>
    prose`The client uses the Kerberos ticket of the user who runs the program, for example from \`kinit\`. It works only in Node.js, with the package \`kerberos\` (\`npm install kerberos\`). npm builds that package with the Kerberos library of your system. The ticket is for the service ${inlineCode(kerberosService)} on the host of \`baseUrl\`. The option \`service\` names another service${kerberosService === "HTTP" ? prose`` : prose`, such as \`HTTP\` for a proxy`}. A call fails if the server sends a wrong proof of its identity. With \`mutualAuthentication: true\`, a call also fails if the server sends no proof${kerberosService === "HTTP" ? prose`` : prose`. Airflow sends none`}.`,
  httpAuth: () =>
    prose`Pass the text after the name of the scheme in the header \`Authorization\`, or a function that returns this text.`,
  apiKey: () => prose`Pass a key, or a function that returns a key.`,
  sessionCookie: () =>
    prose`The client uses the session cookie of the web pages. It logs in as a browser does, and logs in again when the session has ended.`,
  mutualTls: () =>
    prose`The certificate belongs to the connection, so pass it in the setting \`fetch\`, not in \`auth\`. Certificate and key are texts in PEM format, for example from \`readFileSync\`. This works in Node.js, Bun and Deno. A browser asks its user for a certificate.`,
  passwordGrant: () =>
    prose`The client gets a token with user name and password, and a new token before the old one expires. If the server requires a client id, pass the option \`clientId\`.`,
  clientCredentials: () =>
    prose`For programs that act without a user. The client gets a token at the first call, and a new token before the old one expires. It sends the secret in the header \`Authorization\`, or in the body with \`authMethod: "client_secret_post"\`. The option \`scopes\` lists the scopes to request.`,
  authorizationCode: () =>
    prose`For a web page whose user signs in at the server (authorization code with PKCE). \`begin\` returns the URL of the sign-in page. \`complete\` takes the URL to which the server sends the user back. A command-line program can do the same with its own server on \`127.0.0.1\` as \`redirectUri\`. The client renews tokens if the server sent a refresh token. Many servers send a refresh token only for the scope \`offline_access\`.`,
  refreshToken: () =>
    prose`The client gets tokens with a refresh token that you stored. The server may replace the refresh token. The client passes all new tokens to the function \`onTokens\`.`,
  openId: () =>
    prose`Pass a token, or a function that returns a token. Or pass \`clientId\` and \`refreshToken\`. The client then renews tokens at the server that the discovery document names. \`use: "id_token"\` sends the ID token, which some gateways require.`,
  byScheme: () => prose``,
};
