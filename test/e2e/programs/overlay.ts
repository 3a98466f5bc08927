/** The tests of specs/airflow.overlay.yaml against a server. */
import { beforeAll, test } from "@jest/globals";
import { isFor } from "../../../generator/overlay/release.js";
import { airflowActions } from "../../support/overlay.js";
import { baseUrl } from "../support/airflow.js";
import { type Ask, type Proofs, subjectOf } from "./overlay-proofs.js";

export interface Api {
  /** `v1` of Airflow 2, `v2` of Airflow 3. */
  readonly version: "v1" | "v2";
  /** The value of the header. */
  readonly authorization: () => Promise<string>;
}

/** A test for each subject of the actions that are for the release of the server. */
export function overlayTests(proofs: Proofs, api: Api): void {
  let authorization = "";
  beforeAll(async () => (authorization = await api.authorization()));

  const ask: Ask = async (path, init = {}) => {
    const given = init.headers as Record<string, string> | undefined;
    const headers = { accept: "application/json", ...given, authorization };
    const response = await fetch(`${baseUrl}/api/${api.version}${path}`, { ...init, headers });
    return { status: response.status, text: await response.text() };
  };

  const actions = airflowActions().filter((action) => isFor(globalThis.pair.server, action));
  test.each([...new Set(actions.map(subjectOf))])("%s", async (subject) => {
    const proof = proofs[subject];
    if (proof === undefined) throw new Error("This action of the overlay has no proof.");
    await proof(ask);
  });
}
