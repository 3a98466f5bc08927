/** A hook of Node's module loader: each file that imports `@jest/globals` gets functions of its own, which know its name. */

export function resolve(specifier, context, next) {
  if (specifier !== "@jest/globals") return next(specifier, context);
  const url = new URL("jest-globals.mjs", import.meta.url);
  url.search = `?file=${encodeURIComponent(context.parentURL ?? "")}`;
  return { url: url.href, shortCircuit: true };
}
