import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Bundles what the tests of the command line run, once for all of them, unless it is newer than every source. */
export default function build() {
  if (Math.max(newest("generator"), newest("templates")) <= newest("dist")) return;
  execFileSync(process.execPath, [join(root, "generator/build.mjs")], { stdio: "inherit" });
}

function newest(folder) {
  try {
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return Math.max(0, ...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
  } catch {
    return 0;
  }
}
