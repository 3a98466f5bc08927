import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";

type Environment = Readonly<Record<string, string>>;

/** A Kerberos realm of our own, `AIRFLOW.TEST`, with its KDC on 127.0.0.1. */
export interface Realm {
  /** For a server: knows the realm, has the key of `airflow/localhost`. */
  readonly server: Environment;
  /** For a client: knows the realm, has no ticket. */
  readonly nobody: Environment;
  /** For a client with a fresh ticket: `admin` or `viewer`. */
  ticket(user: string, seconds?: number): Promise<Environment>;
  /** Stops the KDC and deletes all tickets and keys. May be called twice. */
  stop(): Promise<void>;
}

const here = import.meta.dirname;
/** Where Debian puts the programs of servers. */
const PATH = `${process.env["PATH"] ?? ""}:/usr/sbin`;

/** What must be installed before these tests can run; empty, if all is there. */
export function missingParts(): string {
  const programs = ["krb5kdc", "kadmin.local", "kinit"];
  const missing = programs.filter((name) => !PATH.split(":").some((folder) => existsSync(join(folder, name))));
  if (!existsSync(join(here, "node_modules/kerberos/build/Release/kerberos.node")))
    missing.push("the package kerberos");
  return missing.length > 0 ? `not installed: ${missing.join(", ")}; test/e2e/kerberos/install does it` : "";
}

/** The realm ends with this process, however that ends: the script watches its standard input. */
export async function startRealm(): Promise<Realm> {
  const holder = spawn("bash", [join(here, "kdc")], { detached: true, stdio: ["pipe", "pipe", "pipe"] });
  let said = "";
  holder.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  const folder = await new Promise<string>((resolve, reject) => {
    holder.stdout.setEncoding("utf8").once("data", (line: string) => resolve(line.trim()));
    holder.once("close", (code) => reject(new Error(`kdc ended with ${String(code)}\n${said}`)));
  });
  const nobody = { PATH, KRB5_CONFIG: join(folder, "krb5.conf"), KRB5CCNAME: join(folder, "nobody.tickets") };
  return {
    nobody,
    server: { ...nobody, KRB5_KTNAME: join(folder, "server.keytab") },
    async ticket(user, seconds = 600) {
      const env = { ...nobody, KRB5CCNAME: join(folder, `${user}-${seconds}.tickets`) };
      const how = ["-l", `${seconds}s`, "-k", "-t", join(folder, "users.keytab")];
      await promisify(execFile)("kinit", [...how, user], { env });
      return env;
    },
    async stop() {
      if (holder.exitCode !== null) return;
      const ended = once(holder, "exit");
      holder.stdin.end();
      await ended;
    },
  };
}
