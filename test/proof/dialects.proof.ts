/** Every docs dialect in every version, on every release of the catalog. */
import { expect, test } from "@jest/globals";
import { catalogEntries } from "../../generator/catalog/index.js";
import { clientApi, dialectVersions, faultsOf } from "../support/dialects.js";

const releases = [...new Set((["server", "client"] as const).flatMap(catalogEntries).map(({ airflow }) => airflow))];

test.each(releases)("the pages of %s", async (release) => {
  const api = await clientApi(release);
  for (const [dialect, version] of dialectVersions) {
    expect([dialect, version, await faultsOf(api, dialect, version)]).toEqual([dialect, version, []]);
  }
});
