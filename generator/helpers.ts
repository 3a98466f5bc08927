/**
 * What a target may use, and none writes again: `import … from "airflow-codegen/helpers"`. Like `index.ts`, this is the interface of the
 * package, by its version. Everything here reads the model of an API, and is pure.
 */
import { discriminatorValues } from "./ir/discriminators.js";
import type { SchemaContext } from "./ir/fits.js";
import { lookupIn } from "./ir/flatten.js";
import type { Api } from "./ir/model.js";

/** The named schemas of an API, as examples and views of operations ask for them. */
export function schemaContextOf(api: Api): SchemaContext {
  return { lookup: lookupIn(api.schemas), discriminators: discriminatorValues(api) };
}

export * as airflow from "./ir/airflow.js";
export * from "./ir/discriminators.js";
export * from "./ir/example/index.js";
export { fits, type SchemaContext } from "./ir/fits.js";
export * from "./ir/flatten.js";
export * from "./ir/generics.js";
export * from "./ir/group.js";
export * from "./ir/json-schema.js";
export { camelCase, pascalCase, words } from "./ir/names.js";
export * from "./ir/operation-view.js";
export * from "./ir/servers.js";
export * from "./ir/pagination.js";
export * from "./ir/results.js";
export * from "./ir/usage.js";
export * from "./ir/walk.js";
export { type Code, composersOf, type Doc } from "./emit/code.js";
export * as markdown from "./emit/markdown/index.js";
export * as python from "./emit/language/python.js";
export * as typescript from "./emit/language/typescript.js";
export { hashOf } from "./emit/memory.js";
