/** `src/operations/`: a function for each method of the API classes, so that a program bundles the calls that it makes and no others. */
import type { Group } from "../../ir/group.js";
import type { Operation } from "../../ir/model.js";
import { type OperationView, viewOf } from "../../ir/operation-view.js";
import { isReserved } from "../language/typescript.js";
import { type Draft, type MethodDraft, methodDrafts } from "./apis.js";
import { type TsCode, code, ident, specifier } from "./code.js";
import { docsPage, fileScope, groupNames, operationNames, type Package } from "./context.js";
import { withInlineTypes } from "./inline-code.js";
import type { ArgumentPlan, FilePlan, FunctionPlan, ImportPlan, ReexportPlan } from "./plan.js";

/** The files of `src/operations/`, the one that has all of them last. */
export function functionFiles(pack: Package): FilePlan[] {
  const taken = takenNames(pack);
  const files = pack.groups.map((group) => functionFile(pack, group, taken));
  const statements = pack.groups.map((group): ReexportPlan => {
    const from = specifier(`./${groupNames(pack, group).className}.js`);
    return { kind: "reexport", from, names: [], typeOnly: false };
  });
  return [...files, { path: "src/operations/index.ts", imports: [], statements }];
}

function functionFile(pack: Package, group: Group, taken: ReadonlySet<string>): FilePlan {
  const { className } = groupNames(pack, group);
  const scope = fileScope(pack, "operations");
  const drafts = group.operations.map((operation): Draft => {
    const view = viewOf(pack, operation);
    const names = operationNames(pack, operation);
    const page = docsPage(pack, className);
    return { pack, view, names, scope: withInlineTypes(pack, view, scope), page };
  });
  const nameOf = (method: TsCode): TsCode => functionName(method, taken);
  const methods = drafts.flatMap((draft) => methodDrafts(draft, code`client`, nameOf));
  const client: ArgumentPlan = {
    name: code`client`,
    type: scope.runtime("http", "ClientOrConfig", true),
  };
  const statements = methods.map(({ plan }): FunctionPlan => {
    const parameters = [client, ...plan.parameters];
    return { ...plan, kind: "function", name: nameOf(plan.name), parameters };
  });
  return {
    path: `src/operations/${className}.ts`,
    imports: [...scope.imports(), ...ownImports(drafts, methods, className)],
    statements,
  };
}

/** What the file of the class has: the constants, and the types that the functions name. */
function ownImports(drafts: readonly Draft[], methods: readonly MethodDraft[], className: TsCode): ImportPlan[] {
  const constants = methods.flatMap(({ constant }) => constant ?? []);
  const used = new Set(methods.flatMap(({ plan }) => wordsOf(plan)));
  const types = drafts.flatMap(({ view, names }) => typesOf(view, names)).filter((name) => used.has(name));
  const from = specifier(`../apis/${className}.js`);
  return [
    ...(constants.length === 0 ? [] : [{ from, names: [...constants].sort(), typeOnly: false }]),
    ...(types.length === 0 ? [] : [{ from, names: [...types].sort(), typeOnly: true }]),
  ];
}

function typesOf({ hasParameters }: OperationView, { params, inline }: Draft["names"]): readonly TsCode[] {
  return [...(hasParameters ? [params] : []), ...inline];
}

/** The words of the types in a signature and of the body; those in texts are too many, and do no harm. */
function wordsOf({ parameters, returns, body }: MethodDraft["plan"]): readonly string[] {
  return [...parameters.map(({ type }) => type), returns, body].flatMap((text) => text.split(/[^\p{L}\p{N}\p{M}_$]+/u));
}

/** What the function of an operation is called. */
export function functionOf(pack: Package, operation: Operation): TsCode {
  const { method } = operationNames(pack, operation);
  return functionName(method, takenNames(pack));
}

/** What the files of functions have by the names that they use, whatever is called: a function has none of these. */
const inUse: readonly string[] = [
  ...["call", "stream", "sequence", "events", "jsonEvents", "walkPages"],
  ...["pages", "byNumber", "byCursor", "byLink"],
  ...["client", "params", "options", "page", "how"],
];

function takenNames({ names }: Package): ReadonlySet<string> {
  const operations = [...names.operations.values()].flatMap(({ params, errors, inline, constant, others }) => [
    ...[params, errors, constant, ...inline],
    ...others.map((further) => further.constant),
  ]);
  const models = [names.models, names.inputs, names.values, names.generics].flatMap((all) => [...all.values()]);
  return new Set([...inUse, ...operations, ...models]);
}

/** The name of a method, unless it cannot be one of a function. No two methods of a package have one name, with or without a line at its end. */
function functionName(method: TsCode, taken: ReadonlySet<string>): TsCode {
  return isReserved(method) || taken.has(method) ? ident(`${method}_`) : method;
}
