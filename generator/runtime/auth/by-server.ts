import type { AuthRequest } from "./auth.js";

/**
 * What all calls to a server share, such as a login: made at the first call,
 * once for calls in parallel. What is of one server is never given to another.
 *
 * @returns a function that gives what there is, and makes another one in place
 *   of `known`, unless another call was first
 */
export function byServer<Shared>(
  make: (request: AuthRequest) => Promise<Shared>,
): (request: AuthRequest, known?: Promise<Shared>) => Promise<Shared> {
  const all = new Map<string, Promise<Shared>>();
  return (request, known) => {
    const newest = all.get(request.baseUrl);
    if (newest && newest !== known) return newest;
    const made = make(request);
    all.set(request.baseUrl, made);
    made.catch(() => {
      if (all.get(request.baseUrl) === made) all.delete(request.baseUrl);
    });
    return made;
  };
}
