/** What is done when a signal aborts. */
const actions = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Does something when a signal aborts, until told not to. A signal that many
 * calls share gets one listener: platforms warn of many, and what
 * `AbortSignal.any` makes stays in memory as long as the signal.
 */
export function onAbort(signal: AbortSignal, action: () => void): () => void {
  const known = actions.get(signal) ?? new Set();
  if (!actions.has(signal)) {
    actions.set(signal, known);
    signal.addEventListener("abort", () => {
      for (const each of known) each();
    });
  }
  known.add(action);
  return () => known.delete(action);
}
