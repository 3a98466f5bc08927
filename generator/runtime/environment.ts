import type { Auth } from "./auth/auth.js";
import { ConfigError } from "./errors.js";
import type { ClientConfig } from "./http.js";

/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a build can make of the variables. */
export interface EnvironmentProviders {
  readonly token?: (token: string) => Auth;
  readonly password?: (options: {
    readonly username: string;
    readonly password: string;
  }) => Auth;
}

/**
 * A configuration from `…_BASE_URL` and either `…_TOKEN` or `…_USERNAME` with
 * `…_PASSWORD`; the token wins. With none of them calls are sent without
 * credentials. A variable that is empty is not set.
 *
 * @param prefix what the names of the variables begin with
 * @param env the variables of the process unless given
 * @param server takes the place of `…_BASE_URL` where that is not set
 * @throws {ConfigError} which shows names and no values, for a variable that is
 *   missing, or that this client has no use for
 */
export function environment(
  prefix: string,
  { token, password }: EnvironmentProviders,
  env: Environment = ofProcess(),
  server?: string,
): ClientConfig {
  const [BASE_URL, TOKEN, USERNAME, PASSWORD] = [
    `${prefix}_BASE_URL`,
    `${prefix}_TOKEN`,
    `${prefix}_USERNAME`,
    `${prefix}_PASSWORD`,
  ] as const;
  const isSet = (name: string): boolean => !!env[name]?.trim();
  const need = (name: string): string => {
    if (!isSet(name)) throw new ConfigError(`${name} is not set`);
    return env[name] ?? "";
  };
  const usable = (provider: unknown, ...names: string[]): boolean => {
    const found = names.filter(isSet).join(" and ");
    if (found && !provider)
      throw new ConfigError(`This client has no use for ${found}`);
    return found !== "";
  };
  const baseUrl =
    server !== undefined && !isSet(BASE_URL) ? server : need(BASE_URL).trim();
  const hasToken = usable(token, TOKEN);
  const hasPassword = usable(password, USERNAME, PASSWORD);
  if (hasToken) return { baseUrl, auth: token?.(need(TOKEN).trim()) };
  if (!hasPassword) return { baseUrl };
  // Not trimmed: white space may belong to a password.
  const username = need(USERNAME);
  return { baseUrl, auth: password?.({ username, password: need(PASSWORD) }) };
}

/** Node, Bun and Deno have them; a browser has none. */
function ofProcess(): Environment {
  const { process } = globalThis as { process?: { env?: Environment } };
  return process?.env ?? {};
}
