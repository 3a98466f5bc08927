/** `airflow-codegen init`: a config file to start from, every option explained in it; or a file of own security schemes. */
import { writeFileSync } from "node:fs";
import { foundConfigs } from "../config/file.js";
import type { TargetList } from "../config/targets.js";
import { failure } from "../diagnostics.js";
import { allOptions, type ShownOption } from "./arguments.js";
import { authFileText, defaultAuthFile } from "./init-auth.js";
import { visible, type Io } from "./io.js";

export const formats = ["ts", "js", "yaml"] as const;
export type Format = (typeof formats)[number];

/** What `init` is asked for. */
export interface InitArgs {
  /** Of the config file; TypeScript unless given. */
  readonly format?: Format;
  /** Write this auth file in place of a config file; `""`: the one of the usual name. */
  readonly authFile?: string;
  readonly force: boolean;
}

/**
 * Writes `airflow-codegen.config.<format>` into the working directory, or an auth file.
 *
 * @throws Failure `CONFIG_EXISTS` or `AUTH_FILE_EXISTS` where it exists, unless `force`, or another config does; `OUTPUT_UNWRITABLE`; `USAGE` for an auth
 * file that would not be YAML.
 */
export function runInit({ format = "ts", authFile, force }: InitArgs, targets: TargetList, io: Io): number {
  if (authFile === undefined) {
    const file = `airflow-codegen.config.${format}`;
    refuseSecond(file);
    writeNew(file, initText(format, targets), force ? undefined : "CONFIG_EXISTS");
    io.stdout(`${visible(file)} written. Uncomment what you need, then run \`airflow-codegen generate\`.\n`);
    return 0;
  }
  const file = authFile === "" ? defaultAuthFile : authFile;
  if (!/\.ya?ml$/.test(file))
    throw failure("USAGE", `--auth-file must end in .yaml, because \`${file}\` cannot contain comments`);
  writeNew(file, authFileText(file), force ? undefined : "AUTH_FILE_EXISTS");
  io.stdout(
    `${visible(file)} written. Uncomment what you need, then run \`airflow-codegen generate --auth-file ${visible(file)}\`.\n`,
  );
  return 0;
}

/** Two config files in one folder are refused when they are read. */
function refuseSecond(file: string): void {
  const other = foundConfigs(process.cwd()).find((name) => name !== file);
  if (other === undefined) return;
  const fix = "Edit it. To use another format, remove it first, because there may be only one config file.";
  throw failure("CONFIG_EXISTS", `\`${other}\` exists`, { place: { file: other }, fix });
}

/** @param exists what to fail with where there is such a file; undefined: overwrite it */
function writeNew(file: string, text: string, exists: "CONFIG_EXISTS" | "AUTH_FILE_EXISTS" | undefined): void {
  try {
    writeFileSync(file, text, { flag: exists === undefined ? "w" : "wx" });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && exists !== undefined) throw failure(exists, `\`${file}\` exists`, { place: { file } });
    const fix = "Check that its folder exists and is writable.";
    throw failure("OUTPUT_UNWRITABLE", `\`${file}\` cannot be written: ${code ?? String(error)}`, {
      place: { file },
      fix,
    });
  }
}

/** The text of the file: what works at once, and every other option as a comment. */
export function initText(format: Format, targets: TargetList): string {
  const shown = allOptions(targets).filter(({ run }) => !run);
  const lines = shown.flatMap((option) => optionLines(option, format));
  if (format === "yaml") return [...headLines("#"), ...lines, ""].join("\n");
  const [head, open, close] = frames[format];
  return [
    ...headLines("//"),
    ...head,
    open,
    ...lines.map((line) => (line === "" ? line : `  ${line}`)),
    close,
    "",
  ].join("\n");
}

const frames = {
  ts: [['import { defineConfig } from "airflow-codegen";', ""], "export default defineConfig({", "});"],
  js: [['/** @type {import("airflow-codegen").Config} */'], "export default {", "};"],
} as const;

function headLines(comment: string): string[] {
  return [
    `${comment} Config of airflow-codegen. The command line overrides it; paths are relative to this file.`,
    `${comment} Several jobs: \`jobs: [{ airflow: "3.3.2", out: "clients/3.3" }, { airflow: "2.11", out: "clients/2.11" }]\`;`,
    `${comment} options beside \`jobs\` apply to all jobs.`,
    ...(comment === "#" ? [""] : []),
  ];
}

function literal(value: string | boolean | readonly string[]): string {
  return typeof value === "object" ? `[${value.map(literal).join(", ")}]` : JSON.stringify(value);
}

/** What a new config sets: the rest is commented out. */
const active: ReadonlySet<string> = new Set(["airflow", "target"]);

function optionLines(option: ShownOption, format: Format): string[] {
  const comment = format === "yaml" ? "#" : "//";
  const { name, describe, default: preset } = option;
  const value = literal(exampleOf(option));
  const setting = format === "yaml" ? `${name}: ${value}` : `${name}: ${value},`;
  const shownDefault = preset === undefined ? "" : ` [default: ${preset}]`;
  return [`${comment} ${describe}${shownDefault}`, active.has(name) ? setting : `${comment} ${setting}`];
}

function exampleOf({
  type,
  default: preset,
  example = preset ?? "",
}: ShownOption): string | boolean | readonly string[] {
  if (type === "boolean") return true;
  return type === "names" && typeof example === "string" ? [example] : example;
}
