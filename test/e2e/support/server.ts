import { execFile, spawn } from "node:child_process";
import type { ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { promisify } from "node:util";

/** A real Airflow on 127.0.0.1 with its DAGs parsed and, where it has a scheduler, one finished run, `seed`, of each. */
export interface AirflowServer {
  /** Without a slash at the end, e.g. `http://127.0.0.1:41213`. */
  readonly url: string;
  readonly version: string;
  /** 3 serves the API at `/api/v2`, 2 at `/api/v1`. */
  readonly major: 2 | 3;
  /** 3.x: a fresh JWT for that user; 2.x: `user:password` for HTTP Basic. Users: `admin` (default), `op`, `user`, `viewer`. */
  token(user?: string): Promise<string>;
  /** Stops it and deletes what it wrote. May be called twice. */
  stop(): Promise<void>;
}

type Settings = Readonly<Record<`AIRFLOW_SERVER_${string}`, string>>;
type Holder = ChildProcessByStdio<Writable, Readable, Readable>;

const script = join(import.meta.dirname, "..", "airflow-server");

/**
 * Starts an Airflow on a free port, from an own copy of the version's database template.
 *
 * The script's `hold` command owns the server and stops it when its standard input closes. The operating system closes that
 * pipe however this process ends (exit, SIGINT, SIGKILL, jest's own end), so no handler of ours has to run.
 *
 * @param settings the `AIRFLOW_SERVER_…` variables that the script explains
 * @throws Error with what the script and the server's logs said, when it does not become healthy.
 */
export async function startAirflow(version: string, settings: Settings = {}): Promise<AirflowServer> {
  const port = String(await freePort());
  // A session of its own: Ctrl-C reaches us alone, and the holder can still tidy up.
  const holder = spawn("bash", [script, version, port, "hold"], {
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, ...settings },
  });
  const url = await ready(holder);
  letProcessEnd(holder);
  return {
    url,
    version,
    major: version.startsWith("2.") ? 2 : 3,
    token: (user = "admin") => ask(version, port, "token", user),
    stop: () => release(holder),
  };
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

/** The URL that the holder prints once the server is up and seeded. */
function ready(holder: Holder): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    holder.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    holder.stdout.setEncoding("utf8").once("data", (line: string) => resolve(line.trim()));
    holder.once("error", reject);
    holder.once("close", (code) => reject(new Error(`airflow-server ended with ${String(code)}\n${said}`)));
  });
}

/** A test that forgets `stop` must not keep jest alive: jest's end is what stops the server then. */
function letProcessEnd(holder: Holder): void {
  holder.unref();
  for (const pipe of [holder.stdin, holder.stdout, holder.stderr]) (pipe as unknown as Socket).unref();
}

async function release(holder: Holder): Promise<void> {
  if (holder.exitCode !== null || holder.signalCode !== null) return;
  const ended = once(holder, "exit");
  holder.ref();
  holder.stdin.end();
  await ended;
}

async function ask(version: string, port: string, ...command: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("bash", [script, version, port, ...command]);
  return stdout.trim();
}
