import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { build } from "esbuild";
import { execFile } from "node:child_process";
import { rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { withServer } from "../../runtime/server.js";
import { startAirflow, type AirflowServer } from "../support/server.js";
import { missingParts, startRealm, type Realm } from "./realm.js";

const root = join(import.meta.dirname, "../../..");
const folder = join(root, "output/e2e/kerberos");
const program = join(folder, "bundle/program.mjs");

/** What a run of the program prints. */
interface Report {
  readonly outcomes: readonly {
    readonly answer?: { readonly total_entries: number };
    readonly error?: { readonly name: string; readonly message: string; readonly status?: number };
    readonly shown?: string;
  }[];
  /** The `Authorization` of every request that was sent. */
  readonly sent: readonly string[];
  readonly auth: string;
}

let realm: Realm;
let airflow: AirflowServer;
let baseUrl: string;

/** A package for Kerberos alone, and beside the program that uses it the package `kerberos`, as a user has them. */
async function makeProgram(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const cli = [join(root, "dist/cli/main.js"), "generate", "--airflow", "2.11.0", "--security-schemes", "Kerberos"];
  await promisify(execFile)(process.execPath, [...cli, "--out", join(folder, "client"), "--quiet"], { cwd: root });
  await build({
    entryPoints: [join(import.meta.dirname, "program.mjs")],
    alias: { "airflow-client": join(folder, "client/src/index.ts") },
    external: ["kerberos"],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
    outfile: program,
  });
  await symlink(join(import.meta.dirname, "node_modules"), join(folder, "bundle/node_modules"));
}

async function startKerberizedAirflow(): Promise<AirflowServer> {
  // The server has them from this process.
  Object.assign(process.env, realm.server);
  return startAirflow("2.11.0", {
    AIRFLOW_SERVER_WITH: "apache-airflow[kerberos]==2.11.0",
    AIRFLOW_SERVER_PARTS: "",
    AIRFLOW_SERVER_USERS: "admin@AIRFLOW.TEST viewer@AIRFLOW.TEST",
    AIRFLOW_SERVER_AUTH_BACKENDS: "airflow.providers.fab.auth_manager.api.auth.backend.kerberos_auth",
  });
}

/** Runs the program with these tickets: the calls, all at once, against Airflow unless asked otherwise. */
async function run(env: Readonly<Record<string, string>>, request: object = {}): Promise<Report> {
  const argument = JSON.stringify({ baseUrl, ...request });
  const { stdout } = await promisify(execFile)(process.execPath, [program, argument], { env });
  return JSON.parse(stdout) as Report;
}

const missing = missingParts();
if (missing) console.warn(`The tests of Kerberos are skipped: ${missing}`);

(missing ? describe.skip : describe)(`Kerberos${missing && ` (${missing})`}`, () => {
  beforeAll(async () => {
    realm = await startRealm();
    await Promise.all([makeProgram(), startKerberizedAirflow().then((server) => (airflow = server))]);
    // What its principal is called: not 127.0.0.1.
    baseUrl = airflow.url.replace("127.0.0.1", "localhost");
  }, 600_000);
  afterAll(async () => {
    await airflow?.stop();
    await realm?.stop();
  });

  describe("Airflow", () => {
    const dags = (headers: Record<string, string>) => fetch(`${baseUrl}/api/v1/dags`, { headers });

    test("refuses a call without credentials, and does not say what it wants", async () => {
      const { status, headers } = await dags({});
      expect([status, headers.get("www-authenticate")]).toEqual([401, null]);
    });

    test.each(["admin:admin", "admin@AIRFLOW.TEST:admin@AIRFLOW.TEST"])("refuses HTTP Basic: %s", async (login) => {
      expect((await dags({ authorization: `Basic ${btoa(login)}` })).status).toBe(401);
    });

    test("takes a token once", async () => {
      const { outcomes, sent } = await run(await realm.ticket("admin"));
      expect(outcomes[0]?.answer?.total_entries).toBe(5);
      expect((await dags({ authorization: sent[0] ?? "" })).status).toBe(401);
    });
  });

  test("a ticket: one request, with a token at once", async () => {
    const { outcomes, sent, auth } = await run(await realm.ticket("viewer"));
    expect(outcomes).toMatchObject([{ answer: { total_entries: 5 } }]);
    expect(sent).toEqual([expect.stringMatching(/^Negotiate [A-Za-z0-9+/]{500,}={0,2}$/)]);
    // The identifier of SPNEGO, without which it would be plain Kerberos.
    const token = Buffer.from(sent[0]?.split(" ")[1] ?? "", "base64");
    expect(token.subarray(4, 12).toString("hex")).toBe("06062b0601050502");
    expect(auth).not.toContain(sent[0]?.slice(20, 60));
  });

  test("who holds the ticket decides: a viewer may not write, an admin may", async () => {
    const calls = ["postPool"];
    const refused = await run(await realm.ticket("viewer"), { calls });
    expect(refused.outcomes).toMatchObject([{ error: { name: "ForbiddenError", status: 403 } }]);
    // Not sent twice: a new token would not help.
    expect(refused.sent).toHaveLength(1);
    expect(refused.outcomes[0]?.shown).not.toContain(refused.sent[0]?.slice(20, 60));
    expect((await run(await realm.ticket("admin"), { calls })).outcomes).toMatchObject([{ answer: { slots: 1 } }]);
  });

  test("20 calls at once, each with its own token", async () => {
    const { outcomes, sent } = await run(await realm.ticket("admin"), { calls: Array(20).fill("getDags") });
    expect(outcomes.map(({ answer, error }) => answer?.total_entries ?? error)).toEqual(Array(20).fill(5));
    expect(new Set(sent).size).toBe(20);
  });

  test.each<[name: string, env: () => Promise<Readonly<Record<string, string>>>, options: object, said: RegExp]>([
    ["no ticket", () => Promise.resolve(realm.nobody), {}, /^No Kerberos ticket for airflow@localhost: .*\bkinit\b/],
    [
      "a ticket that has ended",
      endedTicket,
      {},
      /^No Kerberos ticket for airflow@localhost: .*Ticket expired.*\bkinit\b/,
    ],
    ["a service that the realm does not know", admin, { service: "nfs" }, /nfs@localhost: .*not found.*the service/],
    ["a host that the realm does not know", admin, { service: "airflow@nowhere" }, /airflow@nowhere: .*not found/],
  ])("%s: nothing is sent", (_, env, options, said) =>
    withServer(
      (_, response) => response.end("{}"),
      async ({ url, seen }) => {
        const { outcomes } = await run(await env(), { baseUrl: url.replace("127.0.0.1", "localhost"), options });
        expect(outcomes).toMatchObject([{ error: { name: "ConfigError", message: expect.stringMatching(said) } }]);
        expect(seen).toHaveLength(0);
      },
    ),
  );

  test("a ticket for another service than Airflow's is refused", async () => {
    const { outcomes, sent } = await run(await admin(), { options: { service: "HTTP" } });
    expect(outcomes).toMatchObject([{ error: { name: "UnauthorizedError", status: 401 } }]);
    expect(sent).toHaveLength(1);
  });

  describe("a server that proves who it is", () => {
    const unproved = "The server did not prove that it is airflow@localhost";
    test.each<[proof: string, mutualAuthentication: boolean, isTrusted: boolean]>([
      ["right", false, true],
      ["right", true, true],
      ["none", false, true],
      ["none", true, false],
      ["garbage", false, false],
      ["garbage", true, false],
      ["ofAnotherCall", false, false],
      ["ofAnotherCall", true, false],
      ["hollow", false, false],
      ["hollow", true, false],
    ])("proof %s, mutual authentication %s: trusted %s", async (proof, mutualAuthentication, isTrusted) => {
      const env = { ...realm.server, ...(await admin()) };
      const { outcomes, sent } = await run(env, { proof, options: { mutualAuthentication } });
      expect(outcomes).toMatchObject([
        isTrusted ? { answer: { total_entries: 0 } } : { error: { name: "ClientError", message: unproved } },
      ]);
      expect(sent).toHaveLength(1);
    });

    test("Airflow does not: asked for, its answers are refused", async () => {
      const { outcomes } = await run(await admin(), { options: { mutualAuthentication: true } });
      expect(outcomes).toMatchObject([{ error: { name: "ClientError", message: unproved } }]);
    });
  });
});

function admin(): Promise<Readonly<Record<string, string>>> {
  return realm.ticket("admin");
}

async function endedTicket(): Promise<Readonly<Record<string, string>>> {
  const env = await realm.ticket("admin", 1);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  return env;
}
