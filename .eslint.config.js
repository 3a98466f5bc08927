import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist/", "output/", "test/**/fixtures/", "node_modules/"] },
  eslint.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.js", ".*.js", ".ci/*.mjs", "specs/*.ts", "test/*.js"] },
      },
    },
    rules: {
      // What keeps functions and files short enough to be read (test tables may be long).
      "max-lines-per-function": ["error", { max: 70, skipBlankLines: true, skipComments: true }],
      "max-lines": ["error", { max: 450, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 5],
      complexity: ["error", 22],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  // The one thing that a client has to say to who runs it.
  { files: ["generator/runtime/plain-http.ts"], rules: { "no-console": "off" } },
  {
    files: ["**/*.js", "**/*.mjs"],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { "no-console": "off" },
    languageOptions: {
      globals: { process: "readonly", console: "readonly", URL: "readonly", performance: "readonly" },
    },
  },
  // These import the generated client by its name: they are type-checked by the run that generates it.
  { files: ["test/e2e/programs/**"], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ["test/**"],
    rules: {
      "max-lines-per-function": "off",
      "max-lines": "off",
      "no-console": "off",
      // jest's matchers are typed `any` in places
      "@typescript-eslint/no-unsafe-assignment": "off",
    },
  },
);
