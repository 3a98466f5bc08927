/** Which ways to authenticate a page lists, and in what order: the releases differ. */
import type { OAuthFlow, SecurityRequirement, SecurityScheme } from "../../../ir/model.js";
import { byCodeUnit, hashOrder } from "./java.js";

/** One entry of a list of authentication methods. */
export interface AuthMethod {
  readonly name: string;
  readonly type: SecurityScheme["type"];
  readonly description?: string;
  readonly isBasic: boolean;
  readonly isBearer: boolean;
  readonly bearerFormat?: string;
  /** HTTP signature, a draft that the reference knows. */
  readonly isSignature: boolean;
  /** Of an `http` scheme: `basic`, `bearer`, `negotiate`, … */
  readonly scheme?: string;
  readonly key?: { readonly name: string; readonly in: "query" | "header" | "cookie" };
  readonly flow?: OAuthFlow;
}

/** How a release lists them. */
export interface AuthRelease {
  /** `first`: one entry for a scheme, with the first flow that it has. `all`: an entry for each flow. */
  readonly flows: "first" | "all";
  /** Types of scheme that the release has no words for, and leaves out. */
  readonly unknown: readonly SecurityScheme["type"][];
  /** `name`: alphabetical. `hash`: the order of a Java HashMap, since nothing sorts. */
  readonly order: "name" | "hash";
  /** Whether `scheme: Basic` counts as `basic`. */
  readonly ignoresCase: boolean;
}

export const authReleases = {
  "4.3": { flows: "first", unknown: [], order: "name", ignoresCase: false },
  "5": { flows: "all", unknown: ["openIdConnect", "mutualTLS"], order: "name", ignoresCase: true },
  "7": { flows: "all", unknown: ["mutualTLS"], order: "hash", ignoresCase: true },
} as const satisfies Record<string, AuthRelease>;

/** The flow that the reference looks for first. */
const flowOrder: readonly OAuthFlow["flow"][] = [
  "password",
  "implicit",
  "clientCredentials",
  "authorizationCode",
  "deviceAuthorization",
];

/** What an operation lists: the schemes that its requirements name, each once; unknown names are dropped in silence. */
export function authOf(
  requirements: readonly SecurityRequirement[],
  schemes: readonly SecurityScheme[],
  release: AuthRelease,
): AuthMethod[] {
  const named = [...new Set(requirements.flatMap((requirement) => requirement.map(({ scheme }) => scheme)))];
  const ordered = release.order === "hash" ? hashOrder(named) : named.toSorted(byCodeUnit);
  return ordered
    .flatMap((name) => schemes.filter((scheme) => scheme.name === name))
    .flatMap((scheme) => entries(scheme, release));
}

/** What the README lists: all of them. Where nothing sorts, they come as the document has them. */
export function allAuth(schemes: readonly SecurityScheme[], release: AuthRelease): AuthMethod[] {
  const ordered =
    release.order === "hash" ? schemes : schemes.toSorted((one, other) => byCodeUnit(one.name, other.name));
  return ordered.flatMap((scheme) => entries(scheme, release));
}

function entries(scheme: SecurityScheme, release: AuthRelease): AuthMethod[] {
  if (release.unknown.includes(scheme.type)) return [];
  const httpScheme = scheme.type !== "http" ? "" : release.ignoresCase ? scheme.scheme.toLowerCase() : scheme.scheme;
  const entry: AuthMethod = {
    name: scheme.name,
    type: scheme.type,
    ...(scheme.description === undefined ? {} : { description: scheme.description }),
    isBasic: httpScheme === "basic",
    isBearer: httpScheme === "bearer",
    isSignature: httpScheme === "signature",
    ...(scheme.type === "http" ? { scheme: scheme.scheme } : {}),
    ...(scheme.type === "http" && scheme.bearerFormat !== undefined ? { bearerFormat: scheme.bearerFormat } : {}),
    ...(scheme.type === "apiKey" ? { key: { name: scheme.parameterName, in: scheme.in } } : {}),
  };
  if (scheme.type !== "oauth2") return [entry];
  const flows = flowOrder.flatMap((name) => scheme.flows.filter(({ flow }) => flow === name));
  return (release.flows === "all" ? flows : flows.slice(0, 1)).map((flow) => ({ ...entry, flow }));
}
