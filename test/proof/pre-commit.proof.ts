/** The hook for pre-commit, installed and run by pre-commit itself: from git, built on the way. Needs Python 3, and the registries. */
import { expect, test } from "@jest/globals";
import { execFile } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { inTemporaryFolder } from "../support/cli.js";
import { commitAll, makeProject } from "../workflow/scratch.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);

test(
  "pre-commit installs the hook, which tells drift",
  () =>
    inTemporaryFolder(async (folder) => {
      const [venv, project] = [join(folder, "venv"), join(folder, "project")];
      await run("python3", ["-m", "venv", venv]);
      await run(join(venv, "bin/pip"), ["install", "--quiet", "pre-commit==4.*"]);
      await makeProject(project);
      appendFileSync(join(project, "client/README.md"), "by hand\n");
      await commitAll(project, "By hand");
      const ended = run(join(venv, "bin/pre-commit"), ["try-repo", root, "airflow-codegen-check", "--all-files"], {
        cwd: project,
        env: { ...process.env, PRE_COMMIT_HOME: join(folder, "home") },
      });
      await expect(ended).rejects.toMatchObject({
        code: 1,
        stdout: expect.stringMatching(
          /airflow-codegen check\.+Failed[\s\S]*\nchanged client\/README\.md\n1 file to mend/,
        ),
      });
    }),
  1_200_000,
);
