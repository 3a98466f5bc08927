/** What Airflow's API classes have beyond their operations: to trigger a run, and to wait until it has ended. */
import { helperOperation, type HelperOperation } from "../../ir/airflow.js";
import { code, ident, join, type PyCode } from "./code.js";
import type { Client } from "./client.js";
import { documented, type Section } from "./doc.js";
import { call, flat, indented, laidOut, opened, type Piece, prefixed, suffixed } from "./layout.js";
import type { Method } from "./methods.js";
import { orNone, type Place, typeOf } from "./types.js";

const runtime = ".._runtime.runs";

/** Names that programs import for what waiting raises. */
export const runNames = ["RunFailedError", "RunTimeoutError"] as const;

/** The methods by which runs are triggered and watched; nothing where a class lacks one. */
interface Runs {
  readonly trigger: Method;
  readonly run: Method;
  /** Since Airflow 3.1. */
  readonly wait?: Method;
}

const names = ["trigger_and_wait", "wait_for_run"] as const;

export function runsOf({ api }: Pick<Client, "api">, methods: readonly Method[]): Runs | undefined {
  const at = (name: HelperOperation): Method | undefined => {
    const operation = helperOperation(name, api.operations);
    return operation === undefined ? undefined : methods.find((method) => method.operation === operation);
  };
  const [trigger, run, wait] = [at("trigger"), at("run"), at("wait")];
  const isTaken = methods.some(({ name }) => (names as readonly string[]).includes(name));
  if (trigger === undefined || run === undefined || isTaken) return undefined;
  return { trigger, run, ...(wait !== undefined && hasLines(wait) && { wait }) };
}

/** Whether some class has the methods. */
export function canWait({ api }: Pick<Client, "api">): boolean {
  return (["trigger", "run"] as const).every((name) => helperOperation(name, api.operations) !== undefined);
}

/** Whether an operation answers line by line. */
export function hasLines({ operation }: Pick<Method, "operation">): boolean {
  return operation.responses.some(
    ({ status, content }) => status.startsWith("2") && content.some(({ format }) => format === "ndjson"),
  );
}

/** The name of the form that gives the values of lines. */
export function linesOf({ name }: Pick<Method, "name">): string {
  return `${name}_lines`;
}

export function runMethods(place: Place, runs: Runs, isAsync: boolean): readonly PyCode[] {
  const body = runs.trigger.parameters.find(({ origin }) => origin.in === "body");
  const given = body === undefined ? [] : [body.name];
  const type = body === undefined ? [] : [prefixed(code`${ident(body.name)}: `, orNone(typeOf(place, body.schema)))];
  const text = place.scope.builtin("str");
  const dag = code`dag_id: ${text}`;
  return [
    method(place, runs, isAsync, {
      name: names[0],
      doc: "Trigger a run of a DAG, and wait until it has ended. A run of a paused DAG waits until somebody unpauses the DAG.",
      parameters: [dag, ...type.map((one) => suffixed(one, code` = None`))],
      args: ["dag_id: The DAG.", ...given.map((name) => `${name}: The run to be.`)],
      maker: "triggered",
      passed: [code`dag_id`, ...(body === undefined ? [code`None`] : [ident(body.name)])],
    }),
    method(place, runs, isAsync, {
      name: names[1],
      doc: "Wait until a run has ended. Any user or schedule may have triggered it.",
      parameters: [dag, code`dag_run_id: ${text}`],
      args: ["dag_id: The DAG.", "dag_run_id: The run."],
      maker: "waited",
      passed: [code`dag_id`, code`dag_run_id`],
    }),
  ];
}

interface Plan {
  readonly name: string;
  readonly doc: string;
  readonly parameters: readonly Piece[];
  readonly args: readonly string[];
  readonly maker: string;
  readonly passed: readonly PyCode[];
}

function method(place: Place, runs: Runs, isAsync: boolean, plan: Plan): PyCode {
  const { scope } = place;
  const { trigger, run, wait } = runs;
  const float = scope.builtin("float");
  const callable = scope.use("collections.abc", "Callable");
  const state = code`${callable}[[${scope.builtin("str")}], ${scope.builtin("object")}]`;
  const how = [code`*`, code`timeout: ${float} | None = None`, code`interval: ${float} = 2.0`];
  const returns = run.result === undefined ? code`None` : flat(typeOf(place, run.result));
  const head = {
    ...call(code`${isAsync ? code`async ` : code``}def ${ident(plan.name)}`, [
      code`self`,
      ...plan.parameters,
      ...how,
      code`on_state: ${state} | None = None`,
    ]),
    after: code` -> ${returns}:`,
  };
  const self = (name: string): PyCode => code`self.${ident(name)}`;
  const given = [self(trigger.name), self(run.name), wait === undefined ? code`None` : self(linesOf(wait))];
  const steps = call(scope.use(runtime, plan.maker), [code`methods`, ...plan.passed, code`how`]);
  const runner = isAsync ? code`await ${scope.use(".._runtime.aio", "run_later")}` : scope.use(runtime, "run_now");
  const body = [
    laidOut(call(code`methods = ${scope.use(runtime, "Methods")}`, given), 8),
    code`how = ${scope.use(runtime, "Waiting")}(timeout, interval, on_state)`,
    laidOut(call(code`run: ${returns} = ${runner}`, [steps]), 8),
    code`return run`,
  ];
  return join([indented(opened(head, 4)), docOf(plan), ...body.map((line) => indented(line, 8))], "\n");
}

function docOf({ doc, args }: Plan): PyCode {
  const entries = (lines: readonly string[]): Section["entries"] =>
    lines.map((line) => {
      const [name = "", ...rest] = line.split(": ");
      return { name, text: rest.join(": ") };
    });
  const sections: Section[] = [
    {
      title: "Args",
      entries: entries([
        ...args,
        "timeout: Seconds after which to wait no longer.",
        "interval: Seconds between two looks.",
        "on_state: Called with each new state of the run.",
      ]),
    },
    {
      title: "Raises",
      entries: entries([
        "RunFailedError: The run has failed.",
        "RunTimeoutError: The run has not ended in time. It goes on.",
        "ApiException: A request failed.",
      ]),
    },
  ];
  return documented([doc], sections, 8);
}
