/**
 * Wrong command lines and what is said of them, in a file to read through: `wrong-command-lines.txt`. Each message names the cause in one
 * sentence, where it is if it is somewhere, and what to do. UPDATE_WRONG=1 rewrites the file.
 */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { airflowCodegen } from "../support/cli.js";

const file = fileURLToPath(new URL("wrong-command-lines.txt", import.meta.url));

const pets = `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets: { get: { operationId: list_pets, tags: [Pet], responses: { "200": { description: ok } } } }
components: { securitySchemes: { Key: { type: apiKey, in: header, name: X-Key } } }
`;

const files: Readonly<Record<string, string>> = {
  "pets.yaml": pets,
  "broken.yaml": "openapi: [\n",
  "empty.yaml": "",
  "list.yaml": "- 1\n",
  "binary.yaml": "\u0000\u0001",
  "other.yaml": "name: pets\n",
  "options.json": '{ "spec": "pets.yaml",\n  "outt": "x" }\n',
  "two.yaml": "jobs:\n  - { spec: pets.yaml, out: same }\n  - { spec: pets.yaml, out: same }\n",
  "number.yaml": "airflow: 2.10\n",
  "auth.yaml": "Corp: { type: http }\n",
};

/** Separated by blanks, as a user types them; `_` stands for a blank inside of a word. */
const lines: readonly string[] = [
  "",
  "genrate",
  "gen",
  "preview",
  "--spec pets.yaml",
  "generate pets.yaml",
  "generate 3.3.2",
  "generate verbose",
  "generate --spce pets.yaml",
  "generate -spec pets.yaml",
  "generate --format json",
  "generate --spec",
  "generate --spec --out x",
  "generate --out=",
  "generate --verbose=1",
  "generate --spec pets.yaml -- x",
  "generate --spec pets.yaml --spec pets.yaml",
  "generate --spec pets.yaml --airflow 3.3.2",
  "generate --spec missing.yaml",
  "generate --spec folder",
  "generate --spec binary.yaml",
  "generate --spec empty.yaml",
  "generate --spec broken.yaml",
  "generate --spec list.yaml",
  "generate --spec other.yaml",
  "generate --spec localhost:8080/openapi.json",
  "generate --spec airflow.example.com/openapi.json",
  "generate --spec http:/localhost/openapi.json",
  "generate --spec ftp://localhost/openapi.json",
  "generate --spec http://127.0.0.1:9/openapi.json",
  "generate --spec http://no-such-host.invalid/openapi.json",
  "generate --spec https://127.0.0.1:PORT/openapi.json",
  "generate --spec http://127.0.0.1:PORT/secret.json",
  "generate --spec http://127.0.0.1:PORT/nowhere.json",
  "generate --spec http://127.0.0.1:PORT/page.html",
  "generate --spec pets.yaml --spec-header Accept:_*/*",
  "generate --spec http://127.0.0.1:PORT/x --spec-header Token",
  "generate --airflow 9.9",
  "generate --airflow newest",
  "generate --spec pets.yaml --target typscript",
  "generate --spec pets.yaml --target ./mine.ts",
  "generate --spec pets.yaml --target folder/",
  "generate --spec pets.yaml --dialect python",
  "generate --spec pets.yaml --target docs --dialect pyhton",
  "generate --spec pets.yaml --target docs --dialect python@6",
  "generate --spec pets.yaml --target docs --dialect official",
  "generate --spec pets.yaml --fix-examples",
  "generate --spec pets.yaml --target docs --fix-examples",
  "generate --spec pets.yaml --docs-header missing.md",
  "generate --spec pets.yaml --package-name My_Client",
  "generate --spec pets.yaml --package-version one",
  "generate --spec pets.yaml --out pets.yaml",
  "generate --spec pets.yaml --out pets.yaml/x",
  "generate --spec pets.yaml --out /",
  "generate --spec pets.yaml --security-schemes Kye",
  "generate --spec pets.yaml --auth-file missing.yaml",
  "generate --spec pets.yaml --auth-file folder",
  "generate --spec pets.yaml --auth-file auth.yaml",
  "generate --spec pets.yaml --include-tag Pest",
  "generate --spec pets.yaml --include-operation listpet",
  "generate --config missing.yaml",
  "generate --config folder",
  "generate --config settings.toml",
  "generate --config broken.yaml",
  "generate --config options.json",
  "generate --config number.yaml",
  "generate --config two.yaml",
  "generate --config two.yaml --out x",
  "generate --spec pets.yaml --watch-interval 3",
  "generate --spec pets.yaml --watch --watch-interval soon",
  "generate --spec - --watch",
  "check --spec pets.yaml --out never",
  "check --spec pets.yaml --watch",
  "diff pets.yaml",
  "diff pets.yaml pets.yaml pets.yaml",
  "diff - -",
  "diff pets.yaml missing.yaml",
  "diff pets.yaml pets.yaml --format xml",
  "diff pets.yaml pets.yaml --fail-on brekaing",
  "diff pets.yaml pets.yaml --json --format text",
  "specs",
  "specs lst",
  "specs list 3.3.2",
  "specs path",
  "specs path 1.10",
  "auth",
  "auth show",
  "init --format toml",
  "init now",
  "init --auth-file auth.json",
  "init --auth-file auth.yaml --format js",
  "completion tcsh",
];

let folder = "";
let port = 0;
const server = createServer((request, response) => {
  if (request.url === "/page.html") response.end("<!doctype html><title>Pets</title>");
  else response.writeHead(request.url === "/secret.json" ? 401 : 404).end();
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "airflow-codegen-wrong-"));
  mkdirSync(join(folder, "folder"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await new Promise((resolve) => server.close(resolve));
});

/** What a user sees: the command, the message, and the exit code. */
async function seen(line: string): Promise<string> {
  const words = line.split(" ").filter((word) => word !== "");
  const args = words.map((word) => word.replaceAll("_", " ").replace("PORT", String(port)));
  const { stdout, stderr, exitCode } = await airflowCodegen(args, { cwd: folder, env: { NO_COLOR: "1" } });
  const text = (stdout + stderr).replaceAll(folder, "FOLDER").replaceAll(`:${port}`, ":PORT");
  return `$ ${["airflow-codegen", ...words].join(" ")}\n${text}exit ${exitCode ?? "none"}\n`;
}

test("say the cause and what to do", async () => {
  const parts: string[] = [];
  for (let index = 0; index < lines.length; index += 2) {
    parts.push(...(await Promise.all(lines.slice(index, index + 2).map(seen))));
  }
  const text = parts.join("\n");
  for (const part of parts) {
    expect(part).not.toMatch(
      /\n\s+at |Not enough|Invalid values|Unknown argument|mutually exclusive|exit (?:0|70|none)/,
    );
  }
  if (process.env["UPDATE_WRONG"] === "1") writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, "utf8"));
}, 240_000);
