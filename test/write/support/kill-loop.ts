/** Kills the command line at random moments, again and again, and looks at what it leaves. */
import { expect } from "@jest/globals";
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { airflowCodegen, binary, inTemporaryFolder } from "../../support/cli.js";
import { exampleSpec } from "../../support/client.js";
import { waitFor } from "../../support/waiting.js";
import { snapshot, type Tree } from "./states.js";

/** When to kill: at any moment of the run, once it holds the lock, once it moves files into place. */
const aims = ["any", "lock", "next-"] as const;
type Aim = (typeof aims)[number];

/** How often a run was found in each state, by aim. `finished`: the signal came too late. */
export type Seen = Readonly<Record<Aim, Record<"old" | "between" | "new" | "finished", number>>>;

/** In all, or in one of the states. */
export function total(seen: Seen, state?: keyof Seen[Aim]): number {
  const counts = Object.values(seen).flatMap((counts) =>
    state === undefined ? Object.values(counts) : [counts[state]],
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** About as long as the example is written, and moved into place. */
const usualMs = { lock: 10, "next-": 2 };

/**
 * Goes from one output to another, every file of which differs, and back; or from no folder at all to an output. Each time with `kill -9`
 * at a random moment of each aim in turn. After each: the folder is in its old or its new state, or `check` says that it is between the
 * two and each file is of one of them; then a run that nobody kills makes the new state of it, and leaves nothing else.
 */
export function killLoop(runs: number, from: "another output" | "nothing" = "another output"): Promise<Seen> {
  return inTemporaryFolder(async (folder) => {
    const texts = [readFileSync("file" in exampleSpec ? exampleSpec.file : "", "utf8")];
    // Other tags and schemas: there are files to replace, new ones, and stale ones.
    texts.push((texts[0] ?? "").replaceAll("Dag", "Graph"));
    const states: Tree[] = [];
    const started = performance.now();
    for (const [index, text] of texts.entries()) {
      writeFileSync(join(folder, `${index}.yaml`), text);
      writeFileSync(join(folder, `${index}.md`), `Page of output ${index}`);
      expect(await generate(index)).toMatchObject({ exitCode: 0 });
      states.push(snapshot(join(folder, "out")));
      rmSync(join(folder, "out"), { recursive: true });
    }
    const runMs = (performance.now() - started) / texts.length;
    await generate(0);

    const none = { old: 0, between: 0, new: 0, finished: 0 };
    const seen: Seen = { any: { ...none }, lock: { ...none }, "next-": { ...none } };
    for (let run = 0; run < runs; run++) {
      const to = (run + 1) % 2;
      const aim = aims[run % aims.length] ?? "any";
      if (from === "nothing") rmSync(join(folder, "out"), { recursive: true, force: true });
      const wasKilled = await killed(to, aim);
      const old = from === "nothing" ? {} : states[1 - to];
      const state = await look(old ?? {}, states[to] ?? {}, to);
      seen[aim][wasKilled ? state : "finished"]++;
      expect(await generate(to)).toMatchObject({
        exitCode: 0,
        stderr: state === "between" ? expect.stringContaining("WARN_INTERRUPTED") : "",
      });
      expect(snapshot(join(folder, "out"))).toEqual(states[to]);
    }
    return seen;

    function generate(index: number) {
      return airflowCodegen(["generate", ...options(index)], { cwd: folder });
    }

    async function killed(index: number, aim: Aim): Promise<boolean> {
      const child = spawn(process.execPath, [binary, "generate", ...options(index)], {
        cwd: folder,
        stdio: "ignore",
      });
      const ended = new Promise<NodeJS.Signals | null>((resolve) =>
        child.on("close", (_code, signal) => resolve(signal)),
      );
      if (aim === "any") {
        await sleep(Math.random() * runMs);
      } else {
        await waitFor(`a run to end or to have ${aim}`, () => child.exitCode !== null || isThere(aim), { everyMs: 0 });
        const until = performance.now() + Math.random() * usualMs[aim];
        while (performance.now() < until);
      }
      child.kill("SIGKILL");
      return (await ended) === "SIGKILL";
    }

    /** Whether the run has a file whose name begins so. */
    function isThere(start: string): boolean {
      const own = join(folder, "out/.airflow-codegen");
      return existsSync(own) && readdirSync(own).some((name) => name.startsWith(start));
    }

    async function look(old: Tree, fresh: Tree, to: number): Promise<"old" | "between" | "new"> {
      const now = snapshot(join(folder, "out"), false);
      const isBetween = isThere("next-");
      for (const [path, text] of Object.entries(now)) expect([old[path], fresh[path]]).toContain(text);
      const isOld =
        Object.keys(now).length === Object.keys(withoutOwn(old)).length &&
        Object.entries(now).every(([path, text]) => old[path] === text);
      if (isBetween) {
        const checked = await airflowCodegen(["check", ...options(to)], { cwd: folder });
        expect(checked.stdout).toContain("WARN_INTERRUPTED");
        return "between";
      }
      expect(now).toEqual(withoutOwn(isOld ? old : fresh));
      return isOld ? "old" : "new";
    }
  });
}

/** The header is what makes every page another one. */
function options(index: number): string[] {
  const spec = ["--spec", `${index}.yaml`, "--docs-header", `${index}.md`];
  return [...spec, "--target", "docs", "--dialect", "python", "--out", "out"];
}

function withoutOwn(tree: Tree): Tree {
  return Object.fromEntries(Object.entries(tree).filter(([path]) => !path.startsWith(".airflow-codegen")));
}
