import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { cachedPath } from "../../generator/catalog/cache.js";
import { airflowSpec, obtain, resolveVersion } from "../../generator/catalog/index.js";
import { causeOf } from "../../generator/catalog/python.js";
import { startMachine, thrown, type Machine } from "./machine.js";

const core = "airflow/api_fastapi/core_api/openapi";
const text = "openapi: 3.1.0 # Åé\n";

let machine: Machine;
beforeEach(async () => void (machine = await startMachine()));
afterEach(() => machine.close());

async function failureOf(version: string, kind: "server" | "client" = "server") {
  return thrown(() => airflowSpec(version, kind));
}

describe("with the real package client", () => {
  test("a release is pulled once, then used without Python, and watched", async () => {
    machine.publish("apache-airflow-core", "3.99.0", { [`${core}/v2-rest-api-generated.yaml`]: text, "v2.yaml": "no" });
    const said: string[] = [];
    const first = await airflowSpec("3.99.0", "server", { onProgress: (line) => said.push(line) });
    expect(readFileSync(first.path, "utf8")).toBe(text);
    expect(first).toMatchObject({ airflow: "3.99.0", kind: "server", pinned: false, rules: null });
    expect(first.findings.map(({ code }) => code)).toEqual(["WARN_UNPINNED"]);
    expect(said).toHaveLength(1);
    expect(machine.cached()).toEqual(["apache-airflow-core-3.99.0.yaml", "apache-airflow-core-3.99.0.yaml.sha256"]);

    machine.usePython("process.exit(1)");
    expect(await airflowSpec("3.99.0", "server")).toEqual(first);
    writeFileSync(first.path, `${text}#`);
    expect(await failureOf("3.99.0")).toMatchObject({
      findings: [{ code: "HASH_MISMATCH", place: { file: first.path } }],
    });
    expect(machine.calls()).toEqual([]);
  });

  test.each([
    ["server", "apache-airflow", "2.99.0", "airflow/api_connexion/openapi/v1.yaml"],
    ["server", "apache-airflow-core", "3.99.1", `${core}/v1-rest-api-generated.yaml`],
    ["client", "apache-airflow-client", "3.99.0", "v2.yaml"],
    ["client", "apache-airflow-client", "2.99.0", "spec/v1.yaml"],
  ] as const)("the %s's spec in %s %s is found at %s", async (kind, name, version, file) => {
    machine.publish(name, version, { [file]: text });
    const release = resolveVersion(version, kind);
    expect(await obtain(release)).toMatchObject({ file });
    expect(readFileSync(cachedPath(release), "utf8")).toBe(text);
  });

  test("the spec of a client that the catalog does not list is made of the server's", async () => {
    machine.publish("apache-airflow-core", "3.99.0", {
      [`${core}/v2-rest-api-generated.yaml`]: "paths: {}\nopenapi: 3.1.0\n",
    });
    const { path, sha256, ...made } = await airflowSpec("3.99.0", "client");
    expect(made).toMatchObject({ airflow: "3.99.0", kind: "client", pinned: false, rules: "B" });
    const want = "openapi: 3.1.0\npaths: {}\nsecurity:\n- Basic: []\n- GoogleOpenID: []\n- Kerberos: []\n";
    expect(readFileSync(path, "utf8")).toBe(want);
    expect(sha256).toBe(createHash("sha256").update(want).digest("hex"));
    expect(machine.cached()).toContain("client-3.99.0.yaml");

    machine.usePython("process.exit(1)");
    writeFileSync(path, "edited");
    expect(await airflowSpec("3.99.0", "client")).toMatchObject({ path, sha256 });
    expect(readFileSync(path, "utf8")).toBe(want);
  });

  test("another file than the pinned one is refused and not kept", async () => {
    machine.publish("apache-airflow", "2.0.2", { "airflow/api_connexion/openapi/v1.yaml": text });
    expect(await failureOf("2.0")).toMatchObject({ findings: [{ code: "HASH_MISMATCH" }] });
    expect(machine.cached()).toEqual([]);
  });

  test.each([
    ["3.98.0", "VERSION_UNKNOWN", "has no wheel of apache-airflow-core 3.98.0"],
    ["3.99.0", "PULL_FAILED", "contains no spec at"],
    ["3.99.1", "PULL_FAILED", "apache-airflow-core 3.99.1"],
    ["3.99.2", "PULL_FAILED", "larger than 64 MiB"],
    ["2.7.1", "PULL_FAILED", "could not download apache-airflow 2.7.1"],
  ])("%s gives %s", async (version, code, message) => {
    machine.publish("apache-airflow-core", "3.99.0", { "README.md": text, "v2.yaml": text });
    machine.publishGarbage("apache-airflow-core", "3.99.1");
    if (version === "3.99.2") {
      machine.publish("apache-airflow-core", version, { [`${core}/v2-rest-api-generated.yaml`]: `*${2 ** 26 + 1}` });
    }
    const error = await failureOf(version);
    expect(error).toMatchObject({ findings: [{ code, message: expect.stringContaining(message) }] });
    expect(machine.cached()).toEqual([]);
  });

  test("a pinned release that the index lacks is the index's fault, not the user's", async () => {
    machine.publish("apache-airflow", "2.99.0", {});
    expect(await failureOf("2.0.2")).toMatchObject({
      findings: [{ code: "PULL_FAILED", message: "The package index has no wheel of apache-airflow 2.0.2." }],
    });
  });

  test("an index that cannot be reached is named without its credentials", async () => {
    // pip tells the cause when it tries again.
    process.env["PIP_RETRIES"] = "1";
    process.env["PIP_INDEX_URL"] = "http://user:secret@127.0.0.1:9/simple";
    const error = await failureOf("3.3.2");
    expect(error).toMatchObject({ findings: [{ code: "PULL_FAILED", message: expect.stringMatching(/refused/i) }] });
    expect(String(error)).not.toContain("secret");
  });
});

