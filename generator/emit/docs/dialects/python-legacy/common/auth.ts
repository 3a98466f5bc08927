/** A security scheme as a README tells it. */
import type { OAuthFlow } from "../../../../../ir/model.js";
import type { Auth } from "../../../compat/auth.js";

export interface ReadmeAuth extends Auth {
  /** Where the key goes; the README has no words for a cookie. */
  readonly isKeyInQuery: boolean;
  readonly isKeyInHeader: boolean;
  readonly isHttp: boolean;
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
};

export function authView(auth: Auth, escape: (text: string) => string): ReadmeAuth {
  const { flow, key } = auth;
  return {
    ...auth,
    isKeyInQuery: key?.in === "query",
    isKeyInHeader: key?.in === "header",
    isHttp: auth.type === "http",
    flowName: flow === undefined ? "" : flowNames[flow.flow],
    authorizationUrl: flow?.authorizationUrl ?? "",
    tokenUrl: flow?.tokenUrl ?? "",
    scopes: (flow?.scopes ?? []).map(({ name, description }) => ({ name, description: escape(description) })),
  };
}
