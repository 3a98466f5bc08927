/**
 * The declarations of the package, for programs in TypeScript that import it. Types are not checked here: `npm run typecheck` does. The compiler
 * is the native one, which takes an eighth of the other's time.
 */
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/**
 * Declares what the modules of the package export, and what that needs.
 *
 * @param {string} root the folder of the package
 * @param {string} workshop a folder in `root`; the declarations go into `dist` in it
 * @throws Error with what the compiler says
 */
export async function declare(root, workshop) {
  const project = join(workshop, "tsconfig.json");
  const compilerOptions = { noCheck: true, emitDeclarationOnly: true, outDir: join(workshop, "dist") };
  const files = ["index.ts", "helpers.ts"].map((name) => join(root, "generator", name));
  writeFileSync(project, JSON.stringify({ extends: join(root, "tsconfig.json"), compilerOptions, files, include: [] }));
  const compiler = dirname(createRequire(import.meta.url).resolve("typescript-7.0/package.json"));
  await promisify(execFile)(process.execPath, [join(compiler, "bin/tsc"), "-p", project]).catch((error) => {
    throw new Error(error.stdout || error.message);
  });
}
