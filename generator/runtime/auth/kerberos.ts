import { guard } from "../guard.js";
import { ClientError, configError } from "../errors.js";
import type { Auth, AuthRequest } from "./auth.js";
import { SERVICE } from "./kerberos-service.js";

export interface KerberosOptions {
  /**
   * The service of the ticket on the host of `baseUrl`. The README names the
   * default. Use `HTTP` for a proxy that authenticates, and
   * `HTTP@other.example.com` for a server with another name (on Windows always
   * `HTTP/other.example.com`).
   */
  readonly service?: string | undefined;
  /**
   * Whether to refuse successful responses in which the server does not prove
   * its identity. The default is false, because many servers never do. A wrong
   * proof is always refused. The proof comes with the response, so the server
   * has already executed the request.
   */
  readonly mutualAuthentication?: boolean | undefined;
}

/** The part of the package that is used. */
interface Package {
  readonly initializeClient: (
    service: string,
    options: { readonly mechOID: number },
  ) => Promise<Context>;
}

interface Context {
  readonly contextComplete: boolean;
  /** Takes and returns tokens in base64. */
  step(token: string): Promise<string>;
}

/** Not in the import itself, so that compilers and bundlers leave it alone. */
const PACKAGE = "kerberos";
/** Its number for SPNEGO (RFC 4178), which the header calls for. */
const SPNEGO = 6;

/**
 * Kerberos through SPNEGO, `Authorization: Negotiate` (RFC 4559). Uses the
 * ticket of the user who runs the program (`kinit`), and the package
 * `kerberos`, which you install beside this one. Not for browsers.
 *
 * The first request of a call already has its token, because the token depends
 * only on the name of the service. Otherwise every body would be sent twice,
 * and some servers send no challenge. Each request gets its own token, because
 * servers reject a token that they have seen.
 *
 * Calls throw {@link ConfigError} if the package or the ticket is missing, and
 * {@link ClientError} if the server fails to prove its identity.
 */
export function kerberos(options: KerberosOptions = {}): Auth {
  const contexts = new WeakMap<AuthRequest, Context>();
  return {
    guard,
    async authorize(request) {
      const { initializeClient } = await load();
      const name = serviceOf(options, request);
      try {
        const context = await initializeClient(name, { mechOID: SPNEGO });
        const token = await context.step("");
        request.headers.set("authorization", `Negotiate ${token}`);
        contexts.set(request, context);
      } catch (cause) {
        throw configError(
          `No Kerberos ticket for ${name}: ${messageOf(cause)}; run kinit, or set the service`,
        );
      }
    },
    async verify(response, request) {
      const context = contexts.get(request);
      const token = tokenOf(response);
      if (context && token !== undefined)
        await context.step(token).catch(() => undefined);
      const isProved = context?.contextComplete === true;
      if (!isProved && (token !== undefined || options.mutualAuthentication))
        throw new ClientError(
          `The server did not prove that it is ${serviceOf(options, request)}`,
        );
    },
  };
}

async function load(): Promise<Package> {
  try {
    const loaded = (await import(PACKAGE)) as Package & { default?: Package };
    return loaded.default ?? loaded;
  } catch (cause) {
    throw configError(
      'Kerberos needs the package "kerberos": npm install kerberos, which is built with libkrb5-dev (Debian) or krb5-devel (Red Hat)',
      { cause },
    );
  }
}

function serviceOf(
  { service = SERVICE }: KerberosOptions,
  { url }: AuthRequest,
): string {
  return /[@/]/.test(service) ? service : `${service}@${url.hostname}`;
}

/** What the server says in its turn, maybe among other challenges. */
function tokenOf({ headers }: Response): string | undefined {
  const challenges = headers.get("www-authenticate") ?? "";
  return /(?:^|,)\s*negotiate\s+([^\s,]+)/i.exec(challenges)?.[1];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
