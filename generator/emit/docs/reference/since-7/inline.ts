/** Every inline schema that needs a model gets one, in the order and by the names of the reference. */
import { hasProperties, isComposed } from "../kinds.js";
import {
  type SpecMediaType,
  type SpecMethod,
  type OpenApi,
  type SpecOperation,
  type SpecParameter,
  resolveIn,
} from "../openapi.js";
import { onlyComposition } from "./compositions.js";
import { flattenMembers } from "./flatten.js";
import { gatherModels, gatherAndReplace } from "./gather.js";
import { type Models, modelsOf } from "./names.js";
import type { Release7 } from "./releases.js";
import { shareTitled } from "./titled.js";

/** Adds the models to `spec.schemas` and puts references to where the inline schemas were. */
export function inlineModels(spec: OpenApi, release: Release7): void {
  const models = modelsOf(spec, release);
  for (const [path, item] of [...spec.paths, ...spec.webhooks]) {
    flattenParameters(models, item.parameters, path);
    const named = [...item.operations];
    const called = named.flatMap(([, { callbacks }]) =>
      [...callbacks.values()].flatMap((callback) =>
        [...callback.values()].flatMap(({ operations }) => [...operations]),
      ),
    );
    for (const [method, operation] of [...named, ...called]) flattenOperation(models, path, method, operation);
  }
  for (const name of [...spec.schemas.keys()]) flattenComponent(models, name);
  for (const { content } of spec.responses.values()) flattenContent(models, content, "inline_object");
  if (release.titledShare) shareTitled(spec);
}

function flattenOperation(models: Models, path: string, method: SpecMethod, operation: SpecOperation): void {
  const name = operation.operationId ?? `${path}_${method}`;
  const body = operation.requestBody && resolveIn(models.spec.requestBodies, operation.requestBody);
  flattenContent(models, body?.content, `${name}_request`);
  flattenParameters(models, operation.parameters, name);
  for (const [status, { content }] of operation.responses) {
    flattenContent(models, content, `${name}_${status}_response`);
  }
}

function flattenParameters({ spec, ...rest }: Models, parameters: readonly SpecParameter[], name: string): void {
  for (const written of parameters) {
    const parameter = resolveIn(spec.parameters, written);
    if (parameter?.schema === undefined) continue;
    parameter.schema = gatherAndReplace({ spec, ...rest }, parameter.schema, `${name}_${parameter.name}_parameter`);
  }
}

function flattenContent(models: Models, content: ReadonlyMap<string, SpecMediaType> | undefined, name: string): void {
  for (const media of content?.values() ?? []) {
    if (media.schema !== undefined) media.schema = gatherAndReplace(models, media.schema, name);
  }
}

/** Components that are an `allOf`, or mix compositions, are flattened the older way: see flatten.ts. */
function flattenComponent(models: Models, name: string): void {
  const schema = models.spec.schemas.get(name);
  if (schema === undefined) return;
  const only = onlyComposition(schema);
  if (!isComposed.since7(schema) || only === "anyOf" || only === "oneOf") {
    gatherModels(models, schema, name);
    return;
  }
  if (models.release.composedProperties && hasProperties(schema)) gatherModels(models, schema, name);
  flattenMembers(models, schema, name);
}
