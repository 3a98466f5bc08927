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

function initFile(client: Client, folder: string, { doc, entries, submodules: modules, more }: Init): OutputFile {
  const dots = folder === "" ? "." : "..";
  const shown = [...new Set(entries.map(([, module]) => module))].sort(byModule).map((module) => {
    const names = entries.filter(([, one]) => one === module).map(([name]) => name);
    return join(
      names.sort().map((name) => reexport(module, name)),
      "\n",
    );
  });
  const lazy = code`from ${moduleName(`${dots}_runtime.lazy`)} import lazy_names`;
  const table = braces(
    code``,
    entries.map(([name, module]) => code`${str(name)}: ${str(module)}`),
  );
  const given = modules.length === 0 ? [] : [list(code``, modules.map(str))];
  const names = list(
    code`__all__ = `,
    entries
      .map(([name]) => name)
      .sort(byRank)
      .map(str),
  );
  const parts = [
    code`from typing import TYPE_CHECKING`,
    ...more,
    join(
      [code`if TYPE_CHECKING:`, ...(shown.length === 0 ? [code`    pass`] : shown.map((one) => indented(one)))],
      "\n",
    ),
    join(
      [
        code`else:`,
        indented(lazy),
        code``,
        indented(code`_MODULES = ${opened(table, 4)}`, 4),
        indented(laidOut(call(code`__getattr__, __dir__ = lazy_names`, [code`__name__`, code`_MODULES`, ...given]), 4)),
      ],
      "\n",
    ),
  ];
  const [typing = code``, ...rest] = parts;
  const checking = rest.slice(more.length);
  return moduleFile(client, {
    path: `${folder}__init__.py`,
    doc,
    imports: join([typing, ...more, join(checking, "\n"), opened(names, 0)], "\n\n"),
    parts: [],
  });
}

function reexport(module: string, name: string): PyCode {
  const line = code`from ${moduleName(module)} import ${ident(name)} as ${ident(name)}`;
  return line.length <= 84
    ? line
    : join([code`from ${moduleName(module)} import (`, code`    ${ident(name)} as ${ident(name)},`, code`)`], "\n");
}
