/** The action, its shell steps run on scratch repositories. */
import { describe, expect, test } from "@jest/globals";
import { appendFileSync, chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inTemporaryFolder } from "../support/cli.js";
import { actionFolder, type Machine, type Outcome, runAction } from "./runner/index.js";
import { commitAll, type Json, machineFor, makeProject, spec, writeSpec } from "./scratch.js";

type Inputs = Readonly<Record<string, string>>;

interface Project {
  /** Everything of the test, removed after it. */
  readonly folder: string;
  readonly checkout: string;
  readonly run: (inputs?: Inputs, more?: Partial<Machine>) => Promise<Outcome>;
}

function inProject<T>(work: (project: Project) => Promise<T>, document?: Json): Promise<T> {
  return inTemporaryFolder(async (folder) => {
    const checkout = join(folder, "checkout");
    await makeProject(checkout, document);
    const run: Project["run"] = (inputs = {}, more = {}) => runAction(inputs, machineFor(folder, checkout, more));
    return work({ folder, checkout, run });
  });
}

const diffInputs = { command: "diff", old: "HEAD:openapi.json", new: "openapi.json" };

describe("check", () => {
  test("says nothing where the output is what would be generated", () =>
    inProject(async ({ run }) => {
      expect(await run()).toMatchObject({ exitCode: 0, commands: [], outputs: { changed: "false" } });
    }));

  test("fails, and names every file that is changed, missing or stale", () =>
    inProject(async ({ checkout, run }) => {
      appendFileSync(join(checkout, "client/README.md"), "by hand\n");
      rmSync(join(checkout, "client/src/index.ts"));
      writeSpec(checkout, spec(["a", "b"], undefined, "Item"));
      const { exitCode, commands, outputs } = await run();
      expect({ exitCode, outputs }).toMatchObject({ exitCode: 1, outputs: { changed: "true" } });
      expect(new Set(commands.map(({ name }) => name))).toEqual(new Set(["error"]));
      const files = new Map(commands.map(({ properties }) => [properties["file"], properties["title"]]));
      expect([...files]).toEqual(
        expect.arrayContaining([
          ["client/src/index.ts", "airflow-codegen: missing"],
          ["client/src/models/Item.ts", "airflow-codegen: missing"],
          ["client/README.md", "airflow-codegen: changed"],
          ["client/src/models/Thing.ts", "airflow-codegen: stale"],
        ]),
      );
      expect(files.size).toBe(commands.length);
    }));

  test("names files from the top of the repository, wherever it runs", () =>
    inProject(async ({ checkout, run }) => {
      const below = join(checkout, "a folder, with: 100%");
      mkdirSync(below);
      for (const name of ["client", "openapi.json", "airflow-codegen.config.yaml"]) {
        cpSync(join(checkout, name), join(below, name), { recursive: true });
      }
      appendFileSync(join(below, "client/README.md"), "by hand\n");
      const { exitCode, commands } = await run({ "working-directory": "a folder, with: 100%" });
      expect({ exitCode, files: commands.map(({ properties }) => properties["file"]) }).toEqual({
        exitCode: 1,
        files: ["a folder, with: 100%/client/README.md"],
      });
    }));

  test("shows what is wrong with a spec at its line", () =>
    inProject(async ({ checkout, run }) => {
      writeFileSync(join(checkout, "openapi.json"), '{\n  "openapi": "3.1.0",\n  "paths": 1\n}\n');
      const { exitCode, commands } = await run();
      expect({ exitCode, commands }).toMatchObject({
        exitCode: 2,
        commands: [{ name: "error", properties: { file: "openapi.json", line: expect.stringMatching(/^[123]$/) } }],
      });
    }));
});

describe("generate", () => {
  test("says whether anything has changed", () =>
    inProject(async ({ checkout, run }) => {
      expect(await run({ command: "generate" })).toMatchObject({ exitCode: 0, outputs: { changed: "false" } });
      writeSpec(checkout, spec(["a", "c"]));
      expect(await run({ command: "generate" })).toMatchObject({ exitCode: 0, outputs: { changed: "true" } });
      expect(readFileSync(join(checkout, "client/src/models/Thing.ts"), "utf8")).toContain("c?: string");
      expect((await run()).exitCode).toBe(0);
    }));

  test("options are lines, spaces and all", () =>
    inProject(async ({ checkout, run }) => {
      const options = "\n--spec=openapi.json\n\n  --out=my $(touch pwned) client\n--include-tag=*\n";
      expect((await run({ command: "generate", options })).exitCode).toBe(0);
      expect(existsSync(join(checkout, "my $(touch pwned) client/package.json"))).toBe(true);
      expect(existsSync(join(checkout, "pwned"))).toBe(false);
    }));
});

