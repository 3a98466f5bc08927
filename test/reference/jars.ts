/** The reference generator itself: pulled once from Maven Central with the machine's own client, and cached. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder } from "../../generator/catalog/cache.js";

/** The path of the program of a release. */
export function jarOf(release: string): string {
  const folder = join(dirname(cacheFolder()), "reference");
  const name = `openapi-generator-cli-${release}.jar`;
  const jar = join(folder, name);
  if (existsSync(jar)) return jar;
  mkdirSync(folder, { recursive: true });
  console.error(`Pulling ${name} …`);
  const artifact = `org.openapitools:openapi-generator-cli:${release}`;
  // `copy` writes under the final name, so it works in the repository of the machine and copies what is whole.
  const mvn = spawnSync(
    "mvn",
    ["-q", "-B", "dependency:copy", `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`],
    {
      stdio: ["ignore", "ignore", "inherit"],
      shell: process.platform === "win32",
    },
  );
  if (mvn.error)
    throw new Error("mvn is needed to pull the reference generator, and is not there", { cause: mvn.error });
  if (mvn.status !== 0 || !existsSync(jar)) throw new Error(`mvn could not pull ${artifact}`);
  return jar;
}
