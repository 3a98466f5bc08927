import { defineTarget } from "../target.js";
import { pythonOptions } from "./options.js";

export const python = defineTarget({
  name: "python",
  describe: "a Python client with its docs, in place of the official one",
  options: pythonOptions,
  // The official client is made of this spec, and its users know the names that follow from it.
  spec: "client",
  packageRule: "python",
  load: async () => (await import("./index.js")).emitPython,
});
