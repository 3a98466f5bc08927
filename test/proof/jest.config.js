import base from "../jest.config.js";

/** The slow proofs: every version of the catalog with every compiler. `npm run proof`. */
export default {
  ...base,
  rootDir: "../..",
  testMatch: ["<rootDir>/test/proof/**/*.proof.ts"],
  testTimeout: 600_000,
};
