/** Every Python client since Airflow 3.0.0 has all that the official client of its release has. */
import { expect, test } from "@jest/globals";
import { join } from "node:path";
import { catalogEntries } from "../../generator/catalog/index.js";
import { withFolder } from "../support/client.js";
import { missing, officialSurface, ourSurface, python } from "../support/python-surface.js";

const releases = catalogEntries("client").flatMap(({ airflow }) => (airflow.startsWith("3.") ? [airflow] : []));

(python === undefined ? test.skip : test).each(releases)("%s", async (release) => {
  await withFolder(async (folder) => {
    const ours = await ourSurface(release, join(folder, "ours"));
    expect(missing(officialSurface(release, join(folder, "official")), ours)).toEqual([]);
  });
});
