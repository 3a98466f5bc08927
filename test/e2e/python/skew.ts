/** Clients of any release on a server of any release: how each GET ends. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { type AirflowServer, startAirflow } from "../support/server.js";
import { runPython } from "./environment.js";

/** Operation → how its calls ended: see `gets.py`. */
export type Ends = Readonly<Record<string, readonly string[]>>;

/** A server with data of all kinds that it knows. */
export async function startFilled(version: string): Promise<AirflowServer> {
  const server = await startAirflow(version, { AIRFLOW_SERVER_DAGS: join(import.meta.dirname, "dags") });
  try {
    const env = { ...process.env, URL: server.url, TOKEN: await server.token(), NO_PROXY: "127.0.0.1" };
    await promisify(execFile)("python3", [join(import.meta.dirname, "fill.py")], { env });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

/** Every GET of the client that this Python has, or of the one in the folder. */
export async function gets(server: AirflowServer, python: string, client?: string): Promise<Ends> {
  const environment = { URL: server.url, TOKEN: await server.token() };
  const run = client === undefined ? { environment } : { environment, client };
  return JSON.parse(await runPython(python, ["gets.py"], run)) as Ends;
}

/** The operations of which a call ended so. */
export function ending(ends: Ends, how: string): string[] {
  return Object.keys(ends).filter((operation) => ends[operation]?.some((end) => end.startsWith(how)));
}
