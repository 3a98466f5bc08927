/** From 7.24 on, components of one title that differ in no more than their descriptions are one. */
import { forgetNumbers } from "../unique-names.js";
import { type OpenApi, type SpecPathItem, refName, type SpecSchema } from "../openapi.js";
import { refTo } from "./names.js";
import { visitBelow } from "./places.js";
import { titledSignature } from "./signature.js";

/** Removes the doubles. References to a double are rewritten to the component that stays. */
export function shareTitled(spec: OpenApi): void {
  const doubles = doublesOf(spec);
  if (doubles.size === 0) return;
  for (const name of doubles.keys()) spec.schemas.delete(name);
  forgetNumbers(spec.schemas);
  const redirect = (schema: SpecSchema): void => {
    const canonical = isToComponent(schema.$ref) ? doubles.get(refName(schema.$ref)) : undefined;
    if (canonical !== undefined) Object.assign(schema, { $ref: refTo(canonical).$ref });
  };
  for (const schema of [
    ...spec.schemas.values(),
    ...[...spec.paths.values(), ...spec.webhooks.values()].flatMap(schemasOf),
  ]) {
    visitBelow(schema, redirect);
  }
}

/** Others lead into a component, and are not rewritten. */
function isToComponent($ref: string | undefined): $ref is string {
  return $ref?.startsWith("#/components/schemas/") === true && $ref.split("/").length === 4;
}

/** Double → the one that stays: one without a number at its end, and then the first in the order of characters. */
function doublesOf({ schemas }: OpenApi): Map<string, string> {
  const names = [...schemas.keys()].sort((a, b) => {
    const numbered = Number(/_\d+$/.test(a)) - Number(/_\d+$/.test(b));
    return numbered === 0 ? (a < b ? -1 : 1) : numbered;
  });
  const canonical = new Map<string, string>();
  const doubles = new Map<string, string>();
  for (const name of names) {
    const schema = schemas.get(name);
    if (schema?.title === undefined) continue;
    const signature = `${schema.title}||${titledSignature(schema)}`;
    const first = canonical.get(signature);
    if (first === undefined) canonical.set(signature, name);
    else doubles.set(name, first);
  }
  return doubles;
}

/** Where the reference rewrites references. It forgets the parameters, bodies and responses in `components`. */
function schemasOf({ parameters, operations }: SpecPathItem): SpecSchema[] {
  return [
    ...parameters.flatMap(({ schema }) => schema ?? []),
    ...[...operations.values()].flatMap((operation) => [
      ...operation.parameters.flatMap(({ schema }) => schema ?? []),
      ...[operation.requestBody, ...operation.responses.values()].flatMap((body) =>
        [...(body?.content?.values() ?? [])].flatMap(({ schema }) => schema ?? []),
      ),
      ...[...operation.callbacks.values()].flatMap((callback) => [...callback.values()].flatMap(schemasOf)),
    ]),
  ];
}
