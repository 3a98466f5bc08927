import { build } from "../../generator/build.mjs";

/** Builds what the tests of the command line run, once for all of them, where sources have changed. */
export default () => build();
