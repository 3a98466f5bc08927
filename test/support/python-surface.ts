/** The public surface of Python clients: of ours, and of the official ones as PyPI has them. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generate } from "../../generator/api.js";
import { clientPython } from "./python-client.js";

const program = fileURLToPath(new URL("../surface-python/surface.py", import.meta.url));

/** Undefined without a network. */
export const python = clientPython();

/**
 * Where our surface is not the official one, on purpose. `Configuration` of every release takes what the newest official one takes: older
 * ones knew fewer settings, which programs pass by name.
 */
export const onPurpose = ["Configuration.__init__"] as const;

/** What our client of a release has, a fact on each line. */
export async function ourSurface(airflow: string, folder: string): Promise<string> {
  await generate({ airflow, target: "python", out: folder, noDocs: true });
  return surfaceIn(folder);
}

/** What the official client of a release has. */
export function officialSurface(release: string, folder: string): string {
  const run = (...args: string[]): Buffer => execFileSync(python ?? "", ["-m", ...args], { stdio: "pipe" });
  mkdirSync(folder, { recursive: true });
  run("pip", "download", "-q", "--no-deps", "-d", folder, `apache-airflow-client==${release}`);
  const [wheel = ""] = readdirSync(folder).filter((name) => name.endsWith(".whl"));
  run("zipfile", "-e", join(folder, wheel), join(folder, "package"));
  return surfaceIn(join(folder, "package"));
}

/** The facts of the official client that ours does not have. */
export function missing(official: string, ours: string): readonly string[] {
  const known = new Set(ours.split("\n"));
  const isMeant = (line: string): boolean => onPurpose.some((name) => line.startsWith(`${name}(`));
  return official.split("\n").filter((line) => !known.has(line) && !isMeant(line));
}

function surfaceIn(folder: string): string {
  const args = ["-I", program, "airflow_client.client", folder];
  return execFileSync(python ?? "", args, { encoding: "utf8", maxBuffer: 2 ** 26 });
}
