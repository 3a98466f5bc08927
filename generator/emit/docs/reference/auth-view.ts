/** Ways to authenticate, as pages and READMEs list them, and as an example configures them. */
import type { OAuthFlow } from "../../../ir/model.js";
import type { AuthMethod } from "./auth.js";

export interface AuthView {
  readonly name: string;
  readonly isHttp: boolean;
  readonly isBasic: boolean;
  readonly isBearer: boolean;
  readonly bearerFormat: string;
  readonly isSignature: boolean;
  readonly isApiKey: boolean;
  readonly keyName: string;
  /** The reference has no words for a cookie. */
  readonly isKeyInQuery: boolean;
  readonly isKeyInHeader: boolean;
  readonly isOAuth: boolean;
  readonly flowName: string;
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly scopes: readonly { readonly name: string; readonly description: string }[];
}

/** The names of OpenAPI 2 for the flows. */
const flowNames: Readonly<Record<OAuthFlow["flow"], string>> = {
  implicit: "implicit",
  password: "password",
  clientCredentials: "application",
  authorizationCode: "accessCode",
  // OpenAPI 2 has none, and neither has the reference.
  deviceAuthorization: "deviceAuthorization",
};

/** @param escape what the description of a scope goes through */
export function authView(auth: AuthMethod, escape: (text: string) => string = (text) => text): AuthView {
  const { flow, key } = auth;
  return {
    name: auth.name,
    isHttp: auth.type === "http",
    isBasic: auth.isBasic,
    isBearer: auth.isBearer,
    bearerFormat: auth.bearerFormat ?? "",
    isSignature: auth.isSignature,
    isApiKey: key !== undefined,
    keyName: key?.name ?? "",
    isKeyInQuery: key?.in === "query",
    isKeyInHeader: key?.in === "header",
    isOAuth: flow !== undefined,
    flowName: flow === undefined ? "" : flowNames[flow.flow],
    authorizationUrl: flow?.authorizationUrl ?? "",
    tokenUrl: flow?.tokenUrl ?? "",
    scopes: (flow?.scopes ?? []).map(({ name, description }) => ({ name, description: escape(description) })),
  };
}

/** How the examples of a dialect configure a client: what `templates/reference/_configuration.hbs` asks for beside the API itself. */
export interface ConfigurationStyle {
  /** Credentials, as Python. */
  readonly secrets: Readonly<Record<"username" | "password" | "bearerToken" | "apiKey" | "accessToken", string>>;
  /** API keys are set by the name of the scheme; else by that of the parameter. */
  readonly keysByScheme: boolean;
  /** A token of OAuth is set below a comment, on a configuration of its own. */
  readonly hasOAuthComment: boolean;
  /** HTTP signatures: what the class is called, and whether the example imports the module. */
  readonly signing: { readonly configuration: string; readonly isImported: boolean };
  /** One configuration for all: the reference makes a new one for each way, and so forgets the host. */
  readonly fixes: boolean;
}

export const secretsOfEnvironment: ConfigurationStyle["secrets"] = {
  username: 'os.environ["USERNAME"]',
  password: 'os.environ["PASSWORD"]',
  bearerToken: 'os.environ["BEARER_TOKEN"]',
  apiKey: 'os.environ["API_KEY"]',
  accessToken: 'os.environ["ACCESS_TOKEN"]',
};

export const secretsToFillIn: ConfigurationStyle["secrets"] = {
  username: "'YOUR_USERNAME'",
  password: "'YOUR_PASSWORD'",
  bearerToken: "'YOUR_BEARER_TOKEN'",
  apiKey: "'YOUR_API_KEY'",
  accessToken: "'YOUR_ACCESS_TOKEN'",
};
