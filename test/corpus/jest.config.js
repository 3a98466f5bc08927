import base from "../jest.config.js";

/** What CI tries of the long searches: a fixed part of `npm run corpus` and of `npm run oracle`, and two minutes of `npm run fuzz`;
 * and a release, rehearsed. `npm run sample`. */
export default {
  ...base,
  rootDir: "../..",
  testMatch: ["<rootDir>/test/(corpus|oracle|fuzz|release)/**/*.sample.ts"],
  testTimeout: 600_000,
};
