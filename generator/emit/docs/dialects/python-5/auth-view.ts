/** Schemes of authentication, as a page or the README shows them. */
import { type Auth, type AuthEra, authEras } from "../../compat/auth.js";
import { escapeText } from "../../compat/text.js";
import type { Version } from "./versions.js";

export interface SchemeView extends Auth {
  readonly bearerFormat: string;
  readonly isApiKey: boolean;
  readonly isOAuth: boolean;
  readonly keyName: string;
  /** Nothing for a cookie. */
  readonly location: string;
  readonly flowName: string;
  readonly authorizationUrl: string;
  readonly scopes: readonly { readonly name: string; readonly description: string }[];
}

/** How the reference calls the flows. */
const flowNames = {
  password: "password",
  implicit: "implicit",
  clientCredentials: "application",
  authorizationCode: "accessCode",
} as const;

const locations = { query: "URL query string", header: "HTTP header", cookie: "" } as const;

export function authEraOf({ ignoresCaseOfAuth }: Version): AuthEra {
  return { ...authEras["5"], ignoresCase: ignoresCaseOfAuth };
}

export function schemeView(auth: Auth): SchemeView {
  const { key, flow } = auth;
  return {
    ...auth,
    bearerFormat: auth.bearerFormat ?? "",
    isApiKey: key !== undefined,
    isOAuth: flow !== undefined,
    keyName: key?.name ?? "",
    location: key === undefined ? "" : locations[key.in],
    flowName: flow === undefined ? "" : flowNames[flow.flow],
    authorizationUrl: flow?.authorizationUrl ?? "",
    scopes: (flow?.scopes ?? []).map(({ name, description }) => ({ name, description: escapeText(description) })),
  };
}
