import { expect, test } from "@jest/globals";
import { waitFor } from "../support/waiting.js";

test("waits until there is something", async () => {
  const answers = [undefined, false, "here"] as const;
  let looks = 0;
  expect(await waitFor("an answer", () => answers[looks++], { everyMs: 0 })).toBe("here");
  expect(looks).toBe(3);
});

test.each([0, 1])("every %d ms: gives up, and says what it waited for", async (everyMs) => {
  let looks = 0;
  const waiting = waitFor(
    () => `look ${looks}`,
    () => ++looks < 0,
    { limitMs: 5, everyMs },
  );
  await expect(waiting).rejects.toThrow(/^waited 5 ms in vain for look \d+$/);
});
