import base from "../jest.config.js";

/** Proofs against real Airflow servers: one at a time, since a server takes 650 MB and the first start half a minute. */
export default {
  ...base,
  rootDir: "../..",
  testMatch: ["<rootDir>/test/e2e/**/*.e2e.ts"],
  maxWorkers: 1,
  // Installing a version that is not in the cache yet is part of the first start.
  testTimeout: 600_000,
};
