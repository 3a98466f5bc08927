/** Lets mocha run the tests as they stand: TypeScript without a build, and jest's functions from `jest-globals.mjs`. */
import { register } from "node:module";

register("../golden/typescript-hooks.mjs", import.meta.url);
register("./hooks.mjs", import.meta.url);
