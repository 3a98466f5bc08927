/** Waiting that something else can end. */
export interface Pulse {
  readonly fire: () => void;
  /** Until the next pulse, or the last one where nobody waited for it; at most so many milliseconds. */
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
