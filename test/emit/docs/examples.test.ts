/** With `--fix-examples` every example of every page is a program: Python compiles it, Bash parses it. */
import { execFileSync } from "node:child_process";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { dialectNames } from "../../../generator/emit/docs/dialects/list.js";
import type { Api } from "../../../generator/ir/model.js";
import { withFolder, writeFiles } from "../../support/client.js";
import { clientApi, docsOf } from "../../support/dialects.js";

const releases = ["2.11.2", "3.3.2"];
const apis = new Map<string, Api>();

beforeAll(async () => {
  for (const release of releases) apis.set(release, await clientApi(release));
});

describe.each(releases)("the examples of %s", (release) => {
  test.each(dialectNames)("in %s", async (dialect) => {
    const programs = await programsOf(release, dialect);
    expect(programs.length).toBeGreaterThan(80);
    expect(await withFolder((folder) => complaints(folder, dialect, programs))).toBe("");
  });
});

interface Program {
  readonly path: string;
  readonly text: string;
}

async function programsOf(release: string, dialect: (typeof dialectNames)[number]): Promise<Program[]> {
  const api = apis.get(release);
  if (api === undefined) throw new Error(`no spec of ${release}`);
  const pages = await docsOf(api, { dialect, fixExamples: true });
  // Airflow's own description of its API, which a README quotes, has programs in Bash.
  const fence = dialect === "bash" ? /^```bash\n(.*?)^```$/gms : /^```python\n(.*?)^```$/gms;
  return pages.flatMap(({ path, text }) =>
    [...text.matchAll(fence)].map(([, program = ""], index) => ({
      path: `${path.replaceAll("/", "-")}-${String(index)}`,
      text: program,
    })),
  );
}

/** What the language says of the programs: nothing where all are right. */
function complaints(folder: string, dialect: string, programs: readonly Program[]): string {
  writeFiles(folder, programs);
  const options = { cwd: folder, encoding: "utf8" } as const;
  if (dialect === "bash") return execFileSync("bash", ["-c", 'for f in *; do bash -n "$f" 2>&1; done; true'], options);
  return execFileSync("python3", ["-c", pythonCheck], options);
}

const pythonCheck = `
import pathlib
for file in sorted(pathlib.Path(".").iterdir()):
    try:
        compile(file.read_text("utf8"), file.name, "exec")
    except SyntaxError as error:
        print(file.name, error)
`;
