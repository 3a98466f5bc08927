/** Waits until the servers of the run are gone and their homes deleted. */
export default () => globalThis.stopServers?.();
