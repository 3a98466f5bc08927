/** The target in `specs/` that readers copy, on real APIs. */
import { expect, test } from "@jest/globals";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { airflowCodegen, inTemporaryFolder } from "../support/cli.js";

const target = fileURLToPath(new URL("../../specs/postman.target.ts", import.meta.url));

interface Field {
  readonly key: string;
  readonly value: string;
}
interface Request {
  readonly method: string;
  readonly url: { readonly raw: string; readonly path: readonly string[]; readonly variable: readonly Field[] };
  readonly body?: { readonly raw: string };
}
interface Collection {
  readonly info: { readonly name: string };
  readonly item: readonly { readonly item: readonly { readonly name: string; readonly request: Request }[] }[];
  readonly variable: readonly Field[];
  readonly event?: readonly { readonly script: { readonly exec: readonly string[] } }[];
}

test.each([
  ["3.3.2", 128, "trigger_dag_run", "{{baseUrl}}/api/v2/dags/:dag_id/dagRuns"],
  ["2.11.2", 89, "post_dag_run", "{{baseUrl}}/api/v1/dags/:dag_id/dagRuns"],
])("a Postman collection of Airflow %s", async (airflow, count, trigger, raw) => {
  const collection = await inTemporaryFolder(async (cwd) => {
    writeFileSync(join(cwd, "login.js"), "pm.environment;\n");
    const options = ["--collection-name", "Mine", "--pre-request", "login.js", "--out", "out"];
    const { exitCode, stderr } = await airflowCodegen(
      ["generate", "--airflow", airflow, "--target", target, ...options],
      { cwd },
    );
    expect([exitCode, stderr]).toEqual([0, ""]);
    return JSON.parse(readFileSync(join(cwd, "out/collection.json"), "utf8")) as Collection;
  });
  expect(collection.info.name).toBe("Mine");
  expect(collection.variable).toEqual([{ key: "baseUrl", value: "http://localhost:8080" }]);
  expect(collection.event?.[0]?.script.exec[0]).toBe("pm.environment;");
  const requests = collection.item.flatMap(({ item }) => item);
  expect(requests).toHaveLength(count);
  for (const { request } of requests) {
    const named = request.url.path.filter((part) => part.startsWith(":")).map((part) => part.slice(1));
    expect(request.url.variable.map(({ key }) => key).toSorted()).toEqual(named.toSorted());
    expect(request.url.variable.every(({ value }) => value !== "")).toBe(true);
    if (request.body !== undefined) expect(() => JSON.parse(request.body?.raw ?? "") as unknown).not.toThrow();
  }
  expect(requests.find(({ name }) => name === trigger)?.request).toMatchObject({ method: "POST", url: { raw } });
});
