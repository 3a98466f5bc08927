/** All dialects on specs of all generations; every version of every dialect on every release is `npm run proof`. */
import { describe, expect, test } from "@jest/globals";
import { dialectNames } from "../../../generator/emit/docs/dialects/list.js";
import { clientApi, faultsOf } from "../../support/dialects.js";

describe.each(["2.0.2", "2.5.3", "2.11.2", "3.0.6", "3.3.2"])("the pages of %s", (release) => {
  test.each(dialectNames)("in %s", async (dialect) => {
    expect(await faultsOf(await clientApi(release), dialect)).toEqual([]);
  });
});
