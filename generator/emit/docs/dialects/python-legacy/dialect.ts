import type { DialectEntry } from "../../dialect.js";

/** The Python client's docs as the reference wrote them up to 4.3, and in 5.x under the name `python-legacy`. */
export const pythonLegacy = {
  name: "python-legacy",
  versions: ["4.3", "5.3"],
  defaultVersion: "4.3",
  packageName: "airflow_client",
  yaml: "words",
  load: async () => (await import("./index.js")).emitPythonLegacy,
} as const satisfies DialectEntry;
