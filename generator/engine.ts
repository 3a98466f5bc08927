/** What `api.ts` calls, as one module that is loaded at the first call: a config file that only calls `defineConfig` need not wait for it. */
export { contextOf } from "./config/context.js";
export { resolveJobs } from "./config/jobs.js";
export { resolveOverlays, resolveSelection, resolveSource } from "./config/resolve.js";
export { diffSpecs } from "./diff/specs.js";
export { registry } from "./emit/registry.js";
export { parse } from "./parse/index.js";
export { checkAll, generateAll } from "./run/index.js";
export { loadOverlaid, readOverlays } from "./run/job/overlays.js";
export { findSpec } from "./run/job/specs.js";
