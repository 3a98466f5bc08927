/** What is done when signals abort. */
const actions = new Set<() => void>();

/** The same for all: a signal takes a listener but once. */
function listener(): void {
  for (const action of actions) action();
}

/**
 * Does something when a signal aborts, until told not to. A signal that many
 * calls share gets one listener: platforms warn of many, and what
 * `AbortSignal.any` makes stays in memory as long as the signal.
 */
export function onAbort(
  signal: AbortSignal | undefined,
  action: (reason: unknown) => void,
): () => void {
  const look = (): void => {
    if (signal?.aborted) action(signal.reason);
  };
  actions.add(look);
  signal?.addEventListener("abort", listener);
  return () => actions.delete(look);
}
