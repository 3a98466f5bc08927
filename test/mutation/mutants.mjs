/** `npm run mutants`: starts main.ts as it stands, without a build. `npm run mutants -- --help` says what it can do. */
import { register } from "node:module";

register("../golden/typescript-hooks.mjs", import.meta.url);
await import("./main.ts");
