/** A registry of this machine's own, to which releases are published in a rehearsal. */
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import { installPackages } from "../support/packages.js";

const here = fileURLToPath(new URL(".", import.meta.url));

export interface Registry {
  readonly url: string;
  /** The settings of npm for it, with somebody who may publish. */
  readonly npmrc: string;
  readonly close: () => Promise<void>;
}

/** Starts a registry that keeps its packages in a folder. What it does not have it gets where this machine gets packages. */
export async function startRegistry(folder: string): Promise<Registry> {
  await installPackages(here);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  mkdirSync(folder, { recursive: true });
  const config = join(folder, "config.json");
  writeFileSync(config, JSON.stringify(settings(folder)));
  const program = join(here, "node_modules/verdaccio/bin/verdaccio");
  const child = spawn(process.execPath, [program, "--config", config, "--listen", `127.0.0.1:${port}`], {
    stdio: "ignore",
  });
  const closed = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const close = () => {
    child.kill();
    return closed;
  };
  try {
    const token = await somebody(url);
    return { url, npmrc: `registry=${url}\n//127.0.0.1:${port}/:_authToken=${token}\n`, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** YAML of which JSON is a part. */
function settings(folder: string) {
  const upstream = execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim();
  return {
    storage: join(folder, "packages"),
    auth: { htpasswd: { file: join(folder, "people"), max_users: 10 } },
    uplinks: { upstream: { url: upstream, timeout: "60s", maxage: "1h" } },
    packages: {
      "@acme/*": { access: "$all", publish: "$authenticated" },
      "airflow-codegen": { access: "$all", publish: "$authenticated" },
      "**": { access: "$all", proxy: "upstream" },
    },
    log: { type: "stdout", level: "fatal" },
  };
}

/** Signs somebody up, as soon as the registry answers; resolves to a token. */
async function somebody(url: string): Promise<string> {
  const body = JSON.stringify({ name: "releaser", password: "rehearsal-1" });
  const headers = { "content-type": "application/json" };
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const answer = await fetch(`${url}-/user/org.couchdb.user:releaser`, { method: "PUT", headers, body }).catch(
      () => undefined,
    );
    if (answer?.ok === true) return ((await answer.json()) as { readonly token: string }).token;
    await pause(500);
  }
  throw new Error("the registry does not answer");
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
