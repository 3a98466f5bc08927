/** A machine for one test: its own cache, its own package index on 127.0.0.1, the real pip or a Python made up. */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Machine {
  readonly folder: string;
  readonly cache: string;
  /** Puts a wheel into the index that holds these files. */
  publish(name: string, version: string, files: Readonly<Record<string, string>>): void;
  /** Puts a file that is no wheel in the place of one. */
  publishGarbage(name: string, version: string): void;
  /** Uses a Python that answers `-c "import pip…"` and `-m pip download` as the JavaScript says, and else is the real one. */
  usePython(pip: string): void;
  /** How the made-up Python was called, and where. */
  calls(): { args: string[]; folder: string }[];
  cached(): string[];
  close(): Promise<void>;
}

const pythonWheel = `
import json, sys, zipfile
path, name, version, files = sys.argv[1], sys.argv[2], sys.argv[3], json.loads(sys.argv[4])
info = "%s-%s.dist-info/" % (name.replace("-", "_"), version)
files[info + "METADATA"] = "Metadata-Version: 2.1\\nName: %s\\nVersion: %s\\n" % (name, version)
files[info + "WHEEL"] = "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
    for file, text in files.items():
        archive.writestr(file, " " * int(text[1:]) if text.startswith("*") else text)
`;

/** Starts it; environment variables are set until `close`. */
export async function startMachine(): Promise<Machine> {
  const folder = mkdtempSync(join(tmpdir(), "catalog-test-"));
  const wheels = join(folder, "wheels");
  const log = join(folder, "calls");
  mkdirSync(wheels);
  const server = createServer((request, response) => {
    const parts = (request.url ?? "/").split("/").filter((part) => part !== "");
    const file = join(wheels, parts[1] ?? "");
    if (parts[0] === "files" && existsSync(file)) {
      response.end(readFileSync(file));
      return;
    }
    const names = readdirSync(wheels).filter((name) => name.startsWith(`${(parts[1] ?? "").replaceAll("-", "_")}-`));
    response.setHeader("content-type", "text/html");
    response.end(`<!DOCTYPE html>${names.map((name) => `<a href="/files/${name}">${name}</a>`).join("\n")}`);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const restore = setEnvironment({
    AIRFLOW_CODEGEN_CACHE: join(folder, "cache"),
    AIRFLOW_CODEGEN_PYTHON: undefined,
    PIP_INDEX_URL: `http://127.0.0.1:${port}/simple`,
    PIP_CONFIG_FILE: process.platform === "win32" ? "nul" : "/dev/null",
    PIP_EXTRA_INDEX_URL: undefined,
    PIP_FIND_LINKS: undefined,
    PIP_NO_CACHE_DIR: "1",
    PIP_RETRIES: undefined,
    NO_PROXY: "127.0.0.1",
  });
  const wheelPath = (name: string, version: string) =>
    join(wheels, `${name.replaceAll("-", "_")}-${version}-py3-none-any.whl`);
  return {
    folder,
    cache: join(folder, "cache", "specs"),
    publish(name, version, files) {
      execFileSync("python3", ["-c", pythonWheel, wheelPath(name, version), name, version, JSON.stringify(files)]);
    },
    publishGarbage(name, version) {
      writeFileSync(wheelPath(name, version), "not a zip file");
    },
    usePython(pip) {
      const path = join(folder, "python.mjs");
      writeFileSync(path, fakePython(log, pip));
      chmodSync(path, 0o755);
      process.env["AIRFLOW_CODEGEN_PYTHON"] = path;
    },
    calls: () =>
      existsSync(log)
        ? readFileSync(log, "utf8")
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line) as { args: string[]; folder: string })
        : [],
    cached: () =>
      existsSync(join(folder, "cache", "specs")) ? readdirSync(join(folder, "cache", "specs")).sort() : [],
    async close() {
      restore();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function fakePython(log: string, pip: string): string {
  return `#!${process.execPath}
import { spawnSync } from "node:child_process";
import { appendFileSync, writeFileSync } from "node:fs";
const args = process.argv.slice(2);
appendFileSync(${JSON.stringify(log)}, JSON.stringify({ args, folder: process.cwd() }) + "\\n");
const probing = args[1].startsWith("import pip");
const target = args[args.indexOf("-d") + 1];
if (probing || args[0] === "-m") { ${pip} }
else process.exit(spawnSync("python3", args, { stdio: "inherit" }).status);
`;
}

function setEnvironment(values: Readonly<Record<string, string | undefined>>): () => void {
  const before = Object.fromEntries(Object.keys(values).map((name) => [name, process.env[name]]));
  const apply = (wanted: Readonly<Record<string, string | undefined>>) => {
    for (const [name, value] of Object.entries(wanted)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
  apply(values);
  return () => apply(before);
}

/** What a call throws, or rejects with. */
export async function thrown(action: () => unknown): Promise<unknown> {
  try {
    await action();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}
