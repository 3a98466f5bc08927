/** `npm run soak -- --minutes 10`: starts main.ts as it stands. */
import { register } from "node:module";

register("../../golden/typescript-hooks.mjs", import.meta.url);
await import("./main.ts");
