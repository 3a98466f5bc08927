/** `npm run fuzz`: starts main.ts as it stands, without a build. `npm run fuzz -- --help` says what it can do. */
import { register } from "node:module";

register("../golden/typescript-hooks.mjs", import.meta.url);
await import("./main.ts");