describe("with a Python made up", () => {
  test("that has no pip, nothing else is tried", async () => {
    machine.usePython("process.exit(1)");
    expect(await failureOf("3.3.2")).toMatchObject({ findings: [{ code: "PYTHON_MISSING" }] });
    expect(machine.calls()).toHaveLength(1);
  });

  test("that is not there", async () => {
    process.env["AIRFLOW_CODEGEN_PYTHON"] = join(machine.folder, "absent");
    expect(await failureOf("3.3.2")).toMatchObject({ findings: [{ code: "PYTHON_MISSING" }] });
  });

  test.each([
    ["says success and saves nothing", "", "could not download"],
    ["saves a broken wheel", 'writeFileSync(target + "/a.whl", "PK")', "cannot be read: zipfile.BadZipFile"],
    ["is killed", 'process.kill(process.pid, "SIGKILL")', "pip said nothing"],
  ])("whose pip %s", async (_, pip, message) => {
    machine.usePython(`if (!probing) { ${pip} }`);
    expect(await failureOf("3.3.2")).toMatchObject({
      findings: [{ code: "PULL_FAILED", message: expect.stringContaining(message) }],
    });
  });

  test("pip is asked for the wheel alone, in an empty folder that is gone afterwards", async () => {
    machine.usePython('if (!probing) { console.error("ERROR: HTTP error 503"); process.exit(1); }');
    await failureOf("3.3.2");
    const [, download] = machine.calls();
    expect(download?.args).toEqual(expect.arrayContaining(["--only-binary=:all:", "--no-deps", "--no-input"]));
    expect(download?.args.at(-1)).toBe("apache-airflow-core==3.3.2");
    expect(existsSync(download?.folder ?? ".")).toBe(false);
  });
});

test("a cache that cannot be used is said before anything is started", async () => {
  const file = join(machine.folder, "file");
  writeFileSync(file, "");
  process.env["AIRFLOW_CODEGEN_CACHE"] = file;
  machine.usePython("process.exit(1)");
  expect(await failureOf("3.3.2")).toMatchObject({ findings: [{ code: "CACHE_UNUSABLE" }] });
  expect(machine.calls()).toEqual([]);
});

test.each([
  ["", "pip said nothing"],
  ["ERROR: first\n\nlast words\n", "last words"],
  [
    "ERROR: HTTP error 503 while getting https://u:p@host/a.whl?token=1\nnotice",
    "HTTP error 503 while getting https://host/a.whl",
  ],
  [
    "  WARNING: Retrying (Retry(total=0, read=None)) after connection broken by 'E(<a.B object at 0x7f>: refused)': /x\nERROR: No",
    "connection broken by 'E(refused)': /x",
  ],
  ["ssl.SSLError: \u001b[31mbad\u0007", "ssl.SSLError: [31mbad"],
])("the cause in %j", (stderr, want) => expect(causeOf(stderr)).toBe(want));
