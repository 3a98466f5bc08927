/** Plans the changes to an output folder. Reads the disk, changes nothing. */
import { failure, Failure, type Finding } from "../diagnostics.js";
import { entryReader, projectMark, type Entry } from "./disk.js";
import { hashOfFile, isKnown, manifestText, readLastRun, sha256, type About, type LastRun } from "./manifest.js";
import { namesIn } from "./names.js";
import { assertPaths, foldCase, manifestPath, ownFolder, parents } from "./paths.js";
import type { OutputFile } from "../output-file.js";

/** One output: a folder, its files, and the options and the spec they were made from. */
export interface Output {
  readonly dir: string;
  readonly files: readonly OutputFile[];
  /** Undefined: the files are generated in another folder now, and all that lie in this one are removed. */
  readonly about: About | undefined;
  /** Delete files of an earlier run that are no longer generated. */
  readonly prune: boolean;
}

export interface WriteSettings {
  /** Overwrite files that nobody generated. */
  readonly force: boolean;
  /** Report the changes, and write nothing. */
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
  /** Folders of files that are no longer generated, deepest first; each is removed where nothing else lies in it. */
  readonly emptied: readonly string[];
  readonly findings: readonly Finding[];
  /** The text of the new manifest; undefined: there is to be none. */
  readonly manifest: string | undefined;
  /** Whether the manifest on the disk is the new one already. */
  readonly isManifestCurrent: boolean;
  /** Files and folders that killed runs left behind, relative to {@link ownFolder}. */
  readonly leftovers: readonly string[];
}

/** @throws Failure as {@link "./index.js".writeOutputs} says. */
export function planOutput({ dir, files, about, prune }: Output, root: string, { force }: WriteSettings): Plan {
  assertPaths(files.map((file) => file.path));
  const look = entryReader(root);
  if (look(manifestPath).kind === "link") throw linked(dir, manifestPath);
  const lastRun = readLastRun(root);
  const hashes = new Map(files.map((file) => [file.path, hashOfFile(file)]));
  if (!force && lastRun.state === "none" && about !== undefined) assertNoProject(dir, root, look, hashes);

  const stale = staleFiles(lastRun, hashes, look);
  const findings = [...interruption(lastRun, dir), ...stale.edited.map((path) => keptFinding(dir, path))];
  const pruned = prune ? [...stale.intact.keys()] : [];
  const gone = new Set(pruned.map(foldCase));
  const writes: OutputFile[] = [];
  for (const file of files) {
    const entry = look(file.path);
    const equal = entry.kind === "file" && entry.sha256 === hashes.get(file.path);
    // On a disk that ignores case, a pruned file may be this one under its old name.
    if (equal && !gone.has(foldCase(file.path))) continue;
    assertWritable(dir, file.path, entry);
    if (entry.kind === "file" && !equal) findings.push(...overwritten(dir, file.path, entry.sha256, lastRun, force));
    writes.push(file);
  }
  failOnForeign(findings, lastRun, dir);

  const written = new Set(writes);
  const manifest = about && manifestText(about, new Map([...hashes, ...(prune ? [] : stale.intact)]));
  return {
    dir,
    root,
    writes: writes.toSorted(byPath),
    unchanged: files
      .filter((file) => !written.has(file))
      .map((file) => file.path)
      .toSorted(),
    pruned,
    emptied: prune ? emptiedFolders(stale.gone, files, look) : [],
    findings,
    manifest,
    isManifestCurrent: isCurrentManifest(look(manifestPath), manifest),
    leftovers: leftoversIn(root),
  };
}

/**
 * Files of the last run that this run does not make. `intact`: those with the bytes of the last run, sha256 by path; `edited`: those
 * that were changed since; `gone`: all, whether or not they are on the disk.
 */
export function staleFiles(lastRun: LastRun, made: ReadonlyMap<string, string>, look: (path: string) => Entry) {
  const intact: [string, string][] = [];
  const edited: string[] = [];
  const known = new Set([lastRun.files, ...lastRun.next].flatMap((files) => [...files.keys()]));
  const gone = [...known].filter((path) => !made.has(path));
  for (const path of gone) {
    const entry = look(path);
    if (entry.kind !== "file") continue;
    if (isKnown(lastRun, path, entry.sha256)) intact.push([path, entry.sha256]);
    else if (lastRun.files.has(path)) edited.push(path);
  }
  return { intact: new Map(intact.toSorted(([a], [b]) => (a < b ? -1 : 1))), edited: edited.toSorted(), gone };
}

