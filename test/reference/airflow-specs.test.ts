import { expect, test } from "@jest/globals";
import { partOf, pruned } from "./airflow-specs.js";

const ref = (name: string) => ({ schema: { $ref: `#/components/schemas/${name}` } });
const document = {
  openapi: "3.1.0",
  paths: {
    "/dags": { get: { tags: ["DAG"], responses: ref("Dags") }, delete: { tags: ["Admin"] }, parameters: {} },
    "/pools": { get: { tags: ["Pool"], responses: ref("Pool") } },
  },
  components: {
    schemas: { Dags: { items: { $ref: "#/components/schemas/Dag" } }, Dag: {}, Pool: {} },
    securitySchemes: { Basic: {} },
  },
};

test("a part has the operations of its tags, and all components", () => {
  const { get, parameters } = document.paths["/dags"];
  expect(partOf(document, ["DAG"])).toEqual({ ...document, paths: { "/dags": { get, parameters } } });
});

test("what nothing refers to is left out, and no security scheme", () => {
  const { components } = pruned(partOf(document, ["DAG"]));
  const { Dags, Dag } = document.components.schemas;
  expect(components).toEqual({ schemas: { Dags, Dag }, securitySchemes: { Basic: {} } });
});
