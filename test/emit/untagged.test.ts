/** The classes of a spec without tags. */
import { expect, test } from "@jest/globals";
import type { Finding } from "../../generator/diagnostics.js";
import { describe as packageOf, filePlans } from "../../generator/emit/typescript/index.js";
import { parseDocument } from "../parse/support.js";

test("more than 50 operations are in classes by their paths, and the user is told", () => {
  const path = (index: number) => `/v1/${index % 2 === 0 ? "gift_cards" : "AirflowClient"}/${index}`;
  const get = { get: { tags: [], responses: { "204": { description: "d" } } } };
  const paths = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [path(index), get]));
  const findings: Finding[] = [];
  const { api } = parseDocument({ paths });
  const pack = packageOf(api, { packageName: "airflow-client", packageVersion: "1.0.0" }, (finding) => {
    findings.push(finding);
  });
  expect(filePlans(pack).map((plan) => plan.path)).toEqual(
    expect.arrayContaining(["src/apis/GiftCardsApi.ts", "src/apis/AirflowClientApi.ts"]),
  );
  expect(findings).toEqual([
    {
      code: "QUIRK_UNTAGGED",
      message:
        "60 operations have no tag. They are in 2 classes by the first parts of their paths: `gift_cards` (30), `AirflowClient` (30).",
      pointer: "#/paths",
    },
  ]);
});
