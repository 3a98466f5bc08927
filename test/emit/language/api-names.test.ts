/** Whatever the title, the names are ones that registries, languages and shells take. */
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { apiNames } from "../../../generator/emit/language/api-names.js";
import { npmNameProblem, pythonNameProblem } from "../../../generator/emit/language/package-names.js";

test("Acme Pets", () => {
  expect(apiNames("Acme Pets API")).toEqual({
    npm: "acme-pets-client",
    python: "acme_pets_client",
    client: "Acme Pets Client",
    environment: "ACME_PETS",
  });
});

test("of any title", () => {
  const titles = fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.string({ unit: "grapheme" }), fc.lorem());
  fc.assert(
    fc.property(titles, (title) => {
      const { npm, python, environment } = apiNames(title);
      expect([npmNameProblem(npm), pythonNameProblem(python)]).toEqual([undefined, undefined]);
      expect(environment).toMatch(/^[A-Z][A-Z\d_]*$/);
    }),
  );
});
