import { test } from "@jest/globals";
import { AirflowClient, login } from "airflow-client";
import type { ClientConfig } from "airflow-client";
import { baseUrl } from "../../support/airflow.js";

/** The whole client as this user, whose password is the name. */
export const clientOf = (username: string, config: Partial<ClientConfig> = {}): AirflowClient =>
  new AirflowClient({ baseUrl, auth: login({ username, password: username }), ...config });

export const airflow: AirflowClient = clientOf("admin");

/** For what servers before 3.2 do not have, or do otherwise. */
export const testSince32 = /^3\.[01]\./.test(globalThis.pair.server) ? test.skip : test;
