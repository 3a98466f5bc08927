/** For whom the two halves of a call are: who uses an API sends its requests, and reads those of webhooks and callbacks. */
import type { Audience } from "../impact.js";

export interface Direction {
  readonly request: readonly Audience[];
  readonly response: readonly Audience[];
}

/** A call to the server. */
export const outgoing: Direction = { request: ["send"], response: ["read"] };

/** A call that the server makes. */
export const incoming: Direction = { request: ["read"], response: ["send"] };
