import base from "../jest.config.js";

/** What CI tries of the two long searches, `npm run corpus` and `npm run oracle`: a fixed part of each. `npm run sample`. */
export default {
  ...base,
  rootDir: "../..",
  testMatch: ["<rootDir>/test/(corpus|oracle)/**/*.sample.ts"],
  testTimeout: 600_000,
};
