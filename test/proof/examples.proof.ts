/** Every example of every spec of the catalog, the server's and the client's, satisfies its schema. */
import { describe, expect, test } from "@jest/globals";
import { catalogEntries } from "../../generator/catalog/index.js";
import { catalogApi, faultsOf } from "../support/examples.js";

describe.each(["server", "client"] as const)("examples of the %s's spec", (kind) => {
  test.each(catalogEntries(kind).map(({ airflow }) => airflow))("%s", async (version) => {
    const { faults, count } = faultsOf(await catalogApi(version, kind));
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(150);
  });
});
