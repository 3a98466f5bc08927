/** `kill -9` at a hundred random moments. What the moments between two system calls leave is proved one by one in test/write. */
import { expect, test } from "@jest/globals";
import { killLoop, total } from "../write/support/kill-loop.js";

test.each(["another output", "nothing"] as const)(
  "killed 100 times on the way from %s: the old state or the new one, or one that the next run mends",
  async (from) => {
    const seen = await killLoop(100, from);
    console.table(seen);
    expect(total(seen)).toBe(100);
    expect(total(seen, "finished")).toBeLessThan(50);
    expect(total(seen, "old")).toBeGreaterThan(0);
    expect(total(seen, "between") + total(seen, "new")).toBeGreaterThan(0);
  },
);
