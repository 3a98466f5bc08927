/** Every example of the Airflow specs satisfies its schema, to the judgement of a validator that is not ours. */
import { expect, test } from "@jest/globals";
import { existsSync } from "node:fs";
import { cachedPath } from "../../generator/catalog/cache.js";
import { catalogEntries } from "../../generator/catalog/index.js";
import { resolveVersion } from "../../generator/catalog/resolve.js";
import { catalogApi, faultsOf } from "../support/examples.js";

/** The newest of each generation, which are pulled, and all others that are in the cache; `npm run proof` has the whole catalog. */
const versions = catalogEntries("server")
  .map(({ airflow }) => airflow)
  .filter(
    (version) => ["2.11.2", "3.3.2"].includes(version) || existsSync(cachedPath(resolveVersion(version, "server"))),
  );

test.each(versions)("Airflow %s", async (version) => {
  const { faults, count } = faultsOf(await catalogApi(version, "server"));
  expect(faults).toEqual([]);
  expect(count).toBeGreaterThan(150);
});
