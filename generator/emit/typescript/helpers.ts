/** `src/airflow/helpers.ts`: what Airflow's users write by hand, bound to the operations of this build. */
import { type HelperOperation, helperOperation } from "../../ir/airflow.js";
import { flattenObject } from "../../ir/flatten.js";
import type { Api } from "../../ir/model.js";
import { type OperationView, viewOf } from "../../ir/operation-view.js";
import type { Result } from "../../ir/results.js";
import { type TsCode, code, doc, ident, join, specifier, type TsDoc } from "./code.js";
import { fileScope, type FileScope, groupNames, operationNames, type Package } from "./context.js";
import type { ConstPlan, FilePlan, ImportPlan, ReexportPlan } from "./plan.js";
import { typeOf } from "./types.js";

/** A helper, and the file of `runtime/airflow/` that does its work. */
interface Helper {
  readonly name: string;
  readonly file: RuntimeHelper;
  readonly doc: string;
  /** The function of the runtime, which takes the operations and then what its caller gives. */
  readonly does: string;
  /** The type of the helper, and what of the build it is made with. */
  readonly type: string;
  readonly of: readonly ("body" | "run")[];
  readonly needs: readonly HelperOperation[];
  /** Operations that some versions do not have. */
  readonly uses?: readonly HelperOperation[];
}

type RuntimeHelper = keyof typeof runtimeHelpers;

/** The files of `runtime/airflow/`: what they export for programs, and what they need beside themselves. */
const runtimeHelpers = {
  runs: {
    values: ["RunFailedError", "RunTimeoutError"],
    types: ["FinishedRun", "RunKey", "TriggerAndWait", "WaitForRun", "WaitOptions"],
    needs: [],
  },
  logs: { values: [], types: ["FollowLog", "FollowOptions", "LogKey", "LogLine"], needs: ["runs", "log-text"] },
  "log-text": { values: [], types: [], needs: [] },
  common: {
    values: [],
    types: ["CommonAirflow", "CommonDag", "CommonRun", "CommonTaskInstance", "CommonTrigger"],
    needs: ["runs", "logs"],
  },
  "same-origin": { values: ["airflowUi"], types: ["AirflowUiOptions"], needs: [] },
} as const satisfies Record<
  string,
  { readonly values: readonly string[]; readonly types: readonly string[]; readonly needs: readonly string[] }
>;

const runs = { file: "runs", needs: ["trigger", "run"], uses: ["wait", "xcoms", "xcom"] } as const;
const logs = { needs: ["log", "task", "mapped", "run"], uses: ["stream"] } as const;

const helpers: readonly Helper[] = [
  {
    ...runs,
    name: "triggerAndWait",
    doc: "Triggers a run of a DAG and waits until the run has ended.",
    does: "triggered",
    type: "TriggerAndWait",
    of: ["body", "run"],
  },
  {
    ...runs,
    needs: ["run"],
    name: "waitForRun",
    doc: "Waits until a run has ended. Any user or schedule may have triggered it.",
    does: "ended",
    type: "WaitForRun",
    of: ["run"],
  },
  {
    ...logs,
    file: "logs",
    name: "followLog",
    doc: "Yields the log of a task line by line until the task has ended.",
    does: "followed",
    type: "FollowLog",
    of: [],
  },
  {
    file: "common",
    name: "commonAirflow",
    doc: "Makes an object with what Airflow 2 and Airflow 3 have in common. The clients of both versions make the same type.",
    does: "common",
    type: "MakeCommon",
    of: [],
    needs: ["trigger", ...logs.needs, "version", "dags", "dag", "patchDag", "runs", "tasks"],
    uses: [...runs.uses, ...logs.uses],
  },
];

/** The helpers that a build has, by the operations that it has. */
function helpersOf({ operations }: Pick<Api, "operations">): readonly Helper[] {
  return helpers.filter(({ needs }) => needs.every((name) => helperOperation(name, operations) !== undefined));
}

/** What a build has for programs that speak to Airflow, by name. */
export function helperNames(api: Pick<Api, "operations">): readonly string[] {
  const names = helpersOf(api).map(({ name }) => name);
  return names.length === 0 ? [] : [...names, ...runtimeHelpers["same-origin"].values];
}

function filesOf(api: Pick<Api, "operations">): ReadonlySet<RuntimeHelper> {
  const found = helpersOf(api);
  const files = new Set<RuntimeHelper>(found.map(({ file }) => file));
  if (found.length > 0) files.add("same-origin");
  // A set that grows while it is walked is walked to its end.
  for (const file of files) for (const needed of runtimeHelpers[file].needs) files.add(needed);
  return files;
}

/** What the helpers of a build export: no model may have one of these names. */
export function helperExports(api: Pick<Api, "operations">): readonly string[] {
  const exported = [...filesOf(api)].flatMap((file) => [...runtimeHelpers[file].values, ...runtimeHelpers[file].types]);
  return [...helpersOf(api).map(({ name }) => name), ...exported];
}

