import type { DialectEntry } from "../../dialect.js";

/** The Python client's docs as the reference's `python` generator of 5.x writes them. */
export const python5 = {
  name: "python-5",
  versions: ["5.1", "5.1.1", "5.3", "5.4"],
  defaultVersion: "5.4",
  packageName: "airflow_client.client",
  yaml: "words",
  load: async () => (await import("./index.js")).emitPython5,
} as const satisfies DialectEntry;
