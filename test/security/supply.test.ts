/** What comes with the package, and what it does without being asked: nothing. */
import { expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { airflowCodegen, inTemporaryFolder } from "../support/cli.js";
import { emitClient, exampleSpec } from "../support/client.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = <T>(path: string): T => JSON.parse(readFileSync(join(root, path), "utf8")) as T;

interface Locked {
  readonly dev?: boolean;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly integrity?: string;
}

test("what users install is known, free, and runs nothing at installation", () => {
  const { packages } = read<{ readonly packages: Readonly<Record<string, Locked>> }>("package-lock.json");
  const installed = Object.entries(packages).filter(([path, { dev }]) => path !== "" && dev !== true);
  const names = installed.map(([path]) => path.replace(/^.*node_modules\//, ""));
  expect(names.filter((name) => !/^@(?:oxfmt|oxc-transform)\/binding-/.test(name)).sort()).toEqual(
    [
      ...["@ts-morph/common", "balanced-match", "brace-expansion", "code-block-writer", "fdir", "jiti", "minimatch"],
      ...["oxc-transform", "oxfmt", "path-browserify", "picomatch", "tinyglobby", "tinypool", "ts-morph"],
    ].sort(),
  );
  for (const [, { license, hasInstallScript, integrity }] of installed) {
    expect(["MIT", "BlueOak-1.0.0"]).toContain(license);
    expect(hasInstallScript).toBeUndefined();
    expect(integrity).toMatch(/^sha512-/);
  }
});

test("what is published, file by file", () => {
  const pack = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: root,
    encoding: "utf8",
  });
  const [{ files }] = JSON.parse(pack) as [{ readonly files: readonly { readonly path: string }[] }];
  const kinds = [
    /^(LICENSE|README\.md|package\.json)$/,
    /^dist\/((cli\/main|run\/worker|emit\/(templates|typescript\/print-worker)|index|helpers|catalog\/refresh)\.js|LICENSES\.txt|fingerprint)$/,
    /^dist\/(chunk-[0-9A-Z]{8}\.js|templates\/[a-z\d-]+\.cjs|[\w/-]+\.d\.ts)$/,
    /^generator\/runtime\/((auth|airflow)\/)?[a-z\d-]+\.ts$/,
    /^generator\/runtime-python\/client\/(_runtime\/)?[a-z_]+\.(py|typed)$/,
    /^templates\/([a-z\d-]+\/_?[a-z-]+\.hbs|typescript\/build\.mjs)$/,
    /^specs\/(airflow\.overlay\.yaml|catalog\.json|diff\.schema\.json|example\.yaml|postman\.target\.ts)$/,
  ];
  expect(files.map(({ path }) => path).filter((path) => !kinds.some((kind) => kind.test(path)))).toEqual([]);
  const { scripts } = read<{ readonly scripts: Readonly<Record<string, string>> }>("package.json");
  expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$/.test(name))).toEqual([]);
});

test("a generated package installs nothing and runs nothing", async () => {
  const file = (await emitClient(exampleSpec)).find(({ path }) => path === "package.json");
  const made = JSON.parse(file?.text ?? "") as Readonly<Record<string, unknown>>;
  expect(Object.keys(made).filter((key) => /dependencies/i.test(key) && key !== "devDependencies")).toEqual([]);
  // `prepare` and `prepublishOnly` run where a package is made: in its own folder, and in a clone of it.
  expect(Object.keys(made["scripts"] ?? {}).sort()).toEqual(["build", "prepare", "prepublishOnly"]);
});

/** Ends the process that loads it at the first socket, and at the first question for an address. */
const noNetwork = `
import { Socket } from "node:net";
import dns from "node:dns";
import dgram from "node:dgram";
const refuse = (what) => () => { process.stderr.write("opened " + what); process.exit(99); };
Socket.prototype.connect = refuse("a socket");
dns.lookup = dns.resolve = refuse("a name");
dgram.createSocket = refuse("a socket");
globalThis.fetch = refuse("a URL");
`;

test.each([
  ["generate", "--spec", "SPEC", "--out", "client"],
  [
    "generate",
    "--spec",
    "SPEC",
    "--target",
    "docs",
    "--dialect",
    "python,python-5,python-legacy,bash",
    "--out",
    "docs",
  ],
  ["diff", "SPEC", "SPEC"],
  ["auth", "list", "--spec", "SPEC"],
  ["specs", "list"],
])("a run opens no socket: %s %s", async (...words) => {
  await inTemporaryFolder(async (folder) => {
    const spec = "file" in exampleSpec ? exampleSpec.file : "";
    const guard = join(folder, "guard.mjs");
    writeFileSync(guard, noNetwork);
    const env = { NODE_OPTIONS: `--import=${pathToFileURL(guard).href}` };
    const ran = await airflowCodegen(
      words.map((word) => (word === "SPEC" ? spec : word)),
      { cwd: folder, env },
    );
    expect([ran.exitCode, ran.stderr]).toEqual([0, ""]);
    const refused = await airflowCodegen(["generate", "--spec", "http://127.0.0.1:9/x"], { cwd: folder, env });
    expect(refused.exitCode).toBe(99);
  });
});
