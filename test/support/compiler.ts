/** Real TypeScript compilers, each in a process of its own. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installPackages } from "./packages.js";

/** Has a package file of its own: few tests run the oldest compiler. */
const folder = fileURLToPath(new URL("../compile/", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));

/** The compilers that the output must satisfy: where they are installed. */
export const compilers = {
  "5.9": join(folder, "node_modules/typescript-5.9"),
  "6.0": join(root, "node_modules/typescript"),
  "7.0": join(root, "node_modules/typescript-7.0"),
} as const;
export type CompilerVersion = keyof typeof compilers;

/** Installs the compilers that are not there: to be called before one that is not the project's own, 5.9, is run. */
export function installCompilers(): Promise<void> {
  return installPackages(folder);
}

/** The program of a compiler, a script for Node. */
export function tscOf(version: CompilerVersion): string {
  return join(compilers[version], "bin/tsc");
}

/** What the output must bear: everything strict, nothing skipped. */
export const strictFlags: readonly string[] = [
  ...["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"],
  ...["--noPropertyAccessFromIndexSignature", "--verbatimModuleSyntax", "--isolatedModules", "--declaration"],
  ...["--isolatedDeclarations", "--erasableSyntaxOnly", "--noImplicitReturns", "--noImplicitOverride"],
  ...["--noFallthroughCasesInSwitch", "--noUnusedLocals", "--noUnusedParameters", "--skipLibCheck", "false"],
  ...["--target", "es2022", "--lib", "es2022,dom,dom.iterable"],
];

/** The two ways to resolve modules that programs use. */
export const resolutions = {
  nodenext: ["--module", "nodenext", "--moduleResolution", "nodenext"],
  bundler: ["--module", "esnext", "--moduleResolution", "bundler"],
} as const;

/** Runs a compiler in a folder; resolves to what it complained about: nothing, where all is well. */
export function complaints(version: CompilerVersion, cwd: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [tscOf(version), ...args], { cwd, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      resolve(error === null ? "" : (stdout + stderr).slice(0, 4000));
    });
  });
}
