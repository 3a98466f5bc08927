/** Pages as a code host lays them out, on a desktop and on a phone: nothing leaves the page, and the paths of lists wrap. */
import { expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { emitDocs } from "../../generator/emit/typescript/index.js";
import { catalogApi } from "../support/examples.js";
import { installPackages } from "../support/packages.js";
import { pythonWith } from "../support/python.js";

const folder = fileURLToPath(new URL("engines/", import.meta.url));
await installPackages(folder);
const python = pythonWith(`${folder}node_modules/.python`, ["cmarkgfm==2025.10.22"]);

test("no part of a page is wider than the page", async () => {
  const files = await emitDocs(await catalogApi("3.3.2", "server"), {
    packageName: "airflow-client",
    packageVersion: "3.3.2",
    airflow: "3.3.2",
  });
  const names = ["README.md", "docs/TaskInstanceApi.md", "docs/DagRunApi.md", "docs/DAGRunResponse.md"];
  const pages = files.filter(({ path }) => names.includes(path));
  expect(pages).toHaveLength(names.length);
  const input = JSON.stringify({ pages, widths: [1280, 390], python });
  const { stdout, stderr } = spawnSync(process.execPath, [`${folder}layout.mjs`], { input, encoding: "utf8" });
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual({ faults: [] });
}, 240_000);
