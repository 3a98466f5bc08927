/** The pages of whole clients: their programs compile, their links lead somewhere, their outline and tables are whole. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import MarkdownIt from "markdown-it";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { emitDocs } from "../../generator/emit/typescript/index.js";
import type { OutputFile } from "../../generator/write/index.js";
import { emitClient, exampleSpec, planClient, type Spec, writeFiles } from "../support/client.js";
import { complaints, resolutions, strictFlags } from "../support/compiler.js";

const hostileSpec: Spec = { file: fileURLToPath(new URL("fixtures/hostile.yaml", import.meta.url)) };
const oddSpec: Spec = { file: fileURLToPath(new URL("fixtures/odd.yaml", import.meta.url)) };
const casesFile = fileURLToPath(new URL("fixtures/cases.yaml", import.meta.url));
const wireSpec: Spec = { file: fileURLToPath(new URL("fixtures/wire.yaml", import.meta.url)) };
const smallSpec: Spec = { file: fileURLToPath(new URL("fixtures/small.yaml", import.meta.url)) };

const clients: readonly (readonly [name: string, spec: Spec])[] = [
  ["example", exampleSpec],
  ["odd", oddSpec],
  ["hostile", hostileSpec],
  ["small", smallSpec],
  ["wire", wireSpec],
  ["cases", { file: casesFile }],
  ["2.11.2", { airflow: "2.11.2" }],
  ["3.3.2", { airflow: "3.3.2" }],
];
const names = clients.map(([name]) => name);

const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-docs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const emitted = new Map<string, readonly OutputFile[]>();
beforeAll(async () => {
  for (const [name, spec] of clients) emitted.set(name, await emitClient(spec));
});

function pagesOf(name: string): readonly OutputFile[] {
  return (emitted.get(name) ?? []).filter(({ path }) => path.endsWith(".md"));
}

function page(name: string, path: string): string {
  return pagesOf(name).find((file) => file.path === path)?.text ?? "";
}

const renderer = new MarkdownIt({ html: true });
renderer.validateLink = () => true;

function tokensOf(text: string) {
  return renderer.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
}

function programsOf(name: string): string[] {
  return pagesOf(name).flatMap(({ text }) =>
    tokensOf(text).flatMap(({ type, info, content }) => (type === "fence" && info === "typescript" ? [content] : [])),
  );
}

test.each(names)("every program of %s compiles under all strict flags", async (name) => {
  const programs = programsOf(name);
  expect(programs.length).toBeGreaterThan(4);
  const client = join(folder, name);
  const config = {
    compilerOptions: {
      types: [],
      paths: { "airflow-client": ["./src/index.ts"], "airflow-client/operations": ["./src/operations/index.ts"] },
    },
    include: ["programs"],
  };
  writeFiles(client, [
    ...(emitted.get(name) ?? []),
    ...programs.map((text, index) => ({ path: `programs/${index}.ts`, text })),
    { path: "tsconfig.programs.json", text: JSON.stringify(config) },
  ]);
  const args = ["-p", "tsconfig.programs.json", ...strictFlags, ...resolutions.bundler];
  expect(await complaints("7.0", client, args)).toBe("");
});

/** The anchors of a page: each heading once, as code hosts name them. */
function anchorsOf(text: string): Set<string> {
  const counts = new Map<string, number>();
  const anchors = new Set<string>();
  const tokens = renderer.parse(text, {});
  for (const [index, { type }] of tokens.entries()) {
    if (type !== "heading_open") continue;
    const words = (tokens[index + 1]?.children ?? []).map(({ content }) => content).join("");
    const slug = words
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-");
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    anchors.add(count === 0 ? slug : `${slug}-${count}`);
  }
  return anchors;
}

test.each(names)("every link of %s leads somewhere", (name) => {
  const anchors = new Map(pagesOf(name).map(({ path, text }) => [path, anchorsOf(text)]));
  const broken = pagesOf(name).flatMap(({ path, text }) =>
    tokensOf(text).flatMap((token) => {
      const link = String(token.attrGet("href") ?? "");
      if (link === "" || /^(https?:\/\/|mailto:)/.test(link)) return [];
      const [target = "", anchor] = link.split("#");
      const found = anchors.get(target === "" ? path : posix.join(dirname(path), target));
      return found !== undefined && (anchor === undefined || found.has(anchor)) ? [] : [`${path}: ${link}`];
    }),
  );
  expect(broken).toEqual([]);
});

