/** Whom a change reaches, and how much it matters to them. */

/** `send`: callers as senders of requests. `read`: callers as readers of responses. */
export type Audience = "send" | "read";

/**
 * `breaking`: a caller that was right is wrong now. `additive`: none is; there is more, or the API promises more.
 * `docs`: words, examples, and all else that changes nothing for a program.
 */
export type Severity = "breaking" | "additive" | "docs";

/** Worst first. */
export const severities: readonly Severity[] = ["breaking", "additive", "docs"];

/** What the change means, for whom it means something. Empty: the part is in use nowhere. */
export type Impact = { readonly [Name in Audience]?: Severity };
