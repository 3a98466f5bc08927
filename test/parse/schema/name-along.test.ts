/** The words of a name that is made of the keys on the way. */
import { expect, test } from "@jest/globals";
import { nameAlong } from "../../../generator/parse/schema/name-along.js";

const document = {
  paths: {
    "/dags/{id}": {
      parameters: [{ name: "id" }],
      get: { operationId: "list dags", parameters: [{ name: "order by" }, "odd", {}] },
      put: { operationId: "" },
      post: {},
      delete: 1,
    },
  },
  components: { parameters: { Limit: { name: "page size" }, Odd: {} } },
};

test.each<[string, string]>([
  ["", "Schema"],
  ["!", "!"],
  ["constructor toString", "ConstructorToString"],
  ["components schemas Tree", "Tree"],
  ["components schemas Tree properties root", "TreeRoot"],
  ["components schemas", "Schema"],
  ["components schemas T $defs a definitions b dependentSchemas c", "TABC"],
  ["components headers a schema", "A"],
  ["components pathItems a", "A"],
  ["components callbacks a", "A"],
  ["webhooks done", "Done"],
  ["components schemas T patternProperties ^a", "TValue"],
  ["components schemas T patternProperties ^a properties b", "TValueB"],
  ["components schemas T additionalProperties properties b", "TValueB"],
  ["components schemas T items properties b", "TItemB"],
  ["components schemas T prefixItems 0 allOf 1 anyOf 2 oneOf 3", "TItem1Part2Option3Option4"],
  ["components schemas T allOf", "TPart1"],
  ["components schemas T not", "TNot"],
  ["components requestBodies New content a/b schema", "NewBody"],
  ["components responses Gone content a/b schema", "GoneResponse"],
  ["components responses", "Response"],
  ["components parameters Limit schema", "PageSize"],
  ["components parameters Odd schema", "Odd"],
  ["components parameters Lost schema", "Lost"],
  ["components parameters", "Schema"],
  ["paths /dags/{id} parameters 0 schema", "DagsIdId"],
  ["paths /dags/{id} get parameters 0 schema", "ListDagsOrderBy"],
  ["paths /dags/{id} get parameters 1 schema", "ListDags1"],
  ["paths /dags/{id} get parameters 2 schema", "ListDags2"],
  ["paths /dags/{id} get requestBody content a/b schema", "ListDagsBody"],
  ["paths /dags/{id} get responses 200 content a/b schema", "ListDagsResponse"],
  ["paths /dags/{id} get responses 404 content a/b schema", "ListDagsResponse404"],
  ["paths /dags/{id} get responses 420 content a/b schema", "ListDagsResponse420"],
  ["paths /dags/{id} put requestBody content a/b schema", "PutDagsIdBody"],
  ["paths /dags/{id} post requestBody content a/b schema", "PostDagsIdBody"],
  ["paths /dags/{id} delete requestBody content a/b schema", "DeleteDagsIdBody"],
  ["paths /dags/{id}", "DagsId"],
  [`components schemas ${"a".repeat(120)}`, `A${"a".repeat(99)}`],
])("%s → %s", (path, want) => {
  expect(nameAlong(document, path.split(" ").filter(Boolean))).toBe(want);
});