/** Folders that may be empty once stale files are removed: none behind a link, and none that a new file goes into. */
function emptiedFolders(
  gone: readonly string[],
  files: readonly OutputFile[],
  look: (path: string) => Entry,
): string[] {
  const used = new Set(files.flatMap(({ path }) => parents(path).map(foldCase)));
  const folders = [...new Set(gone.flatMap(parents))].filter((folder) => !used.has(foldCase(folder)));
  return folders.filter((folder) => look(folder).kind === "folder").toSorted((a, b) => b.length - a.length);
}

/** The warning for a folder where a run was killed while it moved files; none for others. */
export function interruption(lastRun: LastRun, dir: string): Finding[] {
  if (lastRun.next.length === 0) return [];
  const message = `A run that wrote to \`${dir}\` was stopped, so some files are old and some are new`;
  return [{ code: "WARN_INTERRUPTED", message, place: { file: dir } }];
}

/** Names that only this stage gives. A run at work has files of such names, too, so only the holder of the lock may remove them. */
function leftoversIn(root: string): string[] {
  return namesIn(root, ownFolder).filter((name) => /^(?:tmp-\w{6}|next-\w{6}\.json|lock(?:-[\w-]+)?)$/.test(name));
}

function isCurrentManifest(entry: Entry, manifest: string | undefined): boolean {
  if (manifest === undefined) return entry.kind === "none";
  return entry.kind === "file" && entry.sha256 === sha256(manifest);
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
  throw failure(
    "OUTPUT_UNSAFE",
    `\`${dir}\` contains a \`${mark}\` but no generated files, so it seems to be a project`,
    {
      fix: "Choose a separate folder with --out. To generate into this folder, use --force.",
    },
  );
}

function assertWritable(dir: string, path: string, entry: Entry): void {
  if (entry.kind === "link") throw linked(dir, entry.path);
  if (entry.kind === "folder") {
    throw failure("OUTPUT_UNWRITABLE", `\`${path}\` in \`${dir}\` is a folder, but a file must be written there`);
  }
  if (entry.kind === "other") {
    const cause =
      entry.path === path
        ? "is a pipe or a device, but a file must be written there"
        : `is not a folder, but \`${path}\` must be written`;
    throw failure("OUTPUT_UNWRITABLE", `\`${entry.path}\` in \`${dir}\` ${cause}`);
  }
}

function linked(dir: string, path: string): Failure {
  return failure("OUTPUT_UNSAFE", `\`${path}\` in \`${dir}\` is a symbolic link, or is behind one`);
}

/** The finding for a file whose bytes are replaced; none where a run wrote those bytes. */
function overwritten(dir: string, path: string, found: string, lastRun: LastRun, force: boolean): Finding[] {
  const place = { file: `${dir}/${path}` };
  const isGenerated = lastRun.files.has(path);
  if (isKnown(lastRun, path, found) || (!isGenerated && force)) return [];
  if (isGenerated) {
    return [{ code: "WARN_EDITED", message: `\`${path}\` was edited by hand and is overwritten`, place }];
  }
  return [{ code: "OUTPUT_FOREIGN", message: `\`${path}\` exists in \`${dir}\` and was not generated`, place }];
}

function failOnForeign(findings: readonly Finding[], lastRun: LastRun, dir: string): void {
  const [first, ...others] = findings.filter((finding) => finding.code === "OUTPUT_FOREIGN");
  if (first === undefined) return;
  if (lastRun.state !== "corrupt") throw new Failure(first, ...others);
  const cause = `The manifest of \`${dir}\` is damaged, so no file counts as generated; ${first.message}`;
  throw new Failure({ ...first, message: cause }, ...others);
}

function keptFinding(dir: string, path: string): Finding {
  return {
    code: "WARN_EDITED",
    message: `\`${path}\` is no longer generated, but was edited by hand`,
    place: { file: `${dir}/${path}` },
    fix: "The file was kept and is yours now. Delete it if you do not need it.",
  };
}

function byPath(a: OutputFile, b: OutputFile): number {
  return a.path < b.path ? -1 : 1;
}
