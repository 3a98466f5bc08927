import { guard } from "../guard.js";
import { configError } from "../errors.js";
import type { Operation } from "../operation.js";
import type { Auth } from "./auth.js";

/**
 * Credentials by the names of the security schemes. Use it if operations accept
 * different schemes or require several together. Each call uses the first
 * alternative of its operation for which all credentials are here. An
 * alternative without credentials comes last. An operation that declares no
 * security uses the first credentials. They are added in the order of the
 * alternative.
 *
 * Calls throw {@link ConfigError} and send nothing if no alternative is
 * complete.
 */
export function byScheme<Name extends string>(
  auths: Readonly<Partial<Record<Name, Auth>>>,
): Auth {
  const given = new Map(
    Object.entries<Auth | undefined>(auths).flatMap(([name, auth]) =>
      auth ? [[name, auth] as const] : [],
    ),
  );
  return {
    guard,
    async authorize(request) {
      for (const auth of authsOf(given, request.operation))
        await auth.authorize(request);
    },
    async renew(response, request) {
      let isNew = false;
      for (const auth of authsOf(given, request.operation))
        // All of them, each with a body of its own.
        if (await auth.renew?.(response.clone(), request)) isNew = true;
      return isNew;
    },
    async verify(response, request) {
      for (const auth of authsOf(given, request.operation))
        await auth.verify?.(response, request);
    },
  };
}

/** Those that an operation is sent with; each once, whatever its names. */
function authsOf(
  given: ReadonlyMap<string, Auth>,
  { security }: Operation,
): ReadonlySet<Auth> {
  const alternatives = security ?? [[...given.keys()].slice(0, 1)];
  const complete = alternatives.filter((names) =>
    names.every((name) => given.has(name)),
  );
  const chosen = complete.find(({ length }) => length > 0) ?? complete[0];
  if (!chosen) {
    const missing = alternatives.map((names) =>
      names.filter((name) => !given.has(name)).join(" and "),
    );
    throw configError(`byScheme has no provider for ${missing.join(", or ")}`);
  }
  return new Set(chosen.flatMap((name) => given.get(name) ?? []));
}
