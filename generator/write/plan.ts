/** Decides what a run does to an output folder. Reads the disk, changes nothing. */
import { failure, Failure, type Finding } from "../diagnostics.js";
import { looker, projectMark, resolveOutput, type Entry } from "./disk.js";
import { manifestPath, manifestText, readManifest, sha256, type About, type Memory } from "./manifest.js";
import { assertPaths, foldCase } from "./paths.js";
import type { OutputFile } from "../output-file.js";

/** One output: a folder, what belongs into it, and what that was made from. */
export interface Output {
  readonly dir: string;
  readonly files: readonly OutputFile[];
  readonly about: About;
}

export interface WriteSettings {
  /** Delete files of an earlier run that are no longer generated. */
  readonly prune: boolean;
  /** Overwrite files that nobody generated. */
  readonly force: boolean;
  /** Say what would happen, and do nothing. */
  readonly dryRun: boolean;
}

/** All paths are sorted and relative to the folder. */
export interface Plan {
  /** As the user named it. */
  readonly dir: string;
  /** With links resolved. */
  readonly root: string;
  readonly writes: readonly OutputFile[];
  readonly unchanged: readonly string[];
  readonly pruned: readonly string[];
  readonly findings: readonly Finding[];
  /** The manifest, where it differs from the one that lies there. */
  readonly manifest: OutputFile | undefined;
}

/** @throws Failure as {@link "./index.js".writeOutputs} says. */
export function planOutput({ dir, files, about }: Output, { prune, force }: WriteSettings): Plan {
  assertPaths(files.map((file) => file.path));
  const root = resolveOutput(dir);
  const look = looker(root);
  if (look(manifestPath).kind === "link") throw linked(dir, manifestPath);
  const memory = readManifest(root);
  const hashes = new Map(files.map((file) => [file.path, sha256(file.text)]));
  if (!force && memory.state === "none") assertNoProject(dir, root, look, hashes);

  const stale = staleFiles(memory, hashes, look);
  const findings = [...stale.edited.map((path) => keptFinding(dir, path))];
  const pruned = prune ? stale.intact : [];
  const gone = new Set(pruned.map(foldCase));
  const writes: OutputFile[] = [];
  for (const file of files) {
    const entry = look(file.path);
    const equal = entry.kind === "file" && entry.sha256 === hashes.get(file.path);
    // On a disk that ignores case, a pruned file may be this one under its old name.
    if (equal && !gone.has(foldCase(file.path))) continue;
    assertWritable(dir, file.path, entry);
    if (entry.kind === "file" && !equal) findings.push(...overwritten(dir, file.path, entry.sha256, memory, force));
    writes.push(file);
  }
  failOnForeign(findings, memory, dir);

  const written = new Set(writes);
  const kept = prune ? [] : stale.intact.map((path) => [path, memory.files.get(path) ?? ""] as const);
  return {
    dir,
    root,
    writes: writes.toSorted(byPath),
    unchanged: files
      .filter((file) => !written.has(file))
      .map((file) => file.path)
      .toSorted(),
    pruned,
    findings,
    manifest: changedManifest(manifestText(about, new Map([...hashes, ...kept])), look),
  };
}

/** Files of the last run that this one does not make and that still lie there: as they were written, and edited since. */
export function staleFiles(memory: Memory, made: ReadonlyMap<string, string>, look: (path: string) => Entry) {
  const intact: string[] = [];
  const edited: string[] = [];
  for (const [path, hash] of memory.files) {
    const entry = made.has(path) ? undefined : look(path);
    if (entry?.kind === "file") (entry.sha256 === hash ? intact : edited).push(path);
  }
  return { intact: intact.toSorted(), edited: edited.toSorted() };
}

function assertNoProject(
  dir: string,
  root: string,
  look: (path: string) => Entry,
  hashes: ReadonlyMap<string, string>,
): void {
  const mark = projectMark(root);
  if (mark === undefined) return;
  const entry = look(mark);
  if (entry.kind === "file" && entry.sha256 === hashes.get(mark)) return;
  throw failure("OUTPUT_UNSAFE", `\`${dir}\` holds a \`${mark}\` and nothing generated: it is somebody's project`, {
    fix: "Choose a folder of its own with --out. If the client is to live right there, say so with --force.",
  });
}

function assertWritable(dir: string, path: string, entry: Entry): void {
  if (entry.kind === "link") throw linked(dir, entry.path);
  if (entry.kind === "folder") {
    throw failure("OUTPUT_UNWRITABLE", `\`${path}\` in \`${dir}\` is a folder, where a file is to be written`);
  }
  if (entry.kind === "other") {
    throw failure(
      "OUTPUT_UNWRITABLE",
      `\`${entry.path}\` in \`${dir}\` is not a folder, and \`${path}\` is to be written`,
    );
  }
}

function linked(dir: string, path: string): Failure {
  return failure("OUTPUT_UNSAFE", `\`${path}\` in \`${dir}\` is a symbolic link, or lies behind one`);
}

/** What is to be said of a file whose bytes are replaced. */
function overwritten(dir: string, path: string, found: string, memory: Memory, force: boolean): Finding[] {
  const remembered = memory.files.get(path);
  const place = { file: `${dir}/${path}` };
  if (remembered === found || (remembered === undefined && force)) return [];
  if (remembered !== undefined) {
    return [{ code: "WARN_EDITED", message: `\`${path}\` was edited by hand, and is overwritten`, place }];
  }
  return [
    { code: "OUTPUT_FOREIGN", message: `\`${path}\` exists in \`${dir}\`, and is not known as generated`, place },
  ];
}

function failOnForeign(findings: readonly Finding[], memory: Memory, dir: string): void {
  const [first, ...others] = findings.filter((finding) => finding.code === "OUTPUT_FOREIGN");
  if (first === undefined) return;
  if (memory.state !== "corrupt") throw new Failure(first, ...others);
  const cause = `The manifest of \`${dir}\` is damaged, so nothing in it is known as generated; ${first.message}`;
  throw new Failure({ ...first, message: cause }, ...others);
}

function keptFinding(dir: string, path: string): Finding {
  return {
    code: "WARN_EDITED",
    message: `\`${path}\` is no longer generated, but was edited by hand`,
    place: { file: `${dir}/${path}` },
    fix: "It was kept, and is yours from now on: delete it if it is not needed.",
  };
}

function changedManifest(text: string, look: (path: string) => Entry): OutputFile | undefined {
  const entry = look(manifestPath);
  return entry.kind === "file" && entry.sha256 === sha256(text) ? undefined : { path: manifestPath, text };
}

function byPath(a: OutputFile, b: OutputFile): number {
  return a.path < b.path ? -1 : 1;
}
