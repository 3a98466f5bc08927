/** The step of the action that runs the command, says what it found in the terms of GitHub, and ends with its exit code. No shell is used. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { annotate, output, pullRequestBody, quote, summarize, withoutReferences } from "./github.mjs";

const { CLI, COMMAND, FAIL_ON, GITHUB_WORKSPACE, NEW, OLD, OPTIONS, RUNNER_TEMP } = process.env;
const options = OPTIONS.split(/\r?\n/)
  .map((line) => line.trim())
  .filter((line) => line !== "");
const maxBuffer = 2 ** 30;

const commands = { check, generate, diff };
const usage = 2;

if (Object.hasOwn(commands, COMMAND)) commands[COMMAND]();
else fail(usage, `\`${COMMAND}\` is not a command of this action: use check, generate or diff.`);

function check() {
  const report = run(["check", ...options, "--json", "--verbose"]);
  if (report === undefined) return;
  const files = report.jobs.flatMap((job) => job.outputs).flatMap(driftOf);
  for (const { kind, file } of files) {
    annotate(
      { file, title: `airflow-codegen: ${kind}` },
      `${file} is ${kind}. Run airflow-codegen generate, and commit what it does.`,
    );
  }
  output("changed", files.length > 0);
}

function driftOf({ dir, missing, changed, stale }) {
  return Object.entries({ missing, changed, stale }).flatMap(([kind, paths]) =>
    paths.map((path) => ({ kind, file: inRepository(join(dir, path)) })),
  );
}

function generate() {
  const report = run(["generate", ...options, "--json"]);
  if (report === undefined) return;
  const outputs = report.jobs.flatMap((job) => job.outputs);
  const lines = outputs.map(({ dir, written, unchanged, pruned }) => {
    return `${JSON.stringify(dir)}: ${written} written, ${unchanged} unchanged, ${pruned} pruned\n`;
  });
  quote(lines.join(""));
  output(
    "changed",
    outputs.some(({ written, pruned }) => written + pruned > 0),
  );
}

function diff() {
  const unusable = [OLD, NEW].find((spec) => spec === "" || spec.startsWith("-"));
  if (unusable !== undefined)
    return fail(usage, `diff needs the inputs old and new, each a spec: \`${unusable}\` is none.`);
  const stored = isInGit(OLD);
  const input = stored ? readFromGit(OLD) : "";
  if (input === undefined) return;
  const args = ["diff", stored ? "-" : OLD, NEW, ...options];
  const report = run([...args, "--format=json", ...(FAIL_ON === "" ? [] : [`--fail-on=${FAIL_ON}`])], input);
  if (report === undefined) return;
  const { breaking, additive, docs } = report.summary;
  const page = pageOf(args, input);
  summarize(page);
  output("changed", breaking + additive + docs > 0);
  output("breaking", breaking > 0);
  const folder = mkdtempSync(join(RUNNER_TEMP, "airflow-codegen-"));
  for (const [name, text] of Object.entries({ diff: page, body: pullRequestBody(page) })) {
    writeFileSync(join(folder, `${name}.md`), text);
    output(name, join(folder, `${name}.md`));
  }
  const counts = `${breaking} breaking, ${additive} additive, ${docs} docs-only`;
  if (process.exitCode === 1)
    annotate({ title: "airflow-codegen: diff" }, `The API has changed: ${counts}. The summary lists all.`);
  else quote(counts);
}

/** The report in Markdown, without its title: a pull request and a step have one already. */
function pageOf(args, input) {
  const settings = { input, maxBuffer, encoding: "utf8", stdio: ["pipe", "pipe", "ignore"] };
  const markdown = execFileSync(process.execPath, [CLI, ...args, "--format=markdown"], settings);
  return withoutReferences(markdown.replace(/^# .*\n+/, ""));
}

/** `HEAD:openapi.json`, `origin/main:specs/openapi.yaml`: what git calls a blob. Files that are there, and URLs, come first. */
function isInGit(spec) {
  return !existsSync(spec) && !spec.includes("://") && spec.includes(":");
}

function readFromGit(spec) {
  const { status, stdout, stderr } = spawnSync("git", ["cat-file", "blob", spec], { maxBuffer, encoding: "utf8" });
  if (status === 0) return stdout;
  fail(
    usage,
    `git has no ${spec}: ${stderr} Check the revision, the path from the top of the repository, and fetch-depth of the checkout.`,
  );
  return undefined;
}

/** Runs the command to its report, and takes over its exit code. What went wrong is shown; then there is no report. */
function run(args, input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    input,
    maxBuffer,
    encoding: "utf8",
  });
  process.exitCode = status ?? 70;
  const report = parsed(stdout);
  if (report === undefined) quote(stdout + stderr);
  for (const finding of report?.error ?? []) annotate(placeOf(finding), [finding.message, finding.fix].join(" "));
  return report?.error === undefined ? report : undefined;
}

function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function placeOf({ code, file, line, column, pointer }) {
  const title = `airflow-codegen: ${[code, pointer].filter((word) => word !== undefined).join(" ")}`;
  return file !== undefined && existsSync(file) ? { file: inRepository(file), line, col: column, title } : { title };
}

/** Annotations name files from the top of the repository. */
function inRepository(path) {
  return relative(GITHUB_WORKSPACE, path).split(sep).join("/");
}

function fail(exitCode, message) {
  process.exitCode = exitCode;
  annotate({ title: "airflow-codegen" }, message);
}
