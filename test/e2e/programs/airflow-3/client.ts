import { AirflowClient, login } from "airflow-client";
import type { ClientConfig } from "airflow-client";
import { baseUrl } from "../../support/airflow.js";

/** The whole client as this user, whose password is the name. */
export const clientOf = (username: string, config: Partial<ClientConfig> = {}): AirflowClient =>
  new AirflowClient({ baseUrl, auth: login({ username, password: username }), ...config });

export const airflow: AirflowClient = clientOf("admin");