test.each(names)("the comments in the code of %s point to pages and sections that are there", (name) => {
  const anchors = new Map(pagesOf(name).map(({ path, text }) => [path, anchorsOf(text)]));
  const sources = (emitted.get(name) ?? []).filter(({ path }) => path.endsWith(".ts"));
  const links = sources.flatMap(({ text }) => [...text.matchAll(/\]\(\.\.\/\.\.\/(docs\/[^)#]+)#?([^)]*)\)/g)]);
  const broken = links.filter(([, path = "", anchor]) => {
    const found = anchors.get(path);
    return found === undefined || (anchor !== "" && !found.has(anchor ?? ""));
  });
  expect(broken.map(([link]) => link)).toEqual([]);
});

test.each(names)("no page of %s holds HTML, and every heading in it is the page's own", (name) => {
  const found = pagesOf(name).flatMap(({ path, text }) => {
    const tokens = tokensOf(text);
    const active = tokens.filter(({ type }) => ["html_block", "html_inline", "image"].includes(type));
    const titles = tokens.filter(({ type, tag }) => type === "heading_open" && tag === "h1");
    return active.length === 0 && titles.length === 1 ? [] : [path];
  });
  expect(found).toEqual([]);
});

test.each(names)("every row of every table of %s has the cells of its head", (name) => {
  const odd = pagesOf(name).flatMap(({ path, text }) => {
    const rendered = renderer.render(text);
    const tables = rendered.match(/<table>[^]*?<\/table>/g) ?? [];
    const rows = text.match(/^\|.*\|$/gm) ?? [];
    const parsed = tables.flatMap((table) => table.match(/<tr>/g) ?? []);
    // A line of dashes per table is no row.
    return rows.length - tables.length === parsed.length && !/<p>\|/.test(rendered) ? [] : [path];
  });
  expect(odd).toEqual([]);
});

/** What follows a heading, up to the next one. */
function section(text: string, heading: string): string {
  return text.split(/^(?=#+ )/m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
}

describe("what the pages say", () => {
  test("the first program of Airflow 3 lists, triggers and waits", () => {
    const [first] = programsOf("3.3.2");
    expect(first).toContain('import { AirflowClient, login } from "airflow-client";');
    expect(first).toContain(
      "for await (const dag of client.dag.getDagsAll()) {\n  console.log(dag.dag_id, dag.is_paused);",
    );
    expect(first).toContain('triggerDagRun({\n  dag_id: "my_dag",\n  body: { logical_date: null },\n});');
    expect(first).toContain("dag_run_id: run.dag_run_id");
  });

  test("Airflow 2 is called with Basic", () => {
    const programs = programsOf("2.11.2").filter((text) => text.includes("api."));
    expect(programs.every((text) => text.includes('basic({ username: "admin", password: "admin" })'))).toBe(true);
    expect(page("2.11.2", "docs/DAGApi.md")).toContain("**GET** `/api/v1/dags/{dag_id}`");
  });

  test.each([
    ["parameter with default", "docs/DagApi.md", "| `order_by` | `string[]` |"],
    ["default", "docs/DagApi.md", 'query, optional, default `["dag_id"]`'],
    ["deprecated parameter", "docs/DagApi.md", "query, optional, deprecated"],
    ["response header", "docs/LoginApi.md", "| **307** | The login page is elsewhere. | - | `Location` |"],
    [
      "scopes",
      "docs/DagApi.md",
      "- [OAuth2PasswordBearer](../README.md#oauth2passwordbearer) (`read`): `auth: passwordGrant(OAuth2PasswordBearer, ",
    ],
    [
      "several schemes at once",
      "docs/DagApi.md",
      "- [Basic](../README.md#basic) and [OAuth2PasswordBearer](../README.md#oauth2passwordbearer) (`write`): `auth: byScheme<SchemeName>({ Basic: basic(",
    ],
    ["credentials for all schemes", "README.md", "  auth: byScheme<SchemeName>({\n    Basic: basic("],
    ["nothing to authorize", "docs/DefaultApi.md", "None. Anyone can call this method."],
    ["form body", "docs/LoginApi.md", "- **Content-Type**: `application/x-www-form-urlencoded`"],
    [
      "companion of a list",
      "docs/DagApi.md",
      "`getDagsAll(params?, options?)` requests all pages and yields every item of `dags`.",
    ],
    [
      "companion beside its method",
      "README.md",
      "- [getDags](docs/DagApi.md#getdags), [getDagsAll](docs/DagApi.md#getdagsall): List dags",
    ],
    [
      "companion on the page of the class",
      "docs/DagApi.md",
      "- [**getDags**](#getdags), [getDagsAll](#getdagsall): List dags",
    ],
    ["heading of a class", "README.md", "\n### [DagApi](docs/DagApi.md)\n\n- [getDags]("],
    ["list of the classes", "README.md", "[DagApi](#dagapi) · "],
    ["table of contents", "README.md", "\n[Installation](#installation) · [Getting started](#getting-started) · "],
    ["what errors carry", "docs/DagApi.md", "  if (!isApiError<GetDagErrors>(error)) throw error;"],
    ["title of the whole", "README.md", "# TypeScript client for Example Scheduler API 9.0.0"],
    ["list in the description", "README.md", "\n- A `~` in place of an id"],
    ["link of the license", "README.md", "- License of the API: Apache-2.0"],
  ])("%s", (_, path, text) => expect(page("example", path)).toContain(text));

  test.each([
    ["a default of the wrong type is not used", "wrongDefault({ query_flag: true, count: 1 })"],
    ["an example is", 'byExample({ id: "abc", when: new Date("2025-01-01T00:00:00Z") })'],
    ["a constant is", 'constant({ scope: "~" })'],
    ["recursion ends", "recursive({ body: { children: [] } })"],
    ["a union takes the member that has an end", 'recursiveUnion({ body: { value: "value_example" } })'],
    ["the discriminator is set", 'discriminated({ body: { kind: "cat", lives: 1 } })'],
    ["null where it is required and nothing else is at hand", "nullable({ body: { note: null } })"],
    ["read-only properties are not sent", 'readOnly({ body: { name: "name_example" } })'],
    ["something is sent where nothing must be", 'optionalOnly({ body: { first: "first_example" } })'],
    ["odd names are quoted", '"X-Odd Name": "X-Odd Name_example"'],
    ["__proto__ is a name", '["__proto__"]: "__proto___example"'],
    ["files", 'upload({ body: { file: new Blob(["example"]) } })'],
    ["a union takes the member that the operation speaks of", 'bulk({ body: { actions: [{ action: "update" }] } })'],
    [
      "what nothing is said of is a plain value, and a body of text is text",
      'anything({ key: "key_example", body: "example" })',
    ],
    ["numbers are within limits", "limited({ big: 100, small: -5 })"],
    ["an API key", 'auth: apiKey(Authorization, "YOUR_API_KEY")'],
    ["the session of a web page", 'auth: sessionCookie({ username: "admin", password: "admin" })'],
    ["a client certificate", 'fetch: mutualTls({ cert: "YOUR_CERTIFICATE", key: "YOUR_PRIVATE_KEY" })'],
    ["a digest", 'auth: digest({ username: "admin", password: "admin" })'],
    ["the server of the document", 'baseUrl: "https://api.example.com/v1"'],
  ])("%s", (_, code) => {
    const text = programsOf("odd").join("\n").replace(/\s+/g, " ");
    expect(text).toContain(code);
  });

  test("a scheme that is called like a section has an anchor of its own", () => {
    expect(page("odd", "README.md")).toContain("### Authorization scheme");
    expect(page("odd", "docs/DefaultApi.md")).toContain("(../README.md#authorization-scheme)");
  });

  test("a scheme that is called like a class has an anchor of its own, too", () => {
    expect(page("odd", "README.md")).toContain("### DefaultApi scheme");
  });

  test("parameters have the types of the code", () => {
    const rows = page("odd", "docs/DefaultApi.md").match(/^\| `(key|other)` .*$/gm);
    expect(rows).toEqual([
      "| `key` | `string \\| number \\| boolean` |  | path, required |",
      "| `other` | `string \\| number \\| boolean` |  | query, optional |",
    ]);
    expect(page("odd", "docs/DefaultApi.md")).toContain(
      "| `body` | `string \\| Blob \\| ReadableStream<Uint8Array>` |",
    );
  });

  test("a method tells the server that it is sent to, and a program lets credentials go there", () => {
    const text = page("wire", "docs/FileApi.md");
    expect(text).toContain("**POST** `https://uploads.example.com/files?kind=any`");
    expect(text).toContain('trustedOrigins: ["https://uploads.example.com"]');
    expect(page("wire", "README.md")).toContain("`baseUrl` is optional. Its default is `https://eu.example.com/v1`.");
  });

  test("a body tells the media types that a call can choose from", () => {
    const text = page("wire", "docs/ItemApi.md");
    expect(text).toContain('| `contentType` | `"application/merge-patch+json" \\| "application/json-patch+json"` |');
    expect(text).toContain("- **Content-Type**: `application/merge-patch+json`, `application/json-patch+json`");
    expect(page("wire", "docs/FileApi.md")).toContain("| `partHeaders` |");
  });

  test("responses are in the order of their status", () => {
    const [, text = ""] = page("odd", "docs/DefaultApi.md").split("## anything\n");
    expect([...text.matchAll(/^\| \*\*(\w+)\*\*/gm)].map(([, status]) => status)).toEqual([
      "204",
      "409",
      "4XX",
      "default",
    ]);
  });

  test.each(["example", "3.3.2"])("the models of %s are listed by name, the generic ones among them", (name) => {
    const listed = [...section(page(name, "README.md"), "## Models").matchAll(/^- \[(\w+)/gm)].map(([, model = ""]) =>
      model.toLowerCase(),
    );
    expect(listed.length).toBeGreaterThan(5);
    expect(listed).toEqual([...listed].sort());
  });

  test.each([
    ["cases", "With `http://localhost:8080`, the first endpoint is at `http://localhost:8080/api/v1/all`."],
    ["odd", "With `https://api.example.com/v1`, the first endpoint is at `https://api.example.com/v1/wrong-default`."],
  ])("where the requests of %s go", (name, text) =>
    expect(section(page(name, "README.md"), "## Getting started")).toContain(text),
  );

  test("docs alone say where the package comes from", async () => {
    const { pack } = await planClient(smallSpec);
    const alone = await emitDocs(pack.api, { packageName: "airflow-client", packageVersion: "1.0.0" });
    const readme = alone.find(({ path }) => path === "README.md")?.text ?? "";
    expect(section(readme, "## Installation")).toContain("run airflow-codegen with the target `typescript`");
    expect(section(readme, "## Installation")).not.toContain("In this folder");
    expect(section(page("small", "README.md"), "## Installation")).toContain("In this folder:");
    expect(section(page("small", "README.md"), "## Installation")).toContain("npm install path/to/this/folder");
  });
});

test.each([
  ["3.3.2", ["triggerAndWait", "waitForRun", "followLog", "commonAirflow", "airflowUi"]],
  ["2.11.2", ["triggerAndWait", "waitForRun", "followLog", "commonAirflow", "airflowUi"]],
  ["example", []],
])("the README of %s explains the helpers that the build has", (name, helpers) => {
  const [, text = ""] = page(name, "README.md").split("\n## Airflow helpers\n");
  expect(helpers.filter((helper) => !text.split("\n## ")[0]?.includes(`${helper}(`))).toEqual([]);
  expect(page(name, "README.md").includes("[Airflow helpers](#airflow-helpers)")).toBe(helpers.length > 0);
});

test.each([
  ["3.3.2", 'import { getDags } from "airflow-client/operations";\n'],
  ["small", /import \{ \w+ \} from "airflow-client\/operations";\n/],
])("the README of %s calls one operation by its function", (name, text) =>
  expect(section(page(name, "README.md"), "### One operation alone")).toMatch(text),
);

test.each([
  ["result", "import { result as resultCall }", "await resultCall(client)"],
  ["console", "import { console as consoleCall }", "await consoleCall(client)"],
  ["getAll", "import { getAll }", "await getAll(client)"],
])("the function %s hides nothing of its program", async (operationId, imported, called) => {
  const file = join(folder, "function.json");
  const responses = { 200: { description: "", content: { "application/json": { schema: { type: "string" } } } } };
  const document = { openapi: "3.1.0", info: { title: "One", version: "1" }, paths: { "/a": { get: { operationId, responses } } } }; // prettier-ignore
  writeFileSync(file, JSON.stringify(document));
  const readme = (await emitClient({ file })).find(({ path }) => path === "README.md")?.text ?? "";
  expect(section(readme, "### One operation alone")).toContain(imported);
  expect(section(readme, "### One operation alone")).toContain(called);
});

describe("what the items of a list are called in the first program", () => {
  test.each([
    ["cases", "item"],
    ["imports", "item"],
    ["undefineds", "item"],
    ["2fa", "item"],
    ["%", "item"],
    ["clients", "item"],
    ["consoles", "item"],
    ["logins", "item"],
    ["runs", "item"],
    ["dags", "dag"],
    ["Task Groups", "taskGroup"],
    ["data", "data"],
  ])("%s: %s", async (items, want) => {
    const file = join(folder, "items.yaml");
    writeFileSync(file, readFileSync(casesFile, "utf8").replace("cases:", `${JSON.stringify(items)}:`));
    const files = await emitClient({ file });
    const readme = files.find(({ path }) => path === "README.md")?.text ?? "";
    expect(/for await \(const (\w+) of/.exec(readme)?.[1]).toBe(want);
  });
});

test("comments of models do not repeat their name", () => {
  const model = (name: string): string =>
    (emitted.get("odd") ?? []).find(({ path }) => path === `src/models/${name}.ts`)?.text ?? "";
  expect(model("Bulk")).not.toMatch(/\* bulk$/m);
  expect(model("Create")).toContain(" * Makes new ones\n");
});
