/** The docs of a client: README, one page per API class, one page per model. Written from the plans that the code is printed from. */
import type { OutputFile } from "../../../output-file.js";
import { requestSchemas, responseSchemas } from "../../../ir/walk.js";
import { anchorOf, fixedHeadings, headingsOf, makePages, type PagePlan, pageTemplate } from "../../markdown/index.js";
import { hashOf, noMemory } from "../../memory.js";
import { groupNames, type Package } from "../context.js";
import type { FilePlan } from "../plan.js";
import { apiView, type ApiPageContext, endpointRow } from "./api-page.js";
import { models, modelView } from "./model-page.js";
import { modelUses } from "./model-uses.js";
import type { DocsOptions } from "./options.js";
import { type OriginOf, originsOf } from "./origins.js";
import { operationProgram, type Setting } from "./program.js";
import { modelsImport, modelsReadmeView, readmeView } from "./readme.js";
import { snippets } from "./snippets.js";
import { modelPages } from "./types.js";

/** The folder of the templates. */
const templates = "typescript";

/** The pages of a package. `plans`: what is printed as code. A page that would be as it was is not made again. */
export async function docsFiles(
  pack: Package,
  plans: readonly FilePlan[],
  options: DocsOptions,
): Promise<OutputFile[]> {
  const classNames = pack.groups.map((group) => groupNames(pack, group).className);
  const schemeNames = pack.api.securitySchemes.map(({ name }) => name);
  const hasOperations = pack.groups.length > 0;
  const titles = headingsOf(schemeNames, [...fixedHeadings(templates, "readme"), ...classNames], "scheme");
  const schemes = new Map([...titles].map(([name, title]) => [name, `../README.md#${anchorOf(title)}`]));
  const byPath = new Map(plans.map((plan) => [plan.path, plan]));
  const planHash = (path: string): string | undefined => {
    const plan = byPath.get(path);
    return plan && hashOf(plan);
  };
  const originOf = originsOf(pack, options, titles);
  const input: Input = { pack, plans, options, titles, schemes, originOf, planHash };
  const pages = [
    hasOperations ? readmePage(input) : modelsReadmePage(input),
    ...(options.noDocs === true ? [] : [...apiPages(input), ...modelPagesOf(input)]),
  ];
  return makePages(pages, options.memory ?? noMemory, async () => {
    const { formatSource } = await import("../format.js");
    return (source) => formatSource("example.ts", source);
  });
}

interface Input {
  readonly pack: Package;
  readonly plans: readonly FilePlan[];
  readonly options: DocsOptions;
  /** The heading of each security scheme in the README, and the link to it from another page. */
  readonly titles: ReadonlyMap<string, string>;
  readonly schemes: ReadonlyMap<string, string>;
  readonly originOf: OriginOf;
  /** The hash of what is printed as a file. */
  readonly planHash: (path: string) => string | undefined;
}

function readmePage(input: Input): PagePlan<"typescript"> {
  const { pack, options, titles, originOf } = input;
  const all = models(pack);
  const render = pageTemplate<ReturnType<typeof readmeView>>(templates, "readme");
  const sources = [...snippets({ pack, packageName: options.packageName })];
  const rows = () => pack.groups.map(({ key, operations }) => [key, operations.map((one) => endpointRow(pack, one))]);
  const shown = all.map(({ title, schema }) => [title, schema.description]);
  return {
    path: "README.md",
    origin: () => originOf([sources, rows(), shown, pack.api.info, pack.api.tags]),
    programs: () => sources,
    render: (programs) => render(readmeView({ pack, options, models: all, titles, programs })),
  };
}

/** The README of a document without operations: a package of types. */
function modelsReadmePage({ pack, options, originOf }: Input): PagePlan<"typescript"> {
  const all = models(pack);
  const render = pageTemplate<ReturnType<typeof modelsReadmeView>>(templates, "readme-models");
  const source = modelsImport(options.packageName, all);
  const shown = all.map(({ title, schema }) => [title, schema.description]);
  return {
    path: "README.md",
    origin: () => originOf([source, shown, pack.api.info]),
    programs: () => [["import", source]],
    render: (programs) => render(modelsReadmeView({ pack, options, models: all, programs })),
  };
}

function apiPages({ pack, plans, options, schemes, originOf, planHash }: Input): PagePlan<"typescript">[] {
  const setting: Setting = { pack, packageName: options.packageName };
  const common = { pack, pages: modelPages(pack), schemes, ...printed(plans) };
  const render = pageTemplate<ReturnType<typeof apiView>>(templates, "api");
  return pack.groups.map((group) => {
    const { className } = groupNames(pack, group);
    const { operations } = group;
    const schemas = operations.flatMap((one) => [...requestSchemas(one), ...responseSchemas(one)]);
    return {
      path: `docs/${className}.md`,
      origin: () => originOf([hashOf([group, pack.api.tags]), planHash(`src/apis/${className}.ts`)], schemas),
      programs: () => operations.map((operation) => [operation.id, operationProgram(setting, operation)]),
      render: (examples) => render(apiView({ ...common, examples }, group)),
    };
  });
}

function modelPagesOf({ pack, plans, originOf, planHash }: Input): PagePlan<"typescript">[] {
  const pages = modelPages(pack);
  const render = pageTemplate<ReturnType<typeof modelView>>(templates, "model");
  const files = new Map(plans.map((plan) => [plan.path, plan]));
  const usesOf = modelUses(pack);
  return models(pack).map((model) => {
    const { name, title, forms, schema } = model;
    const own = () => [title, forms, hashOf(schema), planHash(`src/models/${name}.ts`), usesOf(name)];
    return {
      path: `docs/${name}.md`,
      origin: () => originOf(own(), [schema]),
      render: () => render(modelView(pack, pages, files, model, usesOf(name))),
    };
  });
}

/** The methods of classes, and the types, by name. */
function printed(plans: readonly FilePlan[]): Pick<ApiPageContext, "methods" | "types"> {
  const statements = plans.flatMap((plan) => plan.statements);
  const classes = statements.filter((statement) => statement.kind === "class");
  const types = statements.filter((statement) => statement.kind === "interface" || statement.kind === "type");
  return {
    methods: new Map(classes.map(({ name, methods }) => [name, methods])),
    types: new Map(types.map((type) => [type.name, type])),
  };
}
