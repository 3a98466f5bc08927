/** The section of the README about Airflow's helpers: those that the build has. */
import { helperOperation } from "../../../ir/airflow.js";
import { type Markdown, prose } from "../../markdown/index.js";
import { type TsCode, code } from "../code.js";
import type { Package } from "../context.js";
import { helperNames } from "../helpers.js";
import { firstAuthOf } from "./auth.js";
import type { Program } from "./program.js";

interface Section {
  /** What the section is about; the name of its program, too. */
  readonly helper: string;
  readonly title: Markdown;
  readonly says: Markdown;
  readonly imports: readonly TsCode[];
  readonly body: readonly TsCode[];
}

const sections: readonly Section[] = [
  {
    helper: "triggerAndWait",
    title: prose`Trigger a run and wait for its end`,
    says: prose`\`triggerAndWait\` returns when the run has succeeded. \`results\` has the return value (XCom) of each task that \`result\` names. If the run fails, the call throws a \`RunFailedError\` with the \`run\` and the \`results\`. If the run takes longer than \`timeout\` milliseconds, the call throws a \`RunTimeoutError\`. The run itself continues. Pass the \`key\` of that error to \`waitForRun\` to wait longer:`,
    imports: [code`RunFailedError`, code`RunTimeoutError`, code`triggerAndWait`, code`waitForRun`],
    body: [
      code`try {
        const { run, results } = await triggerAndWait(
          client,
          { dag_id: "my_dag" },
          { timeout: 600_000, result: ["my_task"], onState: (state) => console.log(state) },
        );
        console.log(run, results["my_task"]);
      } catch (error) {
        if (error instanceof RunFailedError) console.error(error.message, error.run, error.results);
        else if (error instanceof RunTimeoutError) console.log(await waitForRun(client, error.key));
        else throw error;
      }`,
    ],
  },
  {
    helper: "waitForRun",
    title: prose`Wait for a run`,
    says: prose`\`waitForRun\` waits for a run that already exists. It has the options and the errors of \`triggerAndWait\`:`,
    imports: [code`waitForRun`],
    body: [
      code`const { run } = await waitForRun(client, { dag_id: "my_dag", dag_run_id: "my_run" }, { interval: 5000 });
      console.log(run);`,
    ],
  },
  {
    helper: "followLog",
    title: prose`Follow a log`,
    says: prose`\`followLog\` yields each line of the log of a task until the task has ended. It also works for mapped tasks (\`map_index\`). \`try_number\` selects the first try to read. With \`retries: true\`, the log continues with the next try of the task:`,
    imports: [code`followLog`],
    body: [
      code`const task = { dag_id: "my_dag", dag_run_id: "my_run", task_id: "my_task" };
      for await (const line of followLog(client, task, { retries: true })) {
        console.log(line.timestamp, line.level, line.event);
      }`,
    ],
  },
  {
    helper: "commonAirflow",
    title: prose`Airflow 2 and Airflow 3`,
    says: prose`\`commonAirflow\` has the methods that Airflow 2 and Airflow 3 have in common. Its type \`CommonAirflow\` is the same in the clients of both versions:`,
    imports: [code`commonAirflow`],
    body: [
      code`const airflow = commonAirflow(client);
      console.log(await airflow.version());
      for await (const dag of airflow.dags()) {
        console.log(dag.dag_id, dag.is_paused);
      }`,
    ],
  },
];

const ui = {
  helper: "airflowUi",
  title: prose`Plugins of the UI`,
  says: prose`A plugin runs in a page of Airflow's own UI, so its user is already signed in. \`airflowUi\` makes a configuration that uses this session and the server of the page. Outside of a page it throws a \`ConfigError\`:`,
};

/** The programs of the section by name. `call`: any call by the root object. */
export function helperPrograms(pack: Package, call: readonly TsCode[]): ReadonlyMap<string, Program> {
  const names = helperNames(pack.api);
  const operation = helperOperation("run", pack.api.operations);
  const auth = operation && firstAuthOf(pack, operation);
  const shown = sections.filter(({ helper }) => names.includes(helper));
  const programs = shown.map(({ helper, imports, body }): readonly [string, Program] => [
    helper,
    { client: code`Client`, as: code`client`, auth, imports, body },
  ]);
  return new Map(names.includes(ui.helper) ? [...programs, [ui.helper, uiProgram(pack, call)]] : programs);
}

function uiProgram({ names }: Package, body: readonly TsCode[]): Program {
  const auth = { fields: [], before: [], imports: [code`airflowUi`] };
  return { client: names.root, as: code`client`, auth, argument: code`airflowUi()`, body };
}

/** What the section says of the helpers that the build has; `helper` is the name of its program. */
export function helperTexts({ api }: Package): readonly Pick<Section, "helper" | "title" | "says">[] {
  const names = helperNames(api);
  return [...sections, ui].filter(({ helper }) => names.includes(helper));
}
