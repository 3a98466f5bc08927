import { expect, test } from "@jest/globals";
import { publishedFiles } from "../../generator/emit/docs/official.js";

const python5 = { dialect: "python-5", dialectVersion: "5.4" } as const;

const page = [
  "# client.DAGApi",
  "import time",
  "import client",
  "from client.api import dag_api",
  "from client.model.dag import DAG",
  "# See configuration.py; the client must be configured",
  "configuration = client.Configuration(",
  "except client.ApiException as e:",
  "print(getattr(client.models, x)) # client",
].join("\n");

const mended = [
  "# Apache Airflow Python Client.DAGApi",
  "import time",
  "import airflow_client.client",
  "from airflow_client.client.api import dag_api",
  "from airflow_client.client.model.dag import DAG",
  "# See configuration.py; the client must be configured",
  "configuration = client.Configuration(",
  "except client.ApiException as e:",
  "print(getattr(airflow_client.client.models, x)) # Apache Airflow Python Client",
].join("\n");

const files = [
  { path: "README.md", text: "# client" },
  { path: "docs/DagRunApi.md", text: page },
  { path: "docs/__proto__.md", text: "" },
];

test("pages stay as they are, without the README, which was written by hand", () => {
  expect(publishedFiles(files, python5, {})).toEqual(files.slice(1));
});

test("a README made from a template is among them", () => {
  expect(publishedFiles(files, python5, { readmeTemplate: { name: "", text: "" } })).toEqual(files);
});

test("a package that was called otherwise is renamed where the publishers did", () => {
  expect(publishedFiles(files, { ...python5, renamed: true }, {})[0]).toEqual({
    path: "docs/DagRunApi.md",
    text: mended,
  });
});

test("a page may have kept an older name", () => {
  const kept = publishedFiles(files, { ...python5, files: { "DagRunApi.md": "DAGRunApi.md" } }, {});
  expect(kept.map(({ path }) => path)).toEqual(["docs/DAGRunApi.md", "docs/__proto__.md"]);
});
