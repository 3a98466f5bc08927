/** The options of the target `python`. */
import { docsHeader, noDocs, packageName, packageVersion } from "../shared-options.js";
import type { TargetOption } from "../target.js";

/** PEP 508: letters and digits, with `-`, `_` and `.` between them. */
const distribution = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

const distributionName = {
  type: "string",
  value: "NAME",
  describe:
    "name of the Python package for pip [default: after --package-name or the spec's title, such as airflow-python-client]",
  example: "airflow-python-client",
  problem: (name: string) =>
    distribution.test(name) && name.length <= 214
      ? undefined
      : "must be a name that pip allows: letters and digits, with `-`, `_` and `.` between them",
} as const satisfies TargetOption;

export const pythonOptions = { packageName, distributionName, packageVersion, docsHeader, noDocs } as const;