describe("diff", () => {
  test("nothing", () =>
    inProject(async ({ run }) => {
      const { exitCode, outputs, summary } = await run(diffInputs);
      expect({ exitCode, outputs }).toMatchObject({ exitCode: 0, outputs: { changed: "false", breaking: "false" } });
      expect(summary).toContain("Nothing changed");
    }));

  const rows: readonly (readonly [string, readonly string[], string, number, boolean])[] = [
    ["an additive change", ["a", "b", "c"], "", 0, false],
    ["an additive change", ["a", "b", "c"], "breaking", 0, false],
    ["an additive change", ["a", "b", "c"], "additive", 1, false],
    ["a breaking change", ["a"], "", 0, true],
    ["a breaking change", ["a"], "breaking", 1, true],
  ];
  test.each(rows)("%s (%j), fail-on %j: exit code %i", (_, properties, failOn, exitCode, breaking) =>
    inProject(async ({ checkout, run }) => {
      writeSpec(checkout, spec(properties));
      const outcome = await run({ ...diffInputs, "fail-on": failOn });
      expect(outcome).toMatchObject({ exitCode, outputs: { changed: "true", breaking: String(breaking) } });
      expect(outcome.commands.map(({ name }) => name)).toEqual(exitCode === 1 ? ["error"] : []);
      const page = readFileSync(outcome.outputs["diff"] ?? "", "utf8");
      expect(page).toContain(breaking ? "`b` (`string`) was removed" : "`c`");
      expect(readFileSync(outcome.outputs["body"] ?? "", "utf8")).toBe(page);
      expect(outcome.summary).toBe(page);
      expect(page).not.toMatch(/^# |stdin/m);
    }),
  );

  test("the spec before is a file, a revision of another branch, or not there", () =>
    inProject(async ({ checkout, run }) => {
      writeSpec(checkout, spec(["a"]));
      await commitAll(checkout, "Less");
      const run2 = (old: string) => run({ ...diffInputs, old });
      expect((await run2("HEAD^1:openapi.json")).outputs["breaking"]).toBe("true");
      expect((await run2("HEAD:openapi.json")).outputs["breaking"]).toBe("false");
      expect((await run2("./openapi.json")).outputs["changed"]).toBe("false");
      for (const old of ["HEAD:nothing.json", "nowhere:openapi.json"]) {
        const { exitCode, commands } = await run2(old);
        expect({ exitCode, commands }).toMatchObject({ exitCode: 2, commands: [{ name: "error" }] });
        expect(commands[0]?.message).toContain(old);
      }
    }));

  test("a report too long for a pull request is cut at a line, and says where the rest is", () =>
    inProject(async ({ run }) => {
      const { exitCode, outputs, summary } = await run({ command: "diff", old: "2.11.2", new: "3.3.2" });
      const [page, body] = [outputs["diff"], outputs["body"]].map((file) => readFileSync(file ?? "", "utf8"));
      const [note, rest] = [body?.slice(0, body.indexOf("\n\n")), body?.slice(body.indexOf("\n\n") + 2) ?? ""];
      expect(exitCode).toBe(0);
      expect(page?.length).toBeGreaterThan(65_536);
      expect(body?.length).toBeLessThanOrEqual(65_536);
      expect(rest.length).toBeGreaterThan(50_000);
      expect(page?.startsWith(rest) && rest.endsWith("\n")).toBe(true);
      expect(note).toContain("https://github.com/o/r/actions/runs/7");
      expect(summary).toBe(page);
    }));
});

describe("which airflow-codegen runs", () => {
  test("the project's own where there is one, also above the folder", () =>
    inProject(async ({ checkout, run }) => {
      const own = join(checkout, "node_modules/airflow-codegen");
      mkdirSync(join(own, "dist/cli"), { recursive: true });
      writeFileSync(join(own, "package.json"), '{ "name": "airflow-codegen", "version": "0.0.1", "type": "module" }');
      writeFileSync(join(own, "dist/cli/main.js"), "console.log('the own one', ...process.argv.slice(2));");
      const { log } = await run({ "working-directory": "client" });
      expect(log).toContain("the own one check --json");
    }));

  test("else the action's, which is built where it is not yet", () =>
    inProject(async ({ folder, run }) => {
      const root = join(folder, "with 'quotes\" and $(touch pwned)");
      const action = join(root, ".github/actions/airflow-codegen");
      cpSync(actionFolder, action, { recursive: true });
      mkdirSync(join(root, "generator"));
      writeFileSync(join(root, "package.json"), '{ "type": "module" }');
      const main = `console.log("built");`;
      writeFileSync(
        join(root, "generator/build.mjs"),
        `import { mkdirSync, writeFileSync } from "node:fs";
         const dist = new URL("../dist/cli/", import.meta.url);
         mkdirSync(dist, { recursive: true });
         writeFileSync(new URL("main.js", dist), ${JSON.stringify(main)});`,
      );
      const bin = join(folder, "bin");
      mkdirSync(bin);
      writeFileSync(join(bin, "npm"), '#!/bin/sh\necho "npm $*"\n');
      chmodSync(join(bin, "npm"), 0o755);
      const first = await run({}, { action, bin });
      expect(first.log).toContain(`npm ci --prefix ${root} --ignore-scripts`);
      expect(first.log).toContain("built");
      expect((await run({}, { action, bin })).log).not.toContain("npm ci");
    }));
});

describe("what is not to be trusted", () => {
  // eslint-disable-next-line no-control-regex
  const commandsTerminal = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

  const hostile = [
    "$(touch pwned)",
    `'"; \`touch pwned\`; "'`,
    "x\n::error::pwned\n##[error]pwned",
    "HEAD:$(touch pwned)\n::set-output name=changed::pwned",
    "-x; touch pwned",
  ];

  test.each(hostile)("inputs: %j", (value) =>
    inProject(async ({ checkout, run }) => {
      const given: Inputs[] = [
        { command: value },
        { options: value },
        { ...diffInputs, old: value },
        { ...diffInputs, new: value },
        { ...diffInputs, "fail-on": value },
      ];
      for (const { exitCode, commands, outputs } of await Promise.all(given.map((inputs) => run(inputs)))) {
        expect(exitCode).toBeGreaterThanOrEqual(2);
        // Our own annotations, and no others.
        for (const { name, properties } of commands) {
          expect([name, properties["title"]]).toEqual(["error", expect.stringMatching(/^airflow-codegen/)]);
        }
        expect(commands.length).toBeGreaterThan(0);
        expect(Object.values(outputs).join("")).toBe("");
        expect(existsSync(join(checkout, "pwned"))).toBe(false);
      }
    }),
  );

  const words =
    "\n::error::pwned\n  ::add-mask::a\n::set-output name=changed::pwned\n##[error]pwned\r\n::stop-commands::x\n\u202e\u2066\u061c\u2028\u2029\u0085\u009b31m\u001b[31m\u0007\u0000";

  test("text of a spec commands no runner", () =>
    inProject(async ({ checkout, run }) => {
      const document = spec(["a", `b${words}`], words) as { readonly [key: string]: Json };
      writeSpec(checkout, { ...document, info: { title: words, version: words } });
      const outcomes = [
        await run({ options: "--verbose" }),
        await run({ command: "generate", options: "--verbose" }),
        await run({ ...diffInputs, "fail-on": "docs", options: "--verbose\n--surface" }),
      ];
      // An error whose message has it.
      writeSpec(checkout, {
        ...document,
        components: { schemas: { Thing: { $ref: `#/components/schemas/${words}` } } },
      });
      outcomes.push(await run(), await run({ command: "generate" }), await run(diffInputs));
      expect(outcomes.map(({ exitCode }) => exitCode)).toEqual([1, 0, 1, 2, 2, 2]);
      for (const { commands, log, summary } of outcomes) {
        for (const text of [log, summary]) expect(text).not.toMatch(commandsTerminal);
        for (const { name, properties, message } of commands) {
          expect([name, properties["title"]]).toEqual(["error", expect.stringMatching(/^airflow-codegen/)]);
          expect(message).not.toMatch(/[\r\n]/);
        }
      }
    }));

  test("a file whose name commands a terminal is shown all the same", () =>
    inProject(async ({ checkout, run }) => {
      const name = "\u202e\u001b[31m\u2028x";
      writeFileSync(join(checkout, "airflow-codegen.config.yaml"), JSON.stringify({ spec: "openapi.json", out: name }));
      const outcomes = [await run(), await run({ command: "generate" })];
      expect(outcomes.map(({ exitCode }) => exitCode)).toEqual([1, 0]);
      for (const { log } of outcomes) {
        expect(log).not.toMatch(commandsTerminal);
        expect(log).toContain("31m");
      }
    }));

  test("no words of a spec notify anybody or close an issue, be they in a page or in the message of a commit", () =>
    inProject(async ({ checkout, run }) => {
      const references = "Fixes #2, closes owner/repo#3, gh-4, @octocat, https://github.com/owner/repo/pull/5";
      writeSpec(checkout, spec(["a", "b", "@everybody", references], `Ask @org/team. ${references}`));
      const { summary, outputs } = await run({ ...diffInputs, options: "--verbose" });
      const body = readFileSync(outputs["body"] ?? "", "utf8");
      for (const page of [summary, body]) {
        expect(page).toContain("everybody");
        expect(page).not.toMatch(/@\w|#\d|gh-\d|\/pull\/\d/i);
      }
    }));
});
