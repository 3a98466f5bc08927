#!/usr/bin/env node
/** The binary. Imports nothing before it knows that this Node can run the rest. */
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`error USAGE: airflow-codegen needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exitCode = 2;
} else {
  // From Node 22.1 on: the second run need not compile the compiler inside ts-morph again, which is most of what is loaded.
  const { default: nodeModule } = await import("node:module");
  (nodeModule as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();
  // V8 as Node 20 has it optimizes so eagerly that a run is over before that pays; later ones have a compiler in between.
  if (major === 20) (await import("node:v8")).setFlagsFromString("--interrupt-budget=540000");
  const args = process.argv.slice(2);
  const { runAgain } = await import("./again.js");
  // No process.exit: what was printed to a pipe is still on its way.
  process.exitCode = runAgain(args) ?? (await (await import("./run.js")).run(args));
}
