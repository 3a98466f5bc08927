/** How what specs/airflow.overlay.yaml says of servers is asked of a server: each of its actions has a proof. */
import { expect } from "@jest/globals";
import type { AirflowAction } from "../../support/overlay.js";

export interface Said {
  readonly status: number;
  readonly text: string;
}

/** Asks the API of a server. The path is that after `/api/v1` or `/api/v2`. */
export type Ask = (path: string, init?: RequestInit) => Promise<Said>;

export type Proof = (ask: Ask) => Promise<void>;

/** Proofs by the {@link subjectOf} their actions. */
export type Proofs = Readonly<Record<string, Proof>>;

/**
 * The subject of an action. What is removed makes way for what another action says of the same mapping; a part of paths is the same
 * wherever it is.
 */
export function subjectOf({ target, remove = false }: AirflowAction): string {
  if (!target.includes("@.in=='path'")) return remove ? target.replace(/\.\w+$/, "") : target;
  return inPath(...[...target.matchAll(/@\.name=='(\w+)'/g)].map(([, name = ""]) => name));
}

export function inPath(...names: readonly string[]): string {
  return `in paths: ${names.join(", ")}`;
}

/**
 * With these values in the place of `*`, a server answers with what is called so; with one that there is not, it says what it looked for.
 *
 * @param what how the server calls it
 */
export function knows(path: string, values: Readonly<Record<string, object>>, what: string, none = "none_such"): Proof {
  return async (ask) => {
    for (const [value, found] of Object.entries(values)) {
      const { status, text } = await ask(path.replace("*", value));
      expect([status, JSON.parse(text)]).toMatchObject([200, found]);
    }
    expect(await ask(path.replace("*", none))).toMatchObject(refusal(what));
  };
}

export function refusal(what: string): object {
  return { status: 404, text: expect.stringContaining(what) };
}

export function json(method: string, body: object): RequestInit {
  return { method, body: JSON.stringify(body), headers: { "content-type": "application/json" } };
}

let made = 0;
export function fresh(): string {
  return `overlay_${process.pid}_${Date.now().toString(36)}_${made++}`;
}
