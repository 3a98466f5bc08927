import { fileURLToPath } from "node:url";
import base from "../jest.config.js";
import { pairs } from "./support/pairs.js";

const rootDir = fileURLToPath(new URL("../..", import.meta.url));
const folder = "<rootDir>/test/e2e";
// The setup below builds as well.
const { globalSetup: _build, ...rest } = base;
const shared = { ...rest, rootDir };

/** Proofs against real Airflow servers: a jest project for each pair of client and server, and one for the script that runs Airflow. */
export default {
  rootDir,
  // One at a time: they share the servers, which take 650 MB each.
  maxWorkers: 1,
  // The slowest wait for a run, or for a server of their own.
  testTimeout: 180_000,
  globalSetup: "<rootDir>/test/e2e/support/global-setup.js",
  globalTeardown: "<rootDir>/test/e2e/support/global-teardown.js",
  projects: [
    { ...shared, displayName: "server", testMatch: [`${folder}/*.e2e.ts`] },
    // Skipped by name where there is no KDC: see test/e2e/kerberos/install.
    { ...shared, displayName: "kerberos", testMatch: [`${folder}/kerberos/*.e2e.ts`] },
    // The Python docs are of the newest release.
    ...(pairs.some(({ server }) => server === "3.3.2")
      ? [{ ...shared, displayName: "docs", testMatch: [`${folder}/{docs,python}/*.e2e.ts`] }]
      : []),
    ...pairs.map((pair) => ({
      ...shared,
      displayName: pair.name,
      testMatch: [`${folder}/package/*.e2e.ts`, `${folder}/programs/airflow-${pair.major}/*.e2e.ts`],
      // The programs import the generated client by its package name.
      moduleNameMapper: {
        ...base.moduleNameMapper,
        "^airflow-client$": pair.bundle,
        "^airflow-client/operations$": pair.bundle.replace("client.mjs", "operations.mjs"),
      },
      globals: { pair },
    })),
  ],
};
