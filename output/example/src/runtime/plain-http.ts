const warned = new Set<string>();

/**
 * Warns, once for each host, of credentials that are about to travel where
 * everybody on the way can read them: over http, but not to this machine.
 */
export function warnIfPlain(url: URL): void {
  if (isPrivate(url) || warned.has(url.host)) return;
  warned.add(url.host);
  console.warn(`Credentials are sent to ${url.host} over http: use https`);
}

/** Whether nobody on the way can read what is sent: https, or this machine. */
export function isPrivate({ protocol, hostname }: URL): boolean {
  return (
    protocol === "https:" ||
    (protocol === "http:" &&
      /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/.test(hostname))
  );
}
