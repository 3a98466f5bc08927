/** Security schemes in examples: what to pass as `auth`. */
import type { Operation, SecurityScheme } from "../../../ir/model.js";
import { type Code, code, ident, str } from "../../text.js";
import type { Package } from "../context.js";
import { type AuthProvider, providersOf } from "../runtime.js";

/** Code for `auth`, and what it imports. */
export interface AuthCode {
  readonly value: Code;
  readonly imports: readonly Code[];
}

/** How to authenticate by a scheme; undefined where a program cannot (mutual TLS). */
export function authOf(scheme: SecurityScheme): AuthCode | undefined {
  const [provider] = providersOf(scheme);
  if (provider !== undefined) return { value: providerCall(provider, scheme), imports: [ident(provider.file)] };
  const body = customAuth(scheme);
  return body && { value: code`{ authorize({ ${body.takes} }) { ${body.does}; } }`, imports: [] };
}

/** By the first alternative of an operation that is one scheme, and one that a program can do. */
export function authOfOperation(pack: Package, operation: Operation): AuthCode | undefined {
  for (const [first, ...others] of operation.security) {
    const scheme = pack.api.securitySchemes.find(({ name }) => name === first?.scheme);
    const auth = scheme === undefined || others.length > 0 ? undefined : authOf(scheme);
    if (auth !== undefined) return auth;
  }
  return undefined;
}

function providerCall({ file }: AuthProvider, scheme: SecurityScheme): Code {
  switch (file) {
    case "bearer":
      return code`bearer("YOUR_TOKEN")`;
    case "basic":
      return code`basic({ username: "admin", password: "admin" })`;
    case "login":
      return code`login({ username: "admin", password: "admin"${tokenPath(scheme)} })`;
  }
}

/** Where tokens are handed out, if that is not where Airflow does. */
function tokenPath(scheme: SecurityScheme): Code {
  const flows = scheme.type === "oauth2" ? scheme.flows : [];
  const path = flows.find(({ flow }) => flow === "password")?.tokenUrl ?? "";
  return /^\/(?!\/)/.test(path) && path !== "/auth/token" ? code`, path: ${str(path)}` : code``;
}

/** An `Auth` of the caller's own, for what the client has no provider of. */
function customAuth(scheme: SecurityScheme): { readonly takes: Code; readonly does: Code } | undefined {
  if (scheme.type === "http") {
    const credentials = str(`${scheme.scheme} YOUR_CREDENTIALS`);
    return { takes: code`headers`, does: code`headers.set("authorization", ${credentials})` };
  }
  if (scheme.type !== "apiKey") return undefined;
  const name = str(scheme.parameterName);
  switch (scheme.in) {
    case "query":
      return { takes: code`url`, does: code`url.searchParams.set(${name}, "YOUR_API_KEY")` };
    case "header":
      return { takes: code`headers`, does: code`headers.set(${name}, "YOUR_API_KEY")` };
    case "cookie": {
      const cookie = str(`${scheme.parameterName}=YOUR_API_KEY`);
      return { takes: code`headers`, does: code`headers.append("cookie", ${cookie})` };
    }
  }
}
