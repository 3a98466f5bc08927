/** The docs of a client: README, one page per API class, one page per model. Written from the plans that the code is printed from. */
import type { OutputFile } from "../../../output-file.js";
import type { TargetOptions } from "../../registry.js";
import type { Code } from "../../text.js";
import { groupNames, type Package } from "../context.js";
import type { FilePlan } from "../plan.js";
import { formatSource } from "../format.js";
import { apiView, type Context } from "./api-page.js";
import { anchorOf } from "./markdown.js";
import { type Model, models, modelView } from "./model-page.js";
import { operationProgram, type Setting } from "./program.js";
import { readmeView } from "./readme.js";
import { template } from "./render.js";
import { schemeTitles } from "./schemes.js";
import { snippets } from "./snippets.js";
import { type ModelPages, modelPages } from "./types.js";

export interface DocsOptions extends TargetOptions {
  /** The package itself is beside its docs. */
  readonly hasCode: boolean;
}

/** The pages of a package. `plans`: what is printed as code. */
export async function docsFiles(
  pack: Package,
  plans: readonly FilePlan[],
  options: DocsOptions,
): Promise<OutputFile[]> {
  const setting: Setting = { pack, packageName: options.packageName };
  // The formatter has threads of its own: pages without programs are made meanwhile.
  const formatted = Promise.all([
    formatAll(pack.api.operations.map((operation) => [operation.id, operationProgram(setting, operation)])),
    formatAll(snippets(setting)),
  ]);
  const all = models(pack);
  const pages = modelPages(pack);
  const modelFiles = modelPageFiles(pack, plans, pages, all);

  const [examples, programs] = await formatted;
  const classNames = pack.groups.map(({ tag }) => groupNames(pack, tag).className);
  const readme = template<ReturnType<typeof readmeView>>("readme");
  const titles = schemeTitles(pack.api.securitySchemes, [...readme.headings, ...classNames]);
  const schemes = new Map([...titles].map(([name, title]) => [name, `../README.md#${anchorOf(title)}`]));
  const context: Context = { pack, pages, schemes, ...printed(plans), examples };
  const api = template<ReturnType<typeof apiView>>("api");
  return [
    { path: "README.md", text: readme.render(readmeView({ pack, options, models: all, titles, programs })) },
    ...pack.groups.map((group) => ({
      path: `docs/${groupNames(pack, group.tag).className}.md`,
      text: api.render(apiView(context, group)),
    })),
    ...modelFiles,
  ];
}

function modelPageFiles(
  pack: Package,
  plans: readonly FilePlan[],
  pages: ModelPages,
  all: readonly Model[],
): OutputFile[] {
  const { render } = template<ReturnType<typeof modelView>>("model");
  const files = new Map(plans.map((plan) => [plan.path, plan]));
  return all.map((model) => ({ path: `docs/${model.name}.md`, text: render(modelView(pack, pages, files, model)) }));
}

async function formatAll(programs: Iterable<readonly [string, Code]>): Promise<ReadonlyMap<string, string>> {
  return new Map(
    await Promise.all(
      [...programs].map(async ([name, text]) => [name, await formatSource("example.ts", text)] as const),
    ),
  );
}

/** The methods of classes, and the interfaces, by name. */
function printed(plans: readonly FilePlan[]): Pick<Context, "methods" | "interfaces"> {
  const statements = plans.flatMap((plan) => plan.statements);
  const classes = statements.filter((statement) => statement.kind === "class");
  const interfaces = statements.filter((statement) => statement.kind === "interface");
  return {
    methods: new Map(classes.map(({ name, methods }) => [name, methods])),
    interfaces: new Map(interfaces.map((plan) => [plan.name, plan])),
  };
}
