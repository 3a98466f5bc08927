/** `kill -9`, as it happens; a hundred times in `npm run proof`, at every single call in faults.test.ts. */
import { expect, test } from "@jest/globals";
import { killLoop, total } from "./support/kill-loop.js";

test.each([
  ["another output", 12],
  ["nothing", 6],
] as const)(
  "killed on the way from %s, %s times: the old state or the new one, or one that the next run mends",
  async (from, runs) => {
    const seen = await killLoop(runs, from);
    expect(total(seen)).toBe(runs);
    expect(total(seen, "finished")).toBeLessThan(runs);
  },
  180_000,
);
