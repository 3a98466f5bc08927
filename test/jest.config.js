/** One configuration; the folders of test/ are the kinds of proof (see README.md, "What is guaranteed"). */
export default {
  rootDir: "..",
  globalSetup: "<rootDir>/test/support/global-setup.js",
  testEnvironment: "node",
  extensionsToTreatAsEsm: [".ts"],
  transform: { "^.+\\.ts$": "<rootDir>/test/support/transform.mjs" },
  // Sources import each other as `./x.js`, the name they have once built.
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  modulePathIgnorePatterns: [
    "<rootDir>/dist/",
    "<rootDir>/output/",
    "<rootDir>/test/(bench|corpus|mutation|oracle|package|proof|release|proof/nodes|security/engines|runtime-python)/node_modules/",
  ],
  testTimeout: 60_000,
};
