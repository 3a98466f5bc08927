/** Real TypeScript compilers, each in a process of its own. */
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** The compilers that the output must satisfy, by the names they are installed under. */
export const compilers = { "5.9": "typescript-5.9", "6.0": "typescript", "7.0": "typescript-7.0" } as const;
export type CompilerVersion = keyof typeof compilers;

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
  const tsc = join(dirname(require.resolve(`${compilers[version]}/package.json`)), "bin", "tsc");
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, ...args], { cwd, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      resolve(error === null ? "" : (stdout + stderr).slice(0, 4000));
    });
  });
}
