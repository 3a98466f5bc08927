/** Takes the types out of sources, for jest and for programs that run without a build: with the bundler, which the build needs anyway. */
import { createHash } from "node:crypto";
import { transform, version } from "esbuild";

const settings = {
  loader: "ts",
  format: "esm",
  target: "es2023",
  sourcemap: "inline",
  tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
};

/**
 * @param {string} source a module in TypeScript
 * @param {string} path its file, for the source map
 * @returns {Promise<string>} the module in JavaScript
 */
export async function withoutTypes(source, path) {
  return (await transform(source, { ...settings, sourcefile: path })).code;
}

/** A transformer of jest. */
export default {
  processAsync: async (source, path) => ({ code: await withoutTypes(source, path) }),
  getCacheKey: (source, path) =>
    createHash("sha256")
      .update(JSON.stringify([version, settings, path, source]))
      .digest("hex"),
};
