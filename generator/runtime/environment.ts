import type { Auth } from "./auth/auth.js";
import { configError } from "./errors.js";
import type { ClientConfig } from "./http.js";

/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The credentials that a build can make from the variables. */
export interface EnvironmentProviders {
  readonly token?: (token: string) => Auth;
  readonly password?: (options: {
    readonly username: string;
    readonly password: string;
  }) => Auth;
}

/**
 * Makes a configuration from `…_BASE_URL` and either `…_TOKEN` or `…_USERNAME`
 * with `…_PASSWORD`. The token has priority. Without credentials in the
 * variables, calls are sent without credentials. An empty variable counts as
 * not set.
 *
 * @param prefix the prefix of the variable names
 * @param env the environment variables; default: those of the process
 * @param server used if `…_BASE_URL` is not set
 * @throws {ConfigError} for a variable that is missing, or that this client
 *   does not support; it shows names, never values
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
    if (!isSet(name)) throw configError(`${name} is not set`);
    return env[name] ?? "";
  };
  const usable = (provider: unknown, ...names: string[]): boolean => {
    const found = names.filter(isSet).join(" and ");
    if (found && !provider)
      throw configError(`This client does not use ${found}`);
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
