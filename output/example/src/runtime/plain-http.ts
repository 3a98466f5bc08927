const warned = new Set<string>();

/**
 * Warns, once for each server, of credentials that are about to travel where
 * everybody on the way can read them: over http, but not to this machine.
 */
export function warnIfPlain({ origin }: URL): void {
  if (isPrivate(origin) || warned.has(origin)) return;
  warned.add(origin);
  console.warn(`Credentials are sent to ${origin}: use https`);
}

/** Whether nobody on the way can read what is sent: https, or this machine. */
export function isPrivate(origin: string): boolean {
  return /^https:|^http:..((\S+\.)?localhost|127(\.\d+){3}|\[::1])(:|$)/.test(
    origin,
  );
}
