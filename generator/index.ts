/** The package as a config file imports it. */
export { defineConfig, type Config, type JobConfig } from "./config.js";
