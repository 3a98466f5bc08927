/** The hooks for git, run by git. */
import { describe, expect, test } from "@jest/globals";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { binary, inTemporaryFolder } from "../support/cli.js";
import { actionFolder } from "./runner/index.js";
import { git, makeProject, spec, writeSpec } from "./scratch.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly always_run: boolean;
  readonly pass_filenames: boolean;
}

/** The script of the hook in a project whose `airflow-codegen` is the one that was built here. */
function inProjectWith<T>(hook: (project: string) => void, work: (project: string) => Promise<T>): Promise<T> {
  return inTemporaryFolder(async (folder) => {
    const project = join(folder, "a project");
    await makeProject(project);
    mkdirSync(join(project, "node_modules/.bin"), { recursive: true });
    symlinkSync(binary, join(project, "node_modules/.bin/airflow-codegen"));
    writeFileSync(join(project, ".git/info/exclude"), "node_modules\n");
    mkdirSync(join(project, ".git/hooks"), { recursive: true });
    hook(project);
    return work(project);
  });
}

function commit(project: string, ...args: string[]): Promise<string> {
  return git(project, "commit", "--quiet", "--message=Change", ...args).then(
    () => "committed",
    ({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }) => stdout + stderr,
  );
}

describe("examples/pre-commit", () => {
  const hook = (project: string): void =>
    copyFileSync(join(actionFolder, "examples/pre-commit"), join(project, ".git/hooks/pre-commit"));

  test("refuses a commit whose client is not that of its spec, and names the files", () =>
    inProjectWith(hook, async (project) => {
      writeSpec(project, spec(["a"]));
      expect(await commit(project, "--all")).toContain("changed client/src/models/Thing.ts");
      expect(await git(project, "rev-list", "--count", "HEAD")).toBe("1");
    }));

  test("looks at what is committed, not at what lies about", () =>
    inProjectWith(hook, async (project) => {
      appendFileSync(join(project, "client/README.md"), "not staged\n");
      writeFileSync(join(project, "other.txt"), "");
      await git(project, "add", "other.txt");
      expect(await commit(project)).toBe("committed");
      await git(project, "add", "--all");
      await git(project, "restore", "--source=HEAD", "--worktree", "client");
      expect(await commit(project)).toContain("changed client/README.md");
    }));
});

describe(".pre-commit-hooks.yaml", () => {
  const [hook] = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8")) as readonly Hook[];

  test("calls a command of the package", () => {
    const { bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly bin: object };
    expect(hook).toMatchObject({ language: "node", always_run: true, pass_filenames: false });
    expect(Object.keys(bin)).toContain(hook?.entry.split(" ")[0]);
  });

  // As the framework does it: the entry, with the package's commands on the PATH. `npm run proof` has the framework itself.
  const script = `#!/bin/sh\nPATH="$PWD/node_modules/.bin:$PATH" exec ${hook?.entry}\n`;
  const install = (project: string): void =>
    writeFileSync(join(project, ".git/hooks/pre-commit"), script, { mode: 0o755 });

  test("refuses a commit with drift, and lets others pass", () =>
    inProjectWith(install, async (project) => {
      rmSync(join(project, "client/src/index.ts"));
      expect(await commit(project, "--all")).toContain("missing client/src/index.ts");
      await git(project, "restore", "--staged", "--worktree", "client");
      writeFileSync(join(project, "other.txt"), "");
      await git(project, "add", "other.txt");
      expect(await commit(project)).toBe("committed");
      expect(existsSync(join(project, "client/src/index.ts"))).toBe(true);
    }));
});
