/** Tokens that end, on a server of its own, where they live for seconds. */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { bearer, DAGApi, ForbiddenError, login } from "airflow-client";
import type { Auth } from "airflow-client";
import { setTimeout as sleep } from "node:timers/promises";
import { tokenOf } from "../../support/airflow.js";
import { startAirflow } from "../../support/server.js";
import type { AirflowServer } from "../../support/server.js";
import { refused } from "../refused.js";
import { admin, dagsCall, loginCall, recorder } from "./recorder.js";

/** Seconds. */
const life = 5;
const { client, server: version } = globalThis.pair;

// The client of another release has the same code for this: a server more would prove nothing more.
const describeOnce = client === version ? describe : describe.skip;

describeOnce("a token of a few seconds", () => {
  let server: AirflowServer;
  beforeAll(async () => {
    const settings = { AIRFLOW_SERVER_PARTS: "", AIRFLOW_SERVER_TOKEN_LIFE: String(life) };
    server = await startAirflow(version, settings);
  });
  afterAll(() => server?.stop());
  afterEach(() => void jest.restoreAllMocks());

  const recorded = (auth: Auth) => {
    const { fetch, ...record } = recorder();
    return { ...record, dags: new DAGApi({ baseUrl: server.url, auth, fetch }) };
  };

  /** A client whose clock stands still does not know that its token ends: it is the server that says so. */
  const stopClock = () => void jest.spyOn(Date, "now").mockReturnValue(Date.now());

  test("is renewed before it ends: no call is refused", async () => {
    const { dags, sent, statuses } = recorded(login(admin));
    await dags.getDags();
    await sleep(life * 920);
    await dags.getDags();
    expect(sent).toEqual([loginCall, dagsCall, loginCall, dagsCall]);
    expect(statuses).toEqual([201, 200, 201, 200]);
  });

  test("that has ended: the 401 is followed by one login, whatever the number of calls", async () => {
    stopClock();
    const single = recorded(login(admin));
    const parallel = recorded(login(admin));
    const viewer = recorded(login({ username: "viewer", password: "viewer" }));
    for (const { dags } of [single, parallel, viewer]) await dags.getDags();
    const old = await tokenOf("admin", server.url);
    let asked = 0;
    const asking = recorded(bearer(async () => (++asked === 1 ? old : tokenOf("admin", server.url))));
    const fixed = recorded(bearer(old));
    await sleep((life + 1) * 1000);

    expect((await single.dags.getDags()).total_entries).toBe(5);
    expect(single.sent).toEqual([loginCall, dagsCall, dagsCall, loginCall, dagsCall]);
    expect(single.statuses).toEqual([201, 200, 401, 201, 200]);

    const answers = await Promise.all(Array.from({ length: 50 }, () => parallel.dags.getDags()));
    expect(answers.map(({ total_entries }) => total_entries)).toEqual(Array.from({ length: 50 }, () => 5));
    expect(parallel.sent.filter((line) => line === loginCall)).toHaveLength(2);
    expect(parallel.statuses.filter((status) => status === 401)).toHaveLength(50);

    // It is the person who is refused here, but only once the new token is there can anyone know.
    const write = viewer.dags.patchDag({ dag_id: "two_bash", body: { is_paused: true } });
    expect(await refused(write)).toBeInstanceOf(ForbiddenError);
    expect(viewer.sent.filter((line) => line === loginCall)).toHaveLength(2);
    expect(viewer.statuses.slice(2)).toEqual([401, 201, 403]);

    expect((await asking.dags.getDags()).total_entries).toBe(5);
    expect(asking.sent).toEqual([dagsCall, dagsCall]);
    expect(asking.statuses).toEqual([401, 200]);

    const error = await refused(fixed.dags.getDags());
    expect([error.status, error.problem.detail]).toEqual([401, "Token Expired"]);
    expect(fixed.sent).toEqual([dagsCall]);
  });
});
