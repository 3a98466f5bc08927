/** A wait that other code can end before its time. */
export interface Pulse {
  /** Ends the wait; where nobody waits, the next wait ends at once. */
  readonly fire: () => void;
  /** Waits until {@link fire} is called, at most `ms` milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

export function newPulse(): Pulse {
  let isFired = false;
  let go: (() => void) | undefined;
  return {
    fire() {
      isFired = true;
      go?.();
    },
    async wait(ms) {
      let timer: NodeJS.Timeout | undefined;
      if (!isFired) {
        await new Promise<void>((resolve) => {
          go = resolve;
          timer = setTimeout(resolve, ms);
        });
      }
      clearTimeout(timer);
      isFired = false;
    },
  };
}
