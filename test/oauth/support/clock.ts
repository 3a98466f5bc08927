/** Time that passes when a test says so, for the client and the provider alike. */
import { afterEach, jest } from "@jest/globals";

const { now } = Date;
afterEach(() => void jest.restoreAllMocks());

/** Puts the clock so many seconds ahead of what it is. */
export function passed(seconds: number): void {
  jest.spyOn(Date, "now").mockImplementation(() => now() + seconds * 1000);
}
