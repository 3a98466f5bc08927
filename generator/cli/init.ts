/** `airflow-codegen init`: a config file to start from, every option explained in it; or a file of own security schemes. */
import { writeFileSync } from "node:fs";
import { optionNames, options, type OptionName } from "../config.js";
import { failure } from "../diagnostics.js";
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
 * @throws Failure `CONFIG_EXISTS` or `AUTH_FILE_EXISTS` where it exists, unless `force`; `OUTPUT_UNWRITABLE`; `USAGE` for an auth
 * file that would not be YAML.
 */
export function runInit({ format = "ts", authFile, force }: InitArgs, io: Io): number {
  if (authFile === undefined) {
    const file = `airflow-codegen.config.${format}`;
    writeNew(file, initText(format), force ? undefined : "CONFIG_EXISTS");
    io.stdout(`${visible(file)} written: uncomment what you need, then run \`airflow-codegen generate\`.\n`);
    return 0;
  }
  const file = authFile === "" ? defaultAuthFile : authFile;
  if (!/\.ya?ml$/.test(file))
    throw failure("USAGE", `--auth-file must end in .yaml: \`${file}\` could not hold comments`);
  writeNew(file, authFileText(file), force ? undefined : "AUTH_FILE_EXISTS");
  io.stdout(
    `${visible(file)} written: uncomment what you need, then run \`airflow-codegen generate --auth-file ${visible(file)}\`.\n`,
  );
  return 0;
}

/** @param exists what to fail with where there is such a file; undefined: overwrite it */
function writeNew(file: string, text: string, exists: "CONFIG_EXISTS" | "AUTH_FILE_EXISTS" | undefined): void {
  try {
    writeFileSync(file, text, { flag: exists === undefined ? "w" : "wx" });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && exists !== undefined) throw failure(exists, `\`${file}\` exists`, { place: { file } });
    const fix = "Check that its folder is there and may be written to.";
    throw failure("OUTPUT_UNWRITABLE", `\`${file}\` cannot be written: ${code ?? String(error)}`, {
      place: { file },
      fix,
    });
  }
}

/** The text of the file: what works at once, and every other option as a comment. */
export function initText(format: Format): string {
  const shown = optionNames.filter((name) => !options[name].run);
  const lines = shown.flatMap((name) => optionLines(name, format));
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
    `${comment} what stands beside \`jobs\` is shared by all of them.`,
    ...(comment === "#" ? [""] : []),
  ];
}

function literal(value: string | boolean | readonly string[]): string {
  return typeof value === "object" ? `[${value.map(literal).join(", ")}]` : JSON.stringify(value);
}

/** What a new config sets: the rest is commented out. */
const active: ReadonlySet<OptionName> = new Set(["airflow", "target"]);

function optionLines(name: OptionName, format: Format): string[] {
  const comment = format === "yaml" ? "#" : "//";
  const { describe, default: preset } = options[name];
  const value = literal(exampleOf(name));
  const setting = format === "yaml" ? `${name}: ${value}` : `${name}: ${value},`;
  const told = preset === undefined ? "" : ` [default: ${preset}]`;
  return [`${comment} ${describe}${told}`, active.has(name) ? setting : `${comment} ${setting}`];
}

const examples: { readonly [Name in OptionName]?: string | readonly string[] } = {
  spec: "openapi.yaml",
  specHeader: ["Accept: application/json"],
  allowRef: ["./schemas"],
  out: "output/typescript",
  packageName: "airflow-client",
  packageVersion: "1.0.0",
  docsHeader: "licence.md",
  readmeTemplate: "README.hbs",
  securitySchemes: ["Basic", "HTTPBearer"],
  authFile: defaultAuthFile,
  includeTag: ["DAG*"],
  excludeTag: ["experimental"],
  includeOperation: ["get_*"],
  excludeOperation: ["bulk_*"],
};

function exampleOf(name: OptionName): string | boolean | readonly string[] {
  const { type, default: preset } = options[name];
  if (type === "boolean") return true;
  const example = examples[name] ?? preset ?? "";
  return type === "names" && typeof example === "string" ? [example] : example;
}
