import { expect, test } from "@jest/globals";
import type { Finding } from "../../generator/diagnostics.js";
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

/** Nothing is to be said. */
const warn = (finding: Finding) => {
  throw new Error(finding.message);
};

test("pages stay as they are, without the README, which was written by hand", () => {
  expect(publishedFiles(files, python5, { warn })).toEqual(files.slice(1));
});

test("a README made from a template is among them", () => {
  expect(publishedFiles(files, python5, { readmeTemplate: { name: "", text: "" }, warn })).toEqual(files);
});

test("a package that was called otherwise is renamed where the publishers did", () => {
  expect(publishedFiles(files, { ...python5, renamed: true }, { warn })[0]).toEqual({
    path: "docs/DagRunApi.md",
    text: mended,
  });
});

test("a page may have another name in the repository than in the package, and this is said", () => {
  const findings: Finding[] = [];
  const published = { ...python5, files: { "DagRunApi.md": "DAGRunApi.md" } };
  const kept = publishedFiles(files, published, { warn: (finding) => findings.push(finding) });
  expect(kept.map(({ path }) => path)).toEqual(["docs/DAGRunApi.md", "docs/__proto__.md"]);
  expect(findings).toEqual([
    {
      code: "QUIRK_PAGE_NAME",
      message:
        "docs/DAGRunApi.md has its name from the client's repository. The package of the release calls it docs/DagRunApi.md.",
    },
  ]);
});
