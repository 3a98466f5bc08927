/** The runtime that goes into a package: real TypeScript, copied as it is. */
import { readdirSync, readFileSync } from "node:fs";
import type { Api, SecurityScheme } from "../../ir/model.js";
import type { OutputFile } from "../../output-file.js";
import { packageRoot } from "../../package-root.js";

const folder = new URL("generator/runtime/", packageRoot);

/** A provider of authentication: its file in `runtime/auth/`, what that exports, and the other files that it needs. */
export interface AuthProvider {
  readonly file: "basic" | "bearer" | "login";
  readonly values: readonly string[];
  readonly types: readonly string[];
  readonly needs: readonly string[];
}

const basic: AuthProvider = { file: "basic", values: ["basic"], types: ["BasicOptions"], needs: [] };
const bearer: AuthProvider = { file: "bearer", values: ["bearer"], types: [], needs: ["token"] };
const login: AuthProvider = { file: "login", values: ["login"], types: ["LoginOptions"], needs: ["token"] };
export const authProviders: readonly AuthProvider[] = [login, bearer, basic];

/** What the rest of the runtime exports: no model may have one of these names. */
export const runtimeExports: readonly string[] = [
  ...["Api", "Auth", "AuthRequest", "Client", "CallOptions", "ClientConfig", "Middleware", "Open"],
  ...["NamedParameter", "Operation", "QueryParameter", "Problem", "ProblemItem", "stream"],
  ...["paginate", "CursorQuery", "ItemOf", "OffsetQuery", "PageOf", "PageStart"],
  ...["ClientError", "ConfigError", "ParameterError", "NetworkError", "TimeoutError", "DecodeError", "ApiError"],
  ...["BadRequestError", "UnauthorizedError", "ForbiddenError", "NotFoundError", "ConflictError", "UnprocessableError"],
  ...["RateLimitError", "ServerError", "ErrorOf", "isApiError"],
];

/** The providers that the schemes of an API call for; all of them where it names none. */
export function providersFor(api: Api): readonly AuthProvider[] {
  const wanted = new Set(api.securitySchemes.flatMap(providersOf));
  return wanted.size === 0 ? authProviders : authProviders.filter((provider) => wanted.has(provider));
}

/** The providers that can speak a scheme. */
export function providersOf(scheme: SecurityScheme): readonly AuthProvider[] {
  switch (scheme.type) {
    case "http":
      return scheme.scheme.toLowerCase() === "basic"
        ? [basic]
        : scheme.scheme.toLowerCase() === "bearer"
          ? [bearer]
          : [];
    case "oauth2":
      return scheme.flows.some((flow) => flow.flow === "password") ? [login, bearer] : [bearer];
    case "openIdConnect":
      return [bearer];
    case "apiKey":
    case "mutualTLS":
      return [];
  }
}

/** The files of `src/runtime/`. */
export function runtimeFiles(providers: readonly AuthProvider[]): OutputFile[] {
  const auth = new Set(["auth", ...providers.flatMap((provider) => [provider.file, ...provider.needs])]);
  const names = [
    ...readdirSync(folder).filter((name) => name.endsWith(".ts")),
    ...readdirSync(new URL("auth/", folder))
      .filter((name) => auth.has(name.replace(/\.ts$/, "")))
      .map((name) => `auth/${name}`),
  ];
  return names.sort().map((name) => ({
    path: `src/runtime/${name}`,
    text: readFileSync(new URL(name, folder), "utf8").replaceAll("\r\n", "\n"),
  }));
}
