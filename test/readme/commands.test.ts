/**
 * Every command of README.md and docs/ does what the page says, and prints what the page shows. UPDATE_README=1 writes anew what is shown
 * whole.
 */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { airflowCodegen, binary, inTemporaryFolder } from "../support/cli.js";
import { type Block, blocksOf, type Command, commandsOf, fileNameOf, pages, root, textOf } from "./blocks.js";

const get = (id: string, response: object): string =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Mine", version: "1.0.0" },
    paths: { "/a": { get: { operationId: id, responses: { 200: response } } } },
  });

const petsPage = ["after", "count"].map((name) => ({ name, in: "query", schema: { type: "string" } }));
const meta = { type: "object", properties: { next: { type: ["string", "null"] } } };
const pets = {
  description: "A page",
  content: { "application/json": { schema: { type: "object", properties: { pets: { type: "array" }, meta } } } },
};

/** What the commands of the pages find in their folder. */
const files: Readonly<Record<string, string>> = {
  "openapi.yaml": get("getA", { description: "A" }),
  "old.yaml": get("getA", { description: "A" }),
  "new.yaml": get("getA", { description: "Another A" }),
  "fields.json": JSON.stringify({ license: "MIT", publishConfig: { access: "restricted" } }),
  "pets.yaml": JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Pets", version: "1.0.0" },
    paths: { "/pets": { get: { operationId: "listPets", parameters: petsPage, responses: { 200: pets } } } },
  }),
  // On its fourth line, as the page shows it.
  "broken.yaml":
    "openapi: 3.1.0\ninfo: { title: Mine, version: 1.0.0 }\npaths:\n" +
    '  /a: { get: { operationId: getA, responses: { "200": { $ref: "#/components/responses/X" } } } }\n',
};

/** A server that has the documents of Airflow 3 and Airflow 2. */
const server = createServer((request, response) => {
  const version = { "/openapi.json": "3.3.2", "/api/v1/openapi.yaml": "2.11" }[request.url ?? ""];
  if (version === undefined) return void response.writeHead(404).end();
  void airflowCodegen(["specs", "path", version], { cwd: root }).then(({ stdout }) =>
    response.end(readFileSync(stdout.trim())),
  );
});
let address = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

/** Makes the folder of a reader who has installed the package: `npx` runs it as it is built here. */
function furnish(folder: string, page: string): void {
  mkdirSync(join(folder, "bin"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules/airflow-codegen"));
  writeFileSync(join(folder, "bin/npx"), `#!/bin/sh\nshift\nexec '${process.execPath}' '${binary}' "$@"\n`);
  chmodSync(join(folder, "bin/npx"), 0o755);
  const named = blocksOf(page).flatMap((block): [string, string][] => {
    const name = block.language === "handlebars" ? "readme.hbs" : fileNameOf(block);
    return name === undefined ? [] : [[name, block.text]];
  });
  for (const [name, text] of [...Object.entries(files), ...named]) writeFileSync(join(folder, name), text);
}

interface Ran {
  readonly exitCode: number | null;
  /** Of both streams, as a terminal shows it. */
  readonly output: string;
}

function run(line: string, folder: string): Promise<Ran> {
  const command = line.replaceAll("http://localhost:8080", address);
  const env = { ...process.env, PATH: `${join(folder, "bin")}:${process.env["PATH"] ?? ""}` };
  const child = spawn("bash", ["-c", `set -o pipefail; ${command} 2>&1`], { cwd: folder, env, detached: true });
  return new Promise((resolve, reject) => {
    let output = "";
    let isStopped = false;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      // Whoever watches ends it by a signal, as with Ctrl+C.
      if (!line.includes("--watch") || isStopped || !/^[\d:]+ +start: /m.test(output)) return;
      isStopped = true;
      if (child.pid !== undefined) process.kill(-child.pid, "SIGINT");
    });
    child.on("error", reject).on("close", (exitCode) => resolve({ exitCode, output }));
  });
}

/** Commands of npm are not run, since they install; their scripts are there. */
function isNpm(line: string): boolean {
  const name = /^npm (?:run )?([\w:]+)/.exec(line)?.[1];
  if (name === undefined) return false;
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object };
  expect(["ci", "install", ...Object.keys(scripts)]).toContain(name);
  return true;
}

const seconds = (text: string): string => text.replaceAll(/\b\d+(\.\d+)? m?s\b/g, "N ms").trimEnd();

/** Each paragraph of what is shown stands in the output, in that order. */
function expectShown({ output }: Ran, { text }: Block): void {
  let rest = seconds(output);
  for (const paragraph of seconds(text).split("\n\n")) {
    expect(rest).toContain(paragraph);
    rest = rest.slice(rest.indexOf(paragraph) + paragraph.length);
  }
}

/** @returns what the command prints where the page shows it */
async function expectCommand({ line, exitCode, output }: Command, folder: string): Promise<string> {
  let printed = "";
  for (const part of line.split(" && ")) {
    if (isNpm(part)) continue;
    const ran = await run(part, folder);
    expect({ line, ...ran }).toMatchObject({ exitCode });
    printed = ran.output;
    if (output !== undefined && !isUpdate) expectShown(ran, output);
  }
  return printed;
}

const isUpdate = process.env["UPDATE_README"] === "1";

/** Whether what is shown is all that is printed: it begins and ends in the same way. */
function isWhole({ text }: Block, output: string): boolean {
  const [shown, printed] = [text, output].map((all) => seconds(all).split("\n"));
  return shown?.[0] === printed?.[0] && shown?.at(-1) === printed?.at(-1);
}

function update(page: string, shown: readonly (readonly [Block, string])[]): void {
  const lines = textOf(page).split("\n");
  for (const [block, output] of shown.toReversed()) {
    const [from, to] = block.lines;
    if (isWhole(block, output)) lines.splice(from + 1, to - from - 2, ...output.trimEnd().split("\n"));
  }
  writeFileSync(join(root, page), lines.join("\n"));
}

describe.each(pages.map((page) => [page, commandsOf(page)] as const).filter(([, commands]) => commands.length > 0))(
  "%s",
  (page, commands) => {
    test(`its ${commands.length} commands`, async () => {
      await inTemporaryFolder(async (folder) => {
        furnish(folder, page);
        const shown: (readonly [Block, string])[] = [];
        for (const command of commands) {
          const printed = await expectCommand(command, folder);
          if (command.output !== undefined) shown.push([command.output, printed]);
        }
        if (isUpdate) update(page, shown);
      });
    }, 600_000);
  },
);
