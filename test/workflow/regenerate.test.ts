/** The example workflow that opens a pull request, run on a scratch repository and its bare remote; see runner/ for what stands in for GitHub. */
import { describe, expect, test } from "@jest/globals";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { airflowCodegen, inTemporaryFolder } from "../support/cli.js";
import { type Outcome, runExample } from "./runner/index.js";
import { commitAll, ghFolder, git, type Json, machineFor, makeProject, spec } from "./scratch.js";

interface Pull {
  readonly number: number;
  readonly head: string;
  readonly base: string;
  readonly body: string;
  readonly labels: readonly string[];
}

interface GitHub {
  /** What the server of the API answers. */
  serve: (body: string) => void;
  /** Runs the workflow in a new checkout of the branch main. */
  readonly nightly: () => Promise<Outcome>;
  readonly pulls: () => readonly Pull[];
  /** The commit of the workflow's branch; empty: there is no such branch. */
  readonly branch: () => Promise<string>;
  /** A new checkout of a branch. */
  readonly checkout: (branch: string) => Promise<string>;
}

const text = (document: Json): string => JSON.stringify(document, null, 2) + "\n";

function onGitHub<T>(work: (github: GitHub) => Promise<T>): Promise<T> {
  return inTemporaryFolder(async (folder) => {
    const first = join(folder, "first");
    await makeProject(first);
    const remote = join(folder, "remote.git");
    await git(folder, "clone", "--quiet", "--bare", first, remote);
    const state = join(folder, "gh.json");
    writeFileSync(state, '{ "pulls": [], "labels": [] }');
    const bin = ghFolder(folder);

    let body = readFileSync(join(first, "openapi.json"), "utf8");
    const server = createServer((_, response) => void response.end(body));
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const variables = { SPEC_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/openapi.json` };

    let count = 0;
    const checkout = async (branch: string): Promise<string> => {
      const workspace = join(folder, `checkout ${count++}`);
      await git(folder, "clone", "--quiet", "--depth=1", `--branch=${branch}`, `file://${remote}`, workspace);
      return workspace;
    };
    const github = { ref_name: "main", token: "t" };
    try {
      return await work({
        serve: (given) => (body = given),
        nightly: async () =>
          runExample(
            "regenerate.yml",
            variables,
            machineFor(folder, await checkout("main"), { bin, github, env: { GH_STATE: state } }),
          ),
        pulls: () => (JSON.parse(readFileSync(state, "utf8")) as { readonly pulls: readonly Pull[] }).pulls,
        branch: () => git(remote, "for-each-ref", "--format=%(objectname)", "refs/heads/regenerate-client"),
        checkout,
      });
    } finally {
      server.close();
    }
  });
}

describe("regenerate.yml", () => {
  test("opens nothing where nothing has changed", () =>
    onGitHub(async ({ nightly, pulls, branch }) => {
      const { exitCode, log } = await nightly();
      expect({ exitCode, log }).toEqual({ exitCode: 0, log: expect.stringContaining("Nothing changed.") });
      expect(pulls()).toEqual([]);
      expect(await branch()).toBe("");
    }));

  test(
    "opens one pull request with the diff as its text, keeps it up to date, and labels what breaks callers",
    () =>
      onGitHub(async ({ serve, nightly, pulls, branch, checkout }) => {
        serve(text(spec(["a", "b", "c"])));
        expect((await nightly()).exitCode).toBe(0);
        const opened = { number: 1, head: "regenerate-client", base: "main", labels: [] };
        expect(pulls()).toMatchObject([{ ...opened, body: expect.stringContaining("## Additive") }]);
        expect(pulls()[0]?.body).toContain("`c`");

        const pushed = await branch();
        const workspace = await checkout("regenerate-client");
        expect(readFileSync(join(workspace, "client/src/models/Thing.ts"), "utf8")).toContain("c?: string");
        expect((await airflowCodegen(["check"], { cwd: workspace })).exitCode).toBe(0);
        expect(await git(workspace, "log", "-1", "--format=%an <%ae> %s")).toBe(
          "github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com> Regenerate the client",
        );

        // The next night: the same, so nobody's review is lost.
        expect((await nightly()).log).toContain("The branch has it already.");
        expect(await branch()).toBe(pushed);
        expect(pulls()).toMatchObject([opened]);

        // The API goes on to change, for the worse.
        serve(text(spec(["a", "c"])));
        expect((await nightly()).exitCode).toBe(0);
        expect(await branch()).not.toBe(pushed);
        expect(pulls()).toMatchObject([
          { ...opened, labels: ["breaking-api"], body: expect.stringContaining("`b` (`string`) was removed") },
        ]);

        // And mends.
        serve(text(spec(["a", "b", "d"])));
        expect((await nightly()).exitCode).toBe(0);
        expect(pulls()).toMatchObject([{ ...opened, body: expect.not.stringContaining("## Breaking") }]);
      }),
    180_000,
  );

  test.each([
    ["a page in HTML", "<!doctype html><title>Log in</title>"],
    ["half a spec", text(spec(["a"])).slice(0, 200)],
    ["a spec that is wrong", text(spec(["a"])).replace("#/components/schemas/Thing", "#/components/schemas/Other")],
  ])("pushes nothing where the server answers %s", (_, body) =>
    onGitHub(async ({ serve, nightly, pulls, branch }) => {
      serve(body);
      const { exitCode, commands } = await nightly();
      expect({ exitCode, commands }).toMatchObject({ exitCode: 2, commands: [{ name: "error" }] });
      expect(pulls()).toEqual([]);
      expect(await branch()).toBe("");
    }),
  );
});

describe("check.yml", () => {
  const rows: readonly (readonly [string, string, readonly string[], boolean, number])[] = [
    ["a change that was generated", "pull_request", ["a", "b", "c"], true, 0],
    ["a change that was forgotten", "pull_request", ["a", "b", "c"], false, 1],
    ["a change that breaks callers", "pull_request", ["a"], true, 1],
    ["the same, once it is decided", "push", ["a"], true, 0],
  ];
  test.each(rows)("%s, on %s of %j", (_, event, properties, generated, exitCode) =>
    inTemporaryFolder(async (folder) => {
      const project = join(folder, "project");
      await makeProject(project);
      await git(project, "switch", "--quiet", "--create", "change");
      writeFileSync(join(project, "openapi.json"), text(spec(properties)));
      if (generated) await airflowCodegen(["generate"], { cwd: project });
      await commitAll(project, "Change");
      // What GitHub checks out of a pull request.
      await git(project, "switch", "--quiet", "main");
      await git(project, "merge", "--quiet", "--no-ff", "--message=Merge", "change");
      const machine = machineFor(folder, project, { github: { event_name: event } });
      expect((await runExample("check.yml", {}, machine)).exitCode).toBe(exitCode);
    }),
  );
});
