/** The runtime that goes into a package: real TypeScript, copied as it is. */
import { readdirSync, readFileSync } from "node:fs";
import type { OutputFile } from "../../output-file.js";
import { packageRoot } from "../../package-root.js";
import { authProviders, type ProviderName } from "./providers.js";

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

/** The files of `src/runtime/`, with these providers and what they need. `helpers`: those of Airflow. */
export function runtimeFiles(providers: readonly ProviderName[], helpers: readonly string[] = []): OutputFile[] {
  const auth = withNeeds(["auth", ...providers.map((name) => authProviders[name].file)]);
  const names = [
    ...readdirSync(folder).filter((name) => name.endsWith(".ts")),
    ...[...auth].map((name) => `auth/${name}.ts`),
    ...helpers.map((name) => `airflow/${name}.ts`),
  ];
  return names.sort().map((name) => ({ path: `src/runtime/${name}`, text: textOf(name) }));
}

/** What models need of the runtime: types. */
export function runtimeTypes(): OutputFile[] {
  return [{ path: "src/runtime/types.ts", text: textOf("types.ts") }];
}

/** Files of `runtime/auth/`, and those beside them that they import. */
function withNeeds(names: readonly string[]): ReadonlySet<string> {
  const all = new Set(names);
  // A set that grows while it is walked is walked to its end.
  for (const name of all) {
    for (const [, needed = ""] of textOf(`auth/${name}.ts`).matchAll(/ from "\.\/([\w-]+)\.js"/g)) all.add(needed);
  }
  return all;
}

function textOf(name: string): string {
  return readFileSync(new URL(name, folder), "utf8").replaceAll("\r\n", "\n");
}
