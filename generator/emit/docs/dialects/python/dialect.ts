import type { DialectEntry } from "../../dialect.js";

/** The Python client's docs as the reference's releases from 7.13 on write them. */
export const python = {
  name: "python",
  versions: ["7.13", "7.18", "7.19", "7.21", "7.24"],
  newest: "7.25",
  defaultVersion: "7.24",
  packageName: "airflow_client.client",
  yaml: "1.1",
  load: async () => (await import("./index.js")).emitPython,
} as const satisfies DialectEntry;
