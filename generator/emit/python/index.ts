/**
 * The Python target: a package that takes the place of the official client of Airflow, and a client of the same kind for any other API.
 *
 *   api, options → client.ts: what all files have in common, with the names of the docs dialect `python`
 *     models.ts, fields.ts, enums.ts, unions.ts   models/*.py: one class each
 *     methods.ts → apis.ts                        api/*.py: a method for each operation, and its two other forms
 *                → tables.ts                      _operations/*.py: what the operations are on the wire
 *     packages.ts                                 __init__.py files, which load a name when it is asked for
 *     old-paths.ts                                the import paths of the client of Airflow 2
 *     build.ts                                    _build.py: facts of this build for the runtime
 *     runtime.ts                                  the modules of generator/runtime-python/ that the files above import
 *     project.ts, docs.ts                         pyproject.toml, README.md, docs/*.md
 *
 * Names and shapes are those of the official client. So they come from the imitation of the reference generator in emit/docs, which
 * knows how that generator names inline models, orders parameters and numbers what collides. What happens on the wire comes from the
 * model in ir/, as in every other target.
 *
 * Code is made by code.ts alone, of the brand `Code<"python">`, and laid out by layout.ts as `ruff format` would lay it out.
 *
 * A method of an API class hands the table of its operation and its arguments to the runtime. The runtime checks the arguments against
 * the annotations of the method, makes a request of them, and reads the answer: `_runtime/api.py` is the page to begin with.
 */
import { isAirflow } from "../../ir/airflow.js";
import type { Api } from "../../ir/model.js";
import { withDocsHeader } from "../docs-header.js";
import { apiNames } from "../language/api-names.js";
import type { Emit, OutputFacts, ValuesOf, Warn } from "../target.js";
import { apiFiles } from "./apis.js";
import { buildFile } from "./build.js";
import { type ClientOptions, clientOf, folderOf } from "./client.js";
import { docsFiles, officialPackage } from "./docs.js";
import { modelFiles } from "./models.js";
import type { pythonOptions } from "./options.js";
import { oldPathFiles } from "./old-paths.js";
import { packageInits } from "./packages.js";
import { projectFiles } from "./project.js";
import { runtimeFiles } from "./runtime.js";
import { pythonVersion } from "./version.js";

type Options = ValuesOf<typeof pythonOptions> & OutputFacts;

/** The release of the reference that makes the newest official client. */
const newest = "7.24";

/** What the target `python` emits. */
export const emitPython: Emit<typeof pythonOptions> = withDocsHeader((api, options, _memory, warn) => {
  const settings = settingsOf(api, options, warn);
  const client = clientOf(api, settings);
  const old = options.airflow?.startsWith("2.") === true ? oldPathFiles(client) : [];
  const made = [...packageInits(client), buildFile(client), ...apiFiles(client), ...modelFiles(client), ...old];
  const runtime = runtimeFiles(made, folderOf(client));
  return [...projectFiles(client), ...made, ...runtime, ...docsFiles(client, settings, options.noDocs === true)];
});

function settingsOf(api: Api, options: Options, warn: Warn): ClientOptions {
  const { airflow } = options;
  const isOfficial = airflow !== undefined || isAirflow(api);
  const packageName = options.packageName ?? (isOfficial ? officialPackage : apiNames(api.info.title).python);
  return {
    packageName,
    distributionName: options.distributionName ?? distributionOf(packageName),
    packageVersion: pythonVersion(options.packageVersion ?? airflow ?? api.info.version),
    // Each official client has the names of the release that made it.
    reference: options.published?.dialect === "python" ? options.published.dialectVersion : newest,
    warn,
  };
}

/** Another name than the official one: pip must not take one for a new version of the other. */
function distributionOf(packageName: string): string {
  return packageName === officialPackage
    ? "airflow-python-client"
    : packageName.replace(/[._]+/g, "-").replace(/^-|-$/g, "") || "client";
}
