import { existsSync } from "node:fs";

/** The folder of the package, be the code that asks in `generator/` or bundled in `dist/`. Ends with a slash. */
export const packageRoot = rootAbove(new URL("./", import.meta.url));

/** Whether this is what `npm run build` made, and not the sources. */
export const isBuilt = import.meta.url.startsWith(new URL("dist/", packageRoot).href);

function rootAbove(folder: URL): URL {
  if (existsSync(new URL("package.json", folder))) return folder;
  const above = new URL("../", folder);
  if (above.href === folder.href) throw new Error("the generator has lost its package.json");
  return rootAbove(above);
}
