/** Security schemes in examples: what to construct a client with. */
import type { Api, Operation, SecurityRequirement, SecurityScheme } from "../../../ir/model.js";
import { type TsCode, code, ident, join, key } from "../code.js";
import { type Package, schemeName } from "../context.js";
import { authProviders, type ProviderName, providersOf } from "../providers.js";

/** Fields of a client's configuration, what comes before it, and what both import. */
export interface AuthCode {
  readonly fields: readonly TsCode[];
  readonly before: readonly TsCode[];
  readonly imports: readonly TsCode[];
}

/** One of the ways to authenticate by a scheme. */
export interface Way {
  readonly provider: ProviderName;
  readonly auth: AuthCode;
}

/** How to authenticate by a scheme: the plainest way first. */
export function waysOf(pack: Package, scheme: SecurityScheme): readonly Way[] {
  return providersOf(scheme).map((provider) => ({ provider, auth: fieldOf(partOf(pack, scheme, provider)) }));
}

/**
 * What an operation takes, one entry for each of its alternatives that asks for something. Schemes that are
 * sent at once are told apart by their names.
 */
export function authsOfOperation(pack: Package, { security }: Operation): readonly AuthCode[] {
  return security.filter(({ length }) => length > 0).map((requirement) => authOf(pack, requirement));
}

/** The first of its alternatives that asks for something. */
export function firstAuthOf(pack: Package, { security }: Operation): AuthCode | undefined {
  const first = security.find(({ length }) => length > 0);
  return first && authOf(pack, first);
}

function authOf(pack: Package, requirement: SecurityRequirement): AuthCode {
  const { api } = pack;
  const byName = schemesByName.get(api) ?? new Map(api.securitySchemes.map((scheme) => [scheme.name, scheme]));
  schemesByName.set(api, byName);
  return together(
    pack,
    requirement.flatMap(({ scheme }) => byName.get(scheme) ?? []),
  );
}

const schemesByName = new WeakMap<Api, ReadonlyMap<string, SecurityScheme>>();

/** Schemes that are sent at once. */
function together(pack: Package, schemes: readonly SecurityScheme[]): AuthCode {
  const parts = schemes.map((scheme) => ({ scheme, part: firstPart(pack, scheme) }));
  const ofConnection = parts.filter(({ part }) => part.isConnection).map(({ part }) => fieldOf(part));
  const sent = parts.filter(({ part }) => !part.isConnection);
  const [first, ...more] = sent;
  if (first === undefined) return all(ofConnection);
  return all([more.length === 0 ? fieldOf(first.part) : byScheme(sent), ...ofConnection]);
}

interface NamedPart {
  readonly scheme: SecurityScheme;
  readonly part: Part;
}

/** Credentials for each scheme, by its name. */
export function credentials(pack: Package): AuthCode {
  const parts = pack.api.securitySchemes.map((scheme) => ({ scheme, part: firstPart(pack, scheme) }));
  return byScheme(parts.filter(({ part }) => !part.isConnection));
}

function byScheme(parts: readonly NamedPart[]): AuthCode {
  const members = parts.map(({ scheme, part }) => code`${key(scheme.name)}: ${part.value}`);
  return {
    fields: [code`auth: byScheme<SchemeName>({ ${join(members, ", ")} })`],
    before: parts.flatMap(({ part }) => part.before ?? []),
    imports: [ident("byScheme"), code`type SchemeName`, ...parts.flatMap(({ part }) => part.imports)],
  };
}

function all(auths: readonly AuthCode[]): AuthCode {
  return {
    fields: auths.flatMap(({ fields }) => fields),
    before: auths.flatMap(({ before }) => before),
    imports: auths.flatMap(({ imports }) => imports),
  };
}

/** A call of a provider. */
interface Part {
  readonly value: TsCode;
  readonly imports: readonly TsCode[];
  readonly before?: readonly TsCode[];
  /** The call makes a `fetch` and no `auth`: the credentials belong to the connection. */
  readonly isConnection?: true;
}

function fieldOf({ value, imports, before = [], isConnection }: Part): AuthCode {
  const field = isConnection ? code`fetch: ${value}` : value === "auth" ? value : code`auth: ${value}`;
  return { fields: [field], imports, before };
}

function firstPart(pack: Package, scheme: SecurityScheme): Part {
  const [provider] = providersOf(scheme);
  if (provider === undefined) throw new Error(`no provider for ${scheme.name}`);
  return partOf(pack, scheme, provider);
}

const admin = code`{ username: "admin", password: "admin" }`;

function partOf(pack: Package, scheme: SecurityScheme, provider: ProviderName): Part {
  const call = (args: TsCode): Part =>
    authProviders[provider].takesScheme
      ? {
          value: code`${ident(provider)}(${schemeName(pack, scheme)}, ${args})`,
          imports: [ident(provider), schemeName(pack, scheme)],
        }
      : { value: code`${ident(provider)}(${args})`, imports: [ident(provider)] };
  switch (provider) {
    case "login":
    case "basic":
    case "digest":
    case "passwordGrant":
    case "sessionCookie":
      return call(admin);
    case "bearer":
      return call(code`"YOUR_TOKEN"`);
    case "kerberos":
      return call(code``);
    case "httpAuth":
      return call(code`"YOUR_CREDENTIALS"`);
    case "apiKey":
      return call(code`"YOUR_API_KEY"`);
    case "mutualTls":
      return { ...call(code`{ cert: "YOUR_CERTIFICATE", key: "YOUR_PRIVATE_KEY" }`), isConnection: true };
    case "clientCredentials":
      return call(code`{ clientId: "YOUR_CLIENT_ID", clientSecret: "YOUR_CLIENT_SECRET" }`);
    case "refreshToken":
      return call(code`{ clientId: "YOUR_CLIENT_ID", refreshToken: "YOUR_REFRESH_TOKEN" }`);
    case "openId":
      return call(code`{ token: "YOUR_TOKEN" }`);
    case "authorizationCode":
      return signIn(pack, scheme);
    case "byScheme":
      throw new Error("byScheme is the provider of no single scheme");
  }
}

/** For a page in which somebody signs in. With OpenID Connect, the addresses are those of the discovery document. */
function signIn(pack: Package, scheme: SecurityScheme): Part {
  const constant = schemeName(pack, scheme);
  const isOpenId = scheme.type === "openIdConnect";
  const found = isOpenId ? code`await discover(${constant})` : constant;
  return {
    value: code`auth`,
    imports: [...(isOpenId ? [ident("discover")] : []), ident("authorizationCode"), constant],
    before: [
      code`const auth = authorizationCode(${found}, {
        clientId: "YOUR_CLIENT_ID",
        redirectUri: location.origin + location.pathname,
      });
      if (!new URLSearchParams(location.search).has("state")) {
        location.assign(await auth.begin());
        await new Promise(() => undefined); // until the page is left
      }
      await auth.complete(location.href);
      history.replaceState(null, "", location.pathname);\n`,
    ],
  };
}
