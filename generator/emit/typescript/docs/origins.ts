/** What a page depends on: a page is made anew only if one of these things has changed. */
import type { Schema } from "../../../ir/model.js";
import { refsIn } from "../../../ir/walk.js";
import { hashOf } from "../../memory.js";
import type { Package } from "../context.js";
import type { DocsOptions } from "./options.js";

/**
 * The origin of a page: what is its own, the named schemas that can be reached from it, and what all pages have in common.
 *
 * @param schemas those that the page begins with
 */
export type OriginOf = (own: unknown, schemas?: readonly Schema[]) => unknown;

/** All pages depend on what is decided for the package as a whole: one new name in the package makes every page anew. */
export function originsOf(pack: Package, options: DocsOptions, titles: ReadonlyMap<string, string>): OriginOf {
  let known: { readonly common: string; readonly schemas: ReadonlyMap<string, Known> } | undefined;
  return (own, schemas = []) => {
    known ??= { common: commonOf(pack, options, titles), schemas: knownSchemas(pack) };
    const reached = new Set(schemas.flatMap((schema) => [...refsIn(schema)]));
    for (const name of reached) for (const next of known.schemas.get(name)?.refs ?? []) reached.add(next);
    return [known.common, own, [...reached].map((name) => known?.schemas.get(name)?.hash)];
  };
}

interface Known {
  readonly hash: string;
  readonly refs: ReadonlySet<string>;
}

function knownSchemas({ api }: Package): ReadonlyMap<string, Known> {
  return new Map(
    api.schemas.map(({ name, schema }) => [name, { hash: `${name} ${hashOf(schema)}`, refs: refsIn(schema) }]),
  );
}

function commonOf(pack: Package, options: DocsOptions, titles: ReadonlyMap<string, string>): string {
  const { api, names, usage, generics, discriminators, isMixed } = pack;
  const { servers, securitySchemes, hasChosenSchemes, openapi } = api;
  const { packageName, packageVersion, airflow, hasCode, build } = options;
  const { identity, server } = pack;
  const shapes = [...generics.values()].map(({ head, arity, template, instances }) => [
    ...[head, arity, template.name, [...instances]],
  ]);
  const { root, models, inputs, values, groups, operations, schemes } = names;
  const tables = [
    models,
    inputs,
    values,
    names.generics,
    groups,
    operations,
    schemes,
    titles,
    usage.sent,
    usage.received,
    usage.directed,
  ];
  return hashOf([
    { servers, securitySchemes, hasChosenSchemes, openapi, isMixed },
    { packageName, packageVersion, airflow, hasCode, build, docs: pack.docs, identity, server },
    { shapes, discriminators: [...discriminators].map(([name, values]) => [name, [...values]]) },
    [root, ...tables.map(hashOf)],
  ]);
}
