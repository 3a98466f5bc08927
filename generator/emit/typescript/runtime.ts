/** The runtime that goes into a package: real TypeScript, copied as it is. */
import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import type { OutputFile } from "../../output-file.js";
import { packageRoot } from "../../package-root.js";
import type { FilePlan } from "./plan.js";

const folder = new URL("generator/runtime/", packageRoot);

/** What the runtime exports beside the providers: no model may have one of these names. */
export const runtimeExports: readonly string[] = [
  ...[
    "Api",
    "ApiBase",
    "Auth",
    "AuthRequest",
    "Client",
    "CallOptions",
    "CallPromise",
    "ClientConfig",
    "ClientOrConfig",
    "Middleware",
    "Open",
  ],
  ...[
    "NamedParameter",
    "Operation",
    "StreamOperation",
    "TypedOperation",
    "QueryParameter",
    "Problem",
    "ProblemItem",
    "stream",
    "EventOf",
    "ResponseOf",
  ],
  ...["paginate", "CursorQuery", "ItemOf", "OffsetQuery", "PageOf", "PageStart"],
  ...["ClientError", "ConfigError", "ParameterError", "NetworkError", "TimeoutError", "DecodeError", "ApiError"],
  ...["BadRequestError", "UnauthorizedError", "ForbiddenError", "NotFoundError", "ConflictError", "UnprocessableError"],
  ...["RateLimitError", "ServerError", "ErrorOf", "isApiError"],
];

/** The files of `src/runtime/` that these files use, and those that they use in turn. What a package has of its own is not among them. */
export function runtimeFiles(plans: readonly FilePlan[]): OutputFile[] {
  const own = new Set(plans.map(({ path }) => path));
  const used = plans.flatMap(({ path, imports, statements }) =>
    [...imports, ...statements.filter((one) => one.kind === "reexport")].map(({ from }) => moduleAt(path, from)),
  );
  return withImports(
    used.filter((path) => path.startsWith(target) && !own.has(path)),
    own,
  );
}

/** Every file of the runtime. */
export function wholeRuntime(): OutputFile[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return withImports(
    names.map((name) => target + name.replaceAll("\\", "/")),
    new Set(),
  );
}

const target = "src/runtime/";

function withImports(used: readonly string[], own: ReadonlySet<string>): OutputFile[] {
  const texts = new Map(used.map((path) => [path, textOf(path)]));
  // A map that grows while it is walked is walked to its end.
  for (const [path, text] of texts) {
    for (const [, from = ""] of text.matchAll(/ from "(\.[^"]+)";$/gm)) {
      const needed = moduleAt(path, from);
      if (!texts.has(needed) && !own.has(needed)) texts.set(needed, textOf(needed));
    }
  }
  return [...texts.keys()].sort().map((path) => ({ path, text: texts.get(path) ?? "" }));
}

/** The file that a module is, as another one names it. */
function moduleAt(path: string, from: string): string {
  return posix.join(posix.dirname(path), from).replace(/\.js$/, ".ts");
}

function textOf(path: string): string {
  return readFileSync(new URL(path.slice(target.length), folder), "utf8").replaceAll("\r\n", "\n");
}
