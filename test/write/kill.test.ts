/** `kill -9`, as it happens; a hundred times in `npm run proof`, at every single call in faults.test.ts. */
import { expect, test } from "@jest/globals";
import { killLoop, total } from "./support/kill-loop.js";

test("killed 15 times: the old state or the new one, or one that the next run mends", async () => {
  const seen = await killLoop(15);
  expect(total(seen)).toBe(15);
  expect(total(seen, "finished")).toBeLessThan(15);
}, 180_000);
