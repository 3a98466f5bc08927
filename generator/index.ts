/**
 * The package as programs and config files import it. What is exported here is the interface of this package, by its version: it
 * changes as semantic versioning says. Everything else in the package may change at any time.
 */
export * from "./api.js";
export { Failure, failure, type Finding, type Place } from "./diagnostics.js";
export type { Memory } from "./emit/memory.js";
export * from "./emit/target.js";
export type * from "./ir/model.js";
export type { OutputFile } from "./output-file.js";
export type { DriftReport, GenerateReport } from "./run/outcome.js";