/** The file of the helpers, where a build has some. */
export function helperFiles(pack: Package): FilePlan[] {
  const found = helpersOf(pack.api);
  if (found.length === 0) return [];
  const scope = fileScope(pack, "airflow");
  const used = new Map(
    found.flatMap(({ needs, uses = [] }) => [...needs, ...uses]).flatMap((name) => operationOf(pack, name)),
  );
  const statements = found.map((helper) => helperConstant(pack, helper, used, scope));
  return [{ path: "src/airflow/helpers.ts", imports: [...scope.imports(), ...constantImports(used)], statements }];
}

/** What the helpers send: the constants that the API classes have. */
function constantImports(used: ReadonlyMap<HelperOperation, Bound>): ImportPlan[] {
  const byFile = new Map<TsCode, Set<TsCode>>();
  for (const { file, constant } of used.values()) byFile.set(file, (byFile.get(file) ?? new Set()).add(constant));
  return [...byFile]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, names]) => ({ from, names: [...names].sort(), typeOnly: false }));
}

/** What the index of a package exports of the helpers. */
export function helperReexports({ api }: Package): ReexportPlan[] {
  const own: ReexportPlan = { kind: "reexport", from: specifier("./airflow/helpers.js"), names: [], typeOnly: false };
  const others = [...filesOf(api)].flatMap((file) => {
    const { values, types } = runtimeHelpers[file];
    const from = specifier(`./runtime/airflow/${file}.js`);
    const one = (names: readonly string[], typeOnly: boolean): ReexportPlan[] =>
      names.length === 0 ? [] : [{ kind: "reexport", from, names: names.map(ident), typeOnly }];
    return [...one(values, false), ...one(types, true)];
  });
  return others.length === 0 ? [] : [...(helpersOf(api).length === 0 ? [] : [own]), ...others];
}

interface Bound {
  readonly view: OperationView;
  readonly result: Result;
  /** The constant that is sent, and the file that has it. */
  readonly constant: TsCode;
  readonly file: TsCode;
}

/** An operation of the build, and which of its formats a helper asks for. */
function operationOf(pack: Package, name: HelperOperation): (readonly [HelperOperation, Bound])[] {
  const operation = helperOperation(name, pack.api.operations);
  if (operation === undefined) return [];
  const view = viewOf(pack, operation);
  const isStream = name === "stream" || name === "wait";
  const at = view.results.findIndex(({ format }) => (format === "ndjson") === isStream);
  const result = view.results[at];
  const { constant: main, others } = operationNames(pack, operation);
  const constant = at === 0 ? main : others[at - 1]?.constant;
  const group = pack.groups.find(({ operations }) => operations.includes(operation));
  if (result === undefined || constant === undefined || group === undefined) return [];
  const file = specifier(`../apis/${groupNames(pack, group).className}.js`);
  return [[name, { view, result, constant, file }]];
}

/** An arrow, since bundlers drop what is not called: the operations are put together at the call. */
function helperConstant(
  pack: Package,
  helper: Helper,
  used: ReadonlyMap<HelperOperation, Bound>,
  scope: FileScope,
): ConstPlan {
  const runtime = `airflow/${helper.file}` as const;
  const type = scope.runtime(runtime, helper.type, true);
  const given = helper.of.map((what) => typeArgument(what, used, scope));
  const names = [...helper.needs, ...(helper.uses ?? [])].flatMap((name) => {
    const bound = used.get(name);
    return bound === undefined ? [] : [code`${ident(name)}: ${bound.constant}`];
  });
  const body = helper.needs.includes("trigger") ? [bodyField(pack, used)] : [];
  const operations = code`{ ${join([...names, ...body], ", ")} }`;
  const does = scope.runtime(runtime, helper.does);
  return {
    kind: "const",
    name: ident(helper.name),
    exported: true,
    doc: helperDoc(helper),
    type: given.length === 0 ? type : code`${type}<${join(given, ", ")}>`,
    value:
      helper.name === "commonAirflow"
        ? code`(client) => ${does}(${operations}, client)`
        : code`(client, params, options) => ${does}(${operations}, client, params, options)`,
  };
}

function helperDoc({ doc: text }: Helper): TsDoc {
  return doc(text);
}

function typeArgument(what: "body" | "run", used: ReadonlyMap<HelperOperation, Bound>, scope: FileScope): TsCode {
  const body = used.get("trigger")?.view.body?.media.schema;
  const [run] = used.get("run")?.result.schemas ?? [];
  if (what === "body") return body === undefined ? code`object` : typeOf(body, scope.at("write"));
  return run === undefined ? code`object` : typeOf(run, scope.at("read"));
}

/** Airflow 3 wants a logical date to be said, though it may be null. */
function bodyField({ lookup }: Package, used: ReadonlyMap<HelperOperation, Bound>): TsCode {
  const schema = used.get("trigger")?.view.body?.media.schema;
  const body = schema && flattenObject(schema, lookup);
  const isWanted = body?.properties.some(({ name, required }) => name === "logical_date" && required) === true;
  return isWanted ? code`body: { logical_date: null }` : code`body: {}`;
}
