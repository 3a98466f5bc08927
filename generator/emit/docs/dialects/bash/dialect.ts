import type { DialectEntry } from "../../dialect.js";

/** The docs of the reference's command-line client. The pages name no package. */
export const bash = {
  name: "bash",
  versions: ["4.3", "7.13"],
  defaultVersion: "4.3",
  yaml: { "4.3": "words", "7.13": "1.1" },
  load: async () => (await import("./index.js")).emitBash,
} as const satisfies DialectEntry;
