import { expect, test } from "@jest/globals";
import type { Progress } from "../../generator/report.js";
import { findInputs } from "../../generator/run/job/specs.js";
import { jobOf, type Options, targets } from "../support/job.js";

const progress: Progress = { phase: async (_name, work) => work(), note: () => undefined, warn: () => undefined };

async function inputsOf(options: Options) {
  const inputs = await findInputs(jobOf(options), targets, progress);
  return inputs.map(({ source, outputs, name, published }) => ({
    file: source.kind === "file" ? source.path.split(/[\\/]/).at(-1) : source.kind,
    for: outputs.map(({ target, dialect }) => dialect ?? target),
    ...(name !== undefined && { name }),
    ...(published !== undefined && { official: published.dialectVersion }),
  }));
}

test.each<[Options, object[]]>([
  [{ airflow: "3.3" }, [{ file: "apache-airflow-core-3.3.2.yaml", for: ["typescript"], name: "Airflow 3.3.2" }]],
  [
    { airflow: "2.11", target: "docs" },
    [{ file: "apache-airflow-2.11.2.yaml", for: ["typescript"], name: "Airflow 2.11.2" }],
  ],
  [
    { airflow: "3.2.1", target: "docs", dialect: "python,bash" },
    [
      {
        file: "apache-airflow-client-3.2.1.yaml",
        for: ["python", "bash"],
        name: "Airflow 3.2.1 (Python client)",
        official: "7.21",
      },
    ],
  ],
  [
    { airflow: "2.10", target: "typescript,docs", dialect: "python-5,typescript,official" },
    [
      { file: "apache-airflow-2.10.5.yaml", for: ["typescript", "typescript"], name: "Airflow 2.10.5" },
      { file: "client-2.10.5.yaml", for: ["python-5"], name: "Airflow 2.10.5 (Python client)", official: "5.4" },
      {
        file: "apache-airflow-client-2.10.0.yaml",
        for: ["official"],
        name: "Airflow 2.10.0 (Python client)",
        official: "5.4",
      },
    ],
  ],
  [
    { airflow: "2.0.0", target: "docs", dialect: "python-legacy" },
    [{ file: "client-2.0.0.yaml", for: ["python-legacy"], name: "Airflow 2.0.0 (Python client)", official: "5.1" }],
  ],
  // Of a release without a client, what made the client before it.
  [
    { airflow: "3.0.6", target: "python" },
    [{ file: "client-3.0.6.yaml", for: ["python"], name: "Airflow 3.0.6 (Python client)", official: "7.13" }],
  ],
  [
    { airflow: "2.5.0", target: "docs", dialect: "official" },
    [
      {
        file: "apache-airflow-2.5.1.yaml",
        for: ["official"],
        name: "Airflow 2.5.0 (Python client)",
        official: "5.3",
      },
    ],
  ],
  [
    { spec: "a.yaml", target: "typescript,docs", dialect: "python,typescript" },
    [{ file: "a.yaml", for: ["typescript", "python", "typescript"] }],
  ],
  [{ spec: "-", target: "docs", dialect: "bash" }, [{ file: "stdin", for: ["bash"] }]],
])("%j", async (given, want) => expect(await inputsOf(given)).toEqual(want));
