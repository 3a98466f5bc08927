import { defineTarget } from "../target.js";
import { docsDialects, docsOptions } from "./options.js";

export const docs = defineTarget({
  name: "docs",
  describe: "Markdown pages alone, in the layout of --dialect",
  dialects: docsDialects,
  options: docsOptions,
  load: async () => (await import("./index.js")).emitDocs,
});
