/** The providers of authentication that the runtime has, and which scheme calls for which of them. */
import { isAirflowLogin, isSessionCookie } from "../../ir/airflow.js";
import type { Api, OAuthFlow, Operation, SecurityScheme } from "../../ir/model.js";

/** A provider: its file in `runtime/auth/`, and what that exports. */
export interface AuthProvider {
  readonly file: string;
  readonly values: readonly string[];
  readonly types: readonly string[];
  /** Its first argument is the constant of the package that describes the scheme. */
  readonly takesScheme?: true;
  /** Types that its callers need and that several providers share, by their file. */
  readonly shares?: Pick<AuthProvider, "file" | "types">;
}

const tokens = { file: "oauth2", types: ["OAuth2Tokens"] } as const;

const table = {
  login: { file: "login", values: ["login"], types: ["LoginOptions"] },
  bearer: { file: "bearer", values: ["bearer"], types: [] },
  basic: { file: "basic", values: ["basic"], types: ["BasicOptions"] },
  digest: { file: "digest", values: ["digest"], types: ["DigestOptions"] },
  kerberos: { file: "kerberos", values: ["kerberos"], types: ["KerberosOptions"] },
  httpAuth: { file: "http-auth", values: ["httpAuth"], types: ["HttpDefinition"], takesScheme: true },
  apiKey: { file: "api-key", values: ["apiKey"], types: ["ApiKeyDefinition"], takesScheme: true },
  sessionCookie: { file: "session-cookie", values: ["sessionCookie"], types: ["SessionCookieOptions"] },
  mutualTls: { file: "mutual-tls", values: ["mutualTls"], types: ["MutualTlsOptions"] },
  passwordGrant: {
    file: "password-grant",
    values: ["passwordGrant"],
    types: ["PasswordGrantOptions"],
    takesScheme: true,
  },
  clientCredentials: {
    file: "client-credentials",
    values: ["clientCredentials"],
    types: ["ClientCredentialsOptions"],
    takesScheme: true,
  },
  authorizationCode: {
    file: "authorization-code",
    values: ["authorizationCode"],
    types: ["AuthorizationCode", "AuthorizationCodeOptions", "AuthorizationCodeScheme", "SignInStore"],
    takesScheme: true,
    shares: tokens,
  },
  refreshToken: {
    file: "refresh-token",
    values: ["refreshToken"],
    types: ["RefreshTokenOptions", "TokenScheme"],
    takesScheme: true,
    shares: tokens,
  },
  openId: {
    file: "open-id",
    values: ["openId", "discover"],
    types: [
      ...(["DiscoverOptions", "DiscoveredScheme", "OpenIdOptions"] as const),
      ...(["OpenIdRefreshOptions", "OpenIdScheme", "OpenIdTokenOptions"] as const),
    ],
    takesScheme: true,
    shares: tokens,
  },
  byScheme: { file: "by-scheme", values: ["byScheme"], types: [] },
} as const satisfies Record<string, AuthProvider>;

export type ProviderName = keyof typeof table;

/** By name, which is what programs call. */
export const authProviders: Readonly<Record<ProviderName, AuthProvider>> = table;
export const providerNames = Object.keys(table) as readonly ProviderName[];

/** The providers of a build, each once: those of its schemes, and the one that tells them apart where operations differ. */
export function providersFor(api: Api): readonly ProviderName[] {
  const wanted = new Set<ProviderName>(api.securitySchemes.flatMap(providersOf));
  if (isMixed(api)) wanted.add("byScheme");
  return providerNames.filter((name) => wanted.has(name));
}

/** Whether the package has a constant that describes the scheme: one of its providers takes that as an argument. */
export function hasConstant(scheme: SecurityScheme): boolean {
  return providersOf(scheme).some((name) => authProviders[name].takesScheme);
}

/** The providers that can speak a scheme, the plainest first. */
export function providersOf(scheme: SecurityScheme): readonly ProviderName[] {
  switch (scheme.type) {
    case "http":
      return [httpProviders.get(scheme.scheme.toLowerCase()) ?? "httpAuth"];
    case "oauth2":
      return oauthProviders(scheme.flows);
    case "openIdConnect":
      return ["openId", "authorizationCode"];
    case "apiKey":
      return isSessionCookie(scheme) ? ["sessionCookie", "apiKey"] : ["apiKey"];
    case "mutualTLS":
      return ["mutualTls"];
  }
}

const httpProviders: ReadonlyMap<string, ProviderName> = new Map([
  ["basic", "basic"],
  ["bearer", "bearer"],
  ["digest", "digest"],
  ["negotiate", "kerberos"],
]);

/** `bearer` is for programs that have a token already, whatever the flow. */
function oauthProviders(flows: readonly OAuthFlow[]): ProviderName[] {
  const names = flows.flatMap(flowProviders);
  const isDevice = flows.some(({ flow }) => flow === "deviceAuthorization");
  const renews = isDevice || names.some((name) => name === "passwordGrant" || name === "authorizationCode");
  return [...names, ...(renews ? (["refreshToken"] as const) : []), "bearer"];
}

function flowProviders(flow: OAuthFlow): ProviderName[] {
  switch (flow.flow) {
    case "password":
      return [isAirflowLogin(flow) ? "login" : "passwordGrant"];
    case "clientCredentials":
    case "authorizationCode":
      return [flow.flow];
    // Its tokens come with a redirect, which any program may read; today's standard has no place for it (RFC 9700, section 2.1.2).
    case "implicit":
      return [];
    // A token that the program got by itself is what `bearer` and `refreshToken` take.
    case "deviceAuthorization":
      return [];
  }
}

/** Whether operations differ in the schemes that they take, or one takes several at once: then one `Auth` is not enough for all. */
export function isMixed({ operations, securitySchemes }: Api): boolean {
  const closed = operations.filter(({ security }) => security.length > 0);
  const sent = closed.map(({ security }) => sentSchemes(security, securitySchemes));
  const ways = new Set(sent.map((alternatives) => JSON.stringify(alternatives)));
  return ways.size > 1 || sent.some((alternatives) => alternatives.some((names) => names.length > 1));
}

/**
 * The alternatives of an operation, as names of the schemes that are sent with a request. A client certificate is not among them: it
 * belongs to the connection.
 */
export function sentSchemes(
  security: Operation["security"],
  schemes: readonly SecurityScheme[],
): readonly (readonly string[])[] {
  const ofConnection = new Set(schemes.filter(({ type }) => type === "mutualTLS").map(({ name }) => name));
  return security.map((requirement) =>
    requirement.map(({ scheme }) => scheme).filter((scheme) => !ofConnection.has(scheme)),
  );
}
