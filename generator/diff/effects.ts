/** What a kind of change does to each audience, and short ways to say so. */
import type { Severity } from "./impact.js";

export interface Effect {
  readonly severity: Severity;
  /** Completes "For callers that send: …". */
  readonly why: string;
}

export interface Rule {
  readonly title: string;
  readonly send?: Effect;
  readonly read?: Effect;
  readonly namesOnly?: true;
}

export function breaking(why: string): Effect {
  return { severity: "breaking", why };
}

export function additive(why: string): Effect {
  return { severity: "additive", why };
}

/** A change of texts alone. */
export function docs(title: string): Rule {
  const effect: Effect = { severity: "docs", why: "nothing changes for a program" };
  return { title, send: effect, read: effect };
}

/** Requests and responses stay as they are; a program that uses the name in generated code has to change. */
export function names(title: string, why: string): Rule {
  return { title, send: breaking(why), read: breaking(why), namesOnly: true };
}
