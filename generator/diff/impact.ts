/** Whom a change reaches, and how much it matters to them. */

/** `send`: callers as senders of requests. `read`: callers as readers of responses. */
export type Audience = "send" | "read";

/**
 * `breaking`: a program that worked may fail now. `additive`: every program that worked still does, and the API offers or promises
 * more. `docs`: texts, examples, and whatever else changes nothing for a program.
 */
export type Severity = "breaking" | "additive" | "docs";

/** Worst first. */
export const severities: readonly Severity[] = ["breaking", "additive", "docs"];

/** The severity for each audience that the change concerns. Empty: no operation uses what changed. */
export type Impact = { readonly [Name in Audience]?: Severity };
