import { guard } from "../guard.js";
import { ConfigError } from "../errors.js";
import type { Operation } from "../operation.js";
import type { Auth } from "./auth.js";

/**
 * Credentials by the names of the security schemes, for servers whose
 * operations differ in what they take, or want several at once. Each operation
 * is sent with the first of its alternatives that is complete here, the one
 * without credentials last; an operation that says nothing, with the first
 * credentials of all. They are added in the order in which the alternative
 * names them.
 *
 * Calls throw {@link ConfigError} where no alternative is complete, and send
 * nothing.
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
    throw new ConfigError(`byScheme lacks ${missing.join(", or ")}`);
  }
  return new Set(chosen.flatMap((name) => given.get(name) ?? []));
}
