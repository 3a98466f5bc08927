/** The packages of a client: `__init__.py` files that load a name when it is asked for, and show all of them to type checkers. */
import type { OutputFile } from "../../output-file.js";
import { authEntries } from "./auth.js";
import type { Client } from "./client.js";
import { code, ident, join, moduleName, type PyCode, str } from "./code.js";
import { moduleFile } from "./file.js";
import { braces, call, indented, laidOut, list, opened } from "./layout.js";
import { canWait, runNames } from "./runs.js";
import { byModule, byRank } from "./scope.js";

/** A name, and the module that has it. */
type Entry = readonly [name: string, module: string];

/** What the runtime has for everybody. */
const runtimeNames: readonly Entry[] = [
  ["ApiResponse", ".api_response"],
  ["ApiClient", ".api_client"],
  ["Configuration", ".configuration"],
  ["OpenApiException", ".exceptions"],
  ["ApiTypeError", ".exceptions"],
  ["ApiValueError", ".exceptions"],
  ["ApiKeyError", ".exceptions"],
  ["ApiAttributeError", ".exceptions"],
  ["ApiException", ".exceptions"],
];

/** Modules that are there after `import package` alone. */
const submodules = ["api", "auth", "api_client", "api_response", "configuration", "exceptions", "models", "rest"];

export function packageInits(client: Client): OutputFile[] {
  const apis = client.apis.map(({ className }): Entry => [className, `.${client.apiModules.get(className) ?? ""}`]);
  const models = client.models.map(({ className }): Entry => [className, `.${client.modules.get(className) ?? ""}`]);
  const below = (folder: string, entries: readonly Entry[]): Entry[] =>
    entries.map(([name, module]) => [name, `.${folder}${module}`]);
  const auth = authEntries(client.api);
  const modules = submodules.filter((name) => name !== "auth" || auth.length > 0);
  const waiting = canWait(client) ? runNames.map((name): Entry => [name, "._runtime.runs"]) : [];
  const taken = new Set([...apis, ...runtimeNames, ...waiting].map(([name]) => name));
  const all = [
    ...below("api", apis),
    ...runtimeNames,
    ...waiting,
    ...below(
      "models",
      models.filter(([name]) => !taken.has(name) && !modules.includes(name)),
    ),
  ];
  return [
    initFile(client, "", {
      doc: `The client of the ${client.api.info.title}.`,
      entries: all,
      submodules: modules,
      more: [code`__version__ = ${str(client.packageVersion)}`],
    }),
    lazyPackage(client, "api/", "The API classes, one for each tag.", apis),
    lazyPackage(client, "models/", "The models.", models),
    ...(auth.length === 0
      ? []
      : [lazyPackage(client, "auth/", "Credentials that are got while calls are made.", auth)]),
    moduleFile(client, {
      path: "_operations/__init__.py",
      doc: "What the operations are on the wire.",
      imports: undefined,
      parts: [],
    }),
  ];
}

/** A package of names that are elsewhere. */
export function lazyPackage(client: Client, folder: string, doc: string, entries: readonly Entry[]): OutputFile {
  return initFile(client, folder, { doc, entries, submodules: [], more: [] });
}

interface Init {
  readonly doc: string;
  readonly entries: readonly Entry[];
  readonly submodules: readonly string[];
  readonly more: readonly PyCode[];
}

function initFile(client: Client, folder: string, { doc, entries, submodules, more }: Init): OutputFile {
  const names = entries.map(([name]) => name).sort(byRank);
  const statements = [
    code`from typing import TYPE_CHECKING`,
    ...more,
    join([shownToCheckers(entries), loadedLater(folder, entries, submodules)], "\n"),
    opened(list(code`__all__ = `, names.map(str))),
  ];
  return moduleFile(client, { path: `${folder}__init__.py`, doc, imports: join(statements, "\n\n"), parts: [] });
}

function shownToCheckers(entries: readonly Entry[]): PyCode {
  const sorted = entries.toSorted(([a, one], [b, other]) => byModule(one, other) || (a < b ? -1 : 1));
  const lines = sorted.map(([name, module]) => indented(reexport(module, name)));
  return join([code`if TYPE_CHECKING:`, ...(lines.length === 0 ? [code`    pass`] : lines)], "\n");
}

function loadedLater(folder: string, entries: readonly Entry[], submodules: readonly string[]): PyCode {
  const lazy = moduleName(`${folder === "" ? "." : ".."}_runtime.lazy`);
  const table = braces(
    code`_MODULES = `,
    entries.map(([name, module]) => code`${str(name)}: ${str(module)}`),
  );
  const more = submodules.length === 0 ? [] : [list(code``, submodules.map(str))];
  const made = call(code`__getattr__, __dir__ = lazy_names`, [code`__name__`, code`_MODULES`, ...more]);
  const lines = [code`from ${lazy} import lazy_names`, code``, opened(table, 4), laidOut(made, 4)];
  return join([code`else:`, ...lines.map((line) => indented(line))], "\n");
}

function reexport(module: string, name: string): PyCode {
  const line = code`from ${moduleName(module)} import ${ident(name)} as ${ident(name)}`;
  return line.length <= 84
    ? line
    : join([code`from ${moduleName(module)} import (`, code`    ${ident(name)} as ${ident(name)},`, code`)`], "\n");
}
