/** Several jobs of one config are made side by side, and nobody can tell. */
import { expect, test } from "@jest/globals";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { airflowCodegen, inTemporaryFolder } from "../support/cli.js";
import { exampleSpec } from "../support/client.js";

const spec = "file" in exampleSpec ? exampleSpec.file : "";

type Options = Readonly<Record<string, unknown>>;

const jobs: readonly Options[] = [
  { spec, out: "one" },
  { spec, out: "two", target: "docs", dialect: ["python", "bash"], packageName: "other" },
  { spec, out: "three", excludeOperation: "list*" },
  { spec, out: "four", target: ["typescript", "docs"] },
];

function scene(folder: string) {
  return (args: readonly string[], config: readonly Options[]) => {
    writeFileSync(join(folder, "config.json"), JSON.stringify({ jobs: config }));
    const env = { AIRFLOW_CODEGEN_CACHE: join(folder, "cache") };
    return airflowCodegen([...args, "--config", "config.json"], { cwd: folder, env });
  };
}

function textsIn(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length), readFileSync(path, "utf8")]));
}

/** What a run says of its jobs, but for the time that it took. */
function jobsOf(stdout: string): readonly Options[] {
  const { jobs: reports } = JSON.parse(stdout) as { readonly jobs: readonly Options[] };
  return reports.map(({ timings, ...report }) => {
    expect(timings).not.toEqual([]);
    return report;
  });
}

test("the bytes and reports are those of each job alone", async () => {
  await inTemporaryFolder(async (folder) => {
    const run = scene(folder);
    const together = await run(["generate", "--json"], jobs);
    expect({ exitCode: together.exitCode, stderr: together.stderr }).toEqual({ exitCode: 0, stderr: "" });
    const outs = jobs.map(({ out }) => String(out));
    const made = outs.map((out) => textsIn(join(folder, out)));
    expect(made.every((files) => Object.keys(files).length > 20)).toBe(true);

    const alone: Options[] = [];
    for (const [index, job] of jobs.entries()) {
      const ran = await run(["generate", "--json"], [{ ...job, out: `alone/${outs[index]}` }]);
      alone.push(...jobsOf(ran.stdout.replaceAll("alone/", "")));
    }
    expect(jobsOf(together.stdout)).toEqual(alone);
    expect(outs.map((out) => textsIn(join(folder, "alone", out)))).toEqual(made);
    const checked = await run(["check", "--force"], jobs);
    expect(checked).toMatchObject({ exitCode: 0, stderr: "" });
  });
});

test("only the jobs that have something to do are made", async () => {
  await inTemporaryFolder(async (folder) => {
    const run = scene(folder);
    await run(["generate", "--json"], jobs);
    const others = jobs.map((job, index) =>
      index === 2 ? { ...job, excludeDeprecated: true, packageName: "new" } : job,
    );
    const { stdout } = await run(["generate", "--json"], others);
    const { jobs: reports } = JSON.parse(stdout) as {
      readonly jobs: readonly { readonly timings: readonly Options[] }[];
    };
    const parsed = reports.map(({ timings }) => timings.some(({ phase }) => phase === "parse"));
    expect(parsed).toEqual([false, false, true, false]);
  });
});

const broken = {
  syntax: "openapi: 3.0.3\ninfo: [\n",
  other: "openapi: 3.0.3\ninfo:\n  title: a\n  version: '1'\npaths:\n  /a:\n    get: 1\n",
};

test("of jobs that fail, the first one speaks, as it would alone, and nothing is written", async () => {
  await inTemporaryFolder(async (folder) => {
    const run = scene(folder);
    for (const [name, text] of Object.entries(broken)) writeFileSync(join(folder, `${name}.yaml`), text);
    const bad = Object.keys(broken).map((name) => ({ spec: `${name}.yaml`, out: name }));
    const alone = [await run(["generate"], bad.slice(0, 1)), await run(["generate"], bad.slice(1))];
    expect(alone.map(({ exitCode }) => exitCode)).toEqual([2, 2]);
    expect(alone[0]?.stderr).not.toBe(alone[1]?.stderr);
    const [first, second, third] = jobs.map((job) => [job]);
    const orders = [
      { config: [...(first ?? []), ...bad], says: alone[0] },
      { config: [...bad.toReversed(), ...(second ?? [])], says: alone[1] },
      { config: [...(first ?? []), ...(second ?? []), ...(third ?? []), ...bad.slice(1)], says: alone[1] },
      { config: [...bad.slice(0, 1), ...jobs], says: alone[0] },
    ];
    for (const { config, says } of orders) expect(await run(["generate"], config)).toEqual(says);
    expect(
      readdirSync(folder)
        .filter((name) => name !== "cache")
        .sort(),
    ).toEqual(["config.json", "other.yaml", "syntax.yaml"]);
  });
});
