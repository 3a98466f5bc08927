import type { AuthRequest } from "./auth.js";

/** What is made for the calls that share it. */
interface Work<Shared> {
  readonly made: Promise<Shared>;
  /** One call more waits for it, until its signal aborts. */
  join(signal: AbortSignal): void;
}

/**
 * What all calls to a server share, such as a login: made at the first call,
 * once for calls in parallel, and given up when no call waits for it any more.
 * What is of one server is never given to another.
 *
 * @returns a function that gives what there is, and makes another one in place
 *   of `known`, unless another call was first
 */
export function byServer<Shared>(
  make: (request: AuthRequest) => Promise<Shared>,
): (request: AuthRequest, known?: Promise<Shared>) => Promise<Shared> {
  const all = new Map<string, Work<Shared>>();
  return (request, known) => {
    let work = all.get(request.baseUrl);
    if (!work || work.made === known) {
      const fresh = begin(make, request, () => {
        if (all.get(request.baseUrl) === fresh) all.delete(request.baseUrl);
      });
      all.set(request.baseUrl, (work = fresh));
    }
    work.join(request.signal);
    return work.made;
  };
}

/** @param forget is called when nothing will come of it */
function begin<Shared>(
  make: (request: AuthRequest) => Promise<Shared>,
  request: AuthRequest,
  forget: () => void,
): Work<Shared> {
  const clock = new AbortController();
  let waiting = 0;
  let isMade = false;
  const leave = (): void => {
    if (--waiting || isMade) return;
    forget();
    clock.abort();
  };
  const made = make({ ...request, signal: clock.signal });
  made.then(() => (isMade = true), forget);
  return {
    made,
    join(signal) {
      waiting++;
      if (!isMade) signal.addEventListener("abort", leave);
    },
  };
}
