/** Runs a TypeScript config on every Node, also those that cannot strip types. Loaded only where there is such a file. */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { ts } from "ts-morph";
import { packageRoot } from "../package-root.js";

/**
 * A URL to import a TypeScript module from, without a file of ours beside the user's.
 * A `data:` module cannot resolve relative and bare names, so they are resolved here; the package itself is always this one, which
 * makes `import { defineConfig } from "airflow-codegen"` work where nothing is installed (`npx`).
 *
 * @throws SyntaxError for text that is not TypeScript, and what Node says of a name that leads nowhere.
 */
export function moduleUrl(text: string, path: string): string {
  const { outputText, diagnostics = [] } = ts.transpileModule(text, {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  for (const { messageText, start = 0 } of diagnostics) {
    const line = text.slice(0, start).split("\n").length;
    throw new SyntaxError(`line ${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
  }
  const imports = ts.preProcessFile(outputText).importedFiles.toReversed();
  const code = imports.reduce(
    // `pos` is that of the opening quote, `end` that of the closing one.
    (rest, { fileName, pos, end }) => rest.slice(0, pos + 1) + resolveName(fileName, path) + rest.slice(end + 1),
    outputText,
  );
  return `data:text/javascript;charset=utf-8,${encodeURIComponent(code)}`;
}

function resolveName(name: string, path: string): string {
  if (name === "airflow-codegen") return new URL("dist/index.js", packageRoot).href;
  if (/^(?:node|data|file|https?):/.test(name)) return name;
  if (/^\.{0,2}\//.test(name)) return new URL(name, pathToFileURL(path)).href;
  const found = createRequire(path).resolve(name);
  return found === name ? `node:${name}` : pathToFileURL(found).href;
}
