/**
 * The printer of ts-morph without the compiler inside: of the 13 MB that ts-morph loads, printing a structure needs one. Nothing of
 * ts-morph's own code is changed; what is left out is the compiler but for its enums, the declarations of the standard library that it
 * carries as text, and two libraries that look for files.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const { ts } = createRequire(import.meta.url)("@ts-morph/common");

/** An esbuild plugin. Only what `importer` matches gets the printer: for others, ts-morph is the whole, found at run time. */
export function printerOnly(importer) {
  return {
    name: "printer-only",
    setup(build) {
      build.onResolve({ filter: /^ts-morph$/ }, (asked) =>
        importer.test(asked.importer) ? undefined : { path: asked.path, external: true },
      );
      build.onResolve({ filter: /^(?:minimatch|tinyglobby)$/ }, ({ path }) => ({ path, namespace: "left-out" }));
      build.onLoad({ filter: /.*/, namespace: "left-out" }, () => ({ contents: "module.exports = {};" }));
      build.onLoad({ filter: /@ts-morph[\\/]common[\\/]dist[\\/]typescript\.js$/ }, () => ({ contents: compiler() }));
      build.onLoad({ filter: /ts-morph-common\.js$/ }, async ({ path }) => ({
        contents: withoutLibraryTexts(await readFile(path, "utf8")),
      }));
    },
  };
}

/** What printing needs of the compiler: its enums, its version, and a scanner. */
function compiler() {
  const isEnum = (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((member) => typeof member === "string" || typeof member === "number");
  const enums = Object.fromEntries(Object.entries(ts).filter(([, value]) => isEnum(value)));
  return `
    module.exports = { version: ${JSON.stringify(ts.version)}, ...${JSON.stringify(enums)} };
    ${endScanner}
    const whole = (...settings) => require("ts-morph").ts.createScanner(...settings);
    module.exports.createScanner = (...settings) => endScanner(module.exports.SyntaxKind, () => whole(...settings));`;
}

/**
 * A scanner for the one question that the printer has: where an item of a list ends, so that the comma can be put there. Where there
 * can be no comment, that is the end of the text; else the compiler is asked after all. (Its text goes into the bundle.)
 */
function endScanner({ EndOfFileToken, Unknown }, whole) {
  let length = 0;
  let isDone = true;
  let exact;
  let current;
  const quick = {
    setText(text = "") {
      length = text.trimEnd().length;
      isDone = length === 0;
    },
    scan() {
      const token = isDone ? EndOfFileToken : Unknown;
      isDone = true;
      return token;
    },
    getTokenFullStart: () => length,
  };
  const mayHoldComment = (text = "") => /[/'`]/.test(text.replace(/"(?:[^"\\\n]|\\.)*"/g, ""));
  return {
    setText(text) {
      current = mayHoldComment(text) ? (exact ??= whole()) : quick;
      current.setText(text);
    },
    scan: () => current.scan(),
    reScanTemplateToken: (...settings) => current.reScanTemplateToken(...settings),
    getTokenFullStart: () => current.getTokenFullStart(),
  };
}

function withoutLibraryTexts(source) {
  const shorter = source.replace(/^( *text: )".*"(,?)$/gm, '$1""$2');
  if (shorter.length > source.length / 2) throw new Error("ts-morph no longer carries the libraries in this form");
  return shorter;
}
