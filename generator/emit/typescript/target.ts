import { defineTarget } from "../target.js";
import { typescriptOptions } from "./options.js";

export const typescript = defineTarget({
  name: "typescript",
  describe: "a TypeScript client with its docs",
  options: typescriptOptions,
  packageRule: "npm",
  prepare: async () => (await import("./printer.js")).preparePrinter(),
  load: async () => (await import("./index.js")).emitTypescript,
});
