import base from "../jest.config.js";

/** What CI tries of the long searches: a fixed part of `npm run corpus` and of `npm run oracle`, and two minutes of `npm run fuzz`. `npm run sample`. */
export default {
  ...base,
  rootDir: "../..",
  testMatch: ["<rootDir>/test/(corpus|oracle|fuzz)/**/*.sample.ts"],
  testTimeout: 600_000,
};
