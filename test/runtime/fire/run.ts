import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { faults, type Good, whole } from "./faults.js";
import { serveBytes } from "./wire.js";

export interface Report {
  /** By fault, by kind of call. */
  readonly outcomes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What nobody caught. */
  readonly strays: readonly string[];
  /** Milliseconds of the slowest call that its timeout ends. */
  readonly slowest: number;
  /** On the signal that all calls shared. */
  readonly listeners: number;
  /** From the end of the last call to the end of the process. */
  readonly lingered: number;
}

const json = "application/json";
const goods: Readonly<Record<string, Good>> = {
  text: { type: "text/plain", body: "hello" },
  bytes: { type: "application/octet-stream", body: "hello" },
  lines: { type: "application/x-ndjson", body: '{"n":1}\n{"n":2}\n' },
  events: { type: "text/event-stream", body: "data: 1\n\ndata: 2\n\n" },
  sequence: { type: "application/json-seq", body: "\x1e1\n\x1e2\n" },
  pages: { type: json, body: '{"items":[2],"total_entries":2}' },
  login: { type: json, body: '{"access_token":"opaque"}' },
  token: { type: json, body: '{"access_token":"opaque","token_type":"bearer","expires_in":3600}' },
  session: { type: "text/html", body: '<form><input name="password">' },
};
const good: Good = { type: json, body: '{"id":1}' };
const firstPage: Good = { type: json, body: '{"items":[1],"total_entries":2}' };
/** What is good here leaves no connection for another call to find. */
const closed = { connection: "close" };
const isLost = new Map(faults.map((fault) => [fault.name, fault.isLost]));
const isAuth = (kind: string): boolean => /login|token|session/.test(kind);

/** Puts every call under every fault: in a process of its own, whose servers are here. */
export async function putUnderFire(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-fire-"));
  const counts = new Map<string, number>();
  const servers = await Promise.all(
    faults.map(async (fault) => {
      const { url, close } = await serveBytes((asked, socket) => {
        const [, kind = ""] = asked.path.split("/");
        const isApi = asked.path.includes("/api");
        if (asked.path.endsWith("offset=0")) return socket.write(whole(200, firstPage, closed));
        if (isAuth(kind) && isApi) return socket.write(whole(200, good, closed));
        if (kind === "member" && !isApi) return socket.write(whole(200, goods["login"] ?? good, closed));
        if (isAuth(kind) && asked.method === "POST" && kind === "session")
          return socket.write(whole("302 Found", { type: "text/html", body: "" }, { ...closed, location: "/home" }));
        const cell = `${fault.name} ${kind}`;
        counts.set(cell, (counts.get(cell) ?? 0) + 1);
        return fault.answer(socket, goods[kind] ?? good, asked);
      });
      return { name: fault.name, url, timeout: fault.timeout, close };
    }),
  );
  try {
    const program = join(folder, "program.mjs");
    await build({
      entryPoints: [fileURLToPath(new URL("program.ts", import.meta.url))],
      ...{ outfile: program, bundle: true, platform: "node", format: "esm", target: "node20", logLevel: "error" },
    });
    const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(servers)], {
      timeout: 120_000,
    });
    const report = JSON.parse(stdout) as Report & { readonly endedAt: number };
    const outcomes = Object.entries(report.outcomes).map(([name, calls]) => {
      const counted = Object.entries(calls).map(([kind, outcome]) => {
        const count = counts.get(`${name} ${kind}`) ?? 0;
        if (isLost.get(name)) return [kind, outcome.replace(/(Network|Timeout)Error/, "NetworkError or TimeoutError")];
        return [kind, count > 1 ? `${outcome}, ${count} requests` : outcome];
      });
      return [name, Object.fromEntries(counted)] as const;
    });
    return { ...report, outcomes: Object.fromEntries(outcomes), lingered: Date.now() - report.endedAt };
  } finally {
    await Promise.all(servers.map(({ close }) => close()));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** By fault: what came of it, and of which calls. */
export function tableOf({ outcomes }: Report): string {
  const lines = faults.map(({ name }) => {
    const kindsOf = new Map<string, string[]>();
    for (const [kind, outcome] of Object.entries(outcomes[name] ?? {}))
      kindsOf.set(outcome, [...(kindsOf.get(outcome) ?? []), kind]);
    return [name, ...[...kindsOf].map(([outcome, kinds]) => `    ${outcome}: ${kinds.join(" ")}`)].join("\n");
  });
  return `${lines.join("\n\n")}\n`;
}
