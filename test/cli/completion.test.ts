/** The completion scripts in the real shells, where these are installed: what a user gets who types a line and presses Tab. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { shells } from "../../generator/cli/command-options.js";
import { airflowCodegen, inTemporaryFolder } from "../support/cli.js";

let folder = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "airflow-codegen-completion-"));
  for (const shell of shells) {
    const { stdout, stderr, exitCode } = await airflowCodegen(["completion", shell], { cwd: folder });
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    writeFileSync(join(folder, `script.${shell}`), stdout);
  }
  for (const name of ["pets.yaml", "my spec.yaml"]) writeFileSync(join(folder, name), "");
  mkdirSync(join(folder, "pages"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What was typed, and what the shell offers. */
const lines: readonly (readonly [typed: string, offered: readonly string[]])[] = [
  ["ge", ["generate"]],
  ["generate --spec-", ["--spec-header"]],
  ["generate --spec pe", ["pets.yaml"]],
  ["generate --out p", ["pages"]],
  ["generate --target typescript,d", ["typescript,docs"]],
  ["generate --dialect python-l", ["python-legacy"]],
  ["generate --security-schemes Ker", ["Kerberos"]],
  ["generate --airflow 2.11", ["2.11.2"]],
  ["check --exclude-dep", ["--exclude-deprecated"]],
  ["diff --format ", ["guide", "json", "markdown", "text"]],
  ["diff --fail-on b", ["breaking"]],
  ["diff pets", ["pets.yaml"]],
  ["specs ", ["list", "path", "pull"]],
  ["specs pull 2.11", ["2.11.2"]],
  ["auth ", ["list"]],
  ["completion ", ["bash", "fish", "zsh"]],
];

describe("bash", () => {
  const complete = (words: readonly string[]): string[] => {
    const program =
      'source ./script.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _airflow_codegen; printf "%s\\n" "${COMPREPLY[@]}"';
    const args = ["--norc", "-c", program, "bash", "airflow-codegen", ...words];
    return linesOf(execFileSync("bash", args, { cwd: folder, encoding: "utf8" }));
  };

  const isHere = has("bash");
  (isHere ? test.each(lines) : test.skip.each(lines))("%s", (typed, offered) =>
    expect(complete(typed.split(" "))).toEqual(offered),
  );

  (isHere ? test : test.skip)("makes three words of --name=value", () => {
    expect(complete(["diff", "--format", "=", "m"])).toEqual(["markdown"]);
    expect(complete(["diff", "--format", "="])).toEqual(["guide", "json", "markdown", "text"]);
    expect(complete(["generate", "--spec", "my"])).toEqual(["my spec.yaml"]);
    expect(complete(["generate", "--quiet", ""])).toContain("--airflow");
  });
});

describe("fish", () => {
  const complete = (typed: string): string[] => {
    const program = "source ./script.fish; complete -C $argv[1] | string replace -r '\\t.*' ''; true";
    const args = ["--no-config", "-c", program, `airflow-codegen ${typed}`];
    const offered = linesOf(
      execFileSync("fish", args, { cwd: folder, encoding: "utf8", env: { ...process.env, HOME: folder } }),
    );
    return offered.map((line) => line.replace(/\/$/, ""));
  };

  (has("fish") ? test.each(lines) : test.skip.each(lines))("%s", (typed, offered) =>
    expect(complete(typed)).toEqual(offered),
  );
});

describe("zsh", () => {
  /** zsh completes in its line editor alone, so it gets a terminal. It lists the offers, and puts in what they have in common. */
  const complete = (typed: string): string => {
    const program = `
      zmodload zsh/zpty
      zpty z zsh -f
      zpty -w z "PROMPT=; unset zle_bracketed_paste; autoload -Uz compinit; compinit -u -D; source ./script.zsh; bindkey '^I' complete-word; echo RE''ADY"
      zpty -r -m z text '*READY*'
      zpty -w -n z "airflow-codegen $1"$'\\t\\t'
      for (( silent = 0; silent < 8; silent++ )); do
        sleep 0.1
        while zpty -rt z text; do print -rn -- "$text"; silent=0; done
      done`;
    const args = ["-f", "-c", program, "zsh", typed];
    return stripVTControlCharacters(execFileSync("zsh", args, { cwd: folder, encoding: "utf8" }));
  };

  (has("zsh") ? test.each(lines) : test.skip.each(lines))("%s", (typed, offered) => {
    const shown = complete(typed);
    for (const word of offered) expect(shown).toContain(word);
  });
});

test("no shell named: that of the environment", async () => {
  const { stdout } = await airflowCodegen(["completion"], { cwd: folder, env: { SHELL: "/usr/local/bin/fish" } });
  expect(stdout).toContain("complete -c airflow-codegen");
});

test("another shell is an error that says which there are", () =>
  inTemporaryFolder(async (cwd) => {
    const { exitCode, stderr } = await airflowCodegen(["completion"], { cwd, env: { SHELL: "/bin/tcsh" } });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/no completion for `tcsh`[^]*bash\|zsh\|fish/);
  }));

function has(shell: string): boolean {
  return spawnSync(shell, ["-c", "exit 0"]).status === 0;
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .sort();
}
