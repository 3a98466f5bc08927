/** Every example that the targets could show of an API, judged. */
import { airflowSpec, type SpecKind } from "../../generator/catalog/index.js";
import { discriminatorValues } from "../../generator/ir/discriminators.js";
import {
  exampleOf,
  exampleOfBody,
  exampleOfParameter,
  type ExampleValue,
  type Impossible,
  leastBody,
} from "../../generator/ir/example/index.js";
import type { SchemaContext } from "../../generator/ir/fits.js";
import { lookupIn } from "../../generator/ir/flatten.js";
import { jsonSchemaOf } from "../../generator/ir/json-schema.js";
import type { Api, Schema } from "../../generator/ir/model.js";
import { load } from "../../generator/load/index.js";
import { parse } from "../../generator/parse/index.js";
import { documentJudge, schemaJudge, verdict } from "./json-schema.js";

/** A schema of the API with an example of it. */
export interface Shown {
  readonly where: string;
  readonly schema: Schema;
  readonly example: ExampleValue | Impossible;
}

/** All parameters, all bodies in all formats, and all named schemas. */
export function* examplesOf(api: Api): Generator<Shown> {
  const context = contextOf(api);
  for (const operation of api.operations) {
    for (const parameter of operation.parameters) {
      const { schema, name } = parameter;
      yield { where: `${operation.id} ${name}`, schema, example: exampleOfParameter(context, parameter) };
    }
    for (const { schema, type, example: given } of operation.requestBody?.content ?? []) {
      if (schema === undefined) continue;
      const where = `${operation.id} ${type}`;
      yield { where: `${where}, the least`, schema, example: leastBody(context, schema, operation, given) };
      yield { where, schema, example: exampleOfBody(context, schema, operation, given) };
    }
  }
  for (const { name, schema } of api.schemas)
    yield { where: name, schema, example: exampleOf(context, schema, { name }) };
}

export function contextOf(api: Api): SchemaContext {
  return { lookup: lookupIn(api.schemas), discriminators: discriminatorValues(api) };
}

/** What is wrong with the examples of an API, and how many there are. */
export function faultsOf(api: Api): { readonly faults: readonly string[]; readonly count: number } {
  const context = contextOf(api);
  const raw = api.openapi.startsWith("3.0") ? undefined : documentJudge(api.document);
  const faults: string[] = [];
  let count = 0;
  for (const { where, schema, example } of examplesOf(api)) {
    count += 1;
    const ours = verdict(schemaJudge(jsonSchemaOf(schema, context, "write")), example);
    if (ours !== undefined) faults.push(`${where}: ${ours}`);
    const theirs = raw && verdict(raw(schema.pointer), example);
    if (theirs !== undefined) faults.push(`${where}, by the document: ${theirs}`);
  }
  return { faults, count };
}

/** The API of a spec of the catalog. */
export async function catalogApi(version: string, kind: SpecKind): Promise<Api> {
  const { path } = await airflowSpec(version, kind);
  return parse(await load({ kind: "file", path }, { allowRefs: [] })).api;
}
