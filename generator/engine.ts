/** What `api.ts` calls, as one module that is loaded at the first call: a config file that only calls `defineConfig` need not wait for it. */
export { contextOf } from "./config/context.js";
export { resolveJobs } from "./config/jobs.js";
export { resolveSelection, resolveSource } from "./config/resolve.js";
export { diffSpecs } from "./diff/specs.js";
export { registry } from "./emit/registry.js";
export { load } from "./load/index.js";
export { parse } from "./parse/index.js";
export { checkAll, generateAll } from "./run/index.js";
export { findSpec } from "./run/job/specs.js";
