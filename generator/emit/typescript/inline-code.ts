/** The types that are named after an operation, as code: their statements, and the scope in which they are used. */
import type { Schema } from "../../ir/model.js";
import type { OperationView } from "../../ir/operation-view.js";
import { doc, paragraphs, type TsCode } from "./code.js";
import { type FileScope, operationNames, type Package } from "./context.js";
import { type DocsPage, see } from "./doc.js";
import { type InlineType, inlineTypes } from "./inline.js";
import { typeStatement } from "./models.js";
import type { StatementPlan } from "./plan.js";

/** A type with its name. */
export interface NamedInlineType {
  readonly name: TsCode;
  readonly type: InlineType;
}

/** The types of an operation that are named after it. */
export function namedInlineTypes(pack: Package, view: OperationView): readonly NamedInlineType[] {
  const { inline } = operationNames(pack, view.operation);
  return inlineTypes(view, pack.lookup).flatMap((type, index) => {
    const name = inline[index];
    return name === undefined ? [] : [{ name, type }];
  });
}

/** The scope of a file, in which schemas of an operation have names. */
export function withInlineTypes(pack: Package, view: OperationView, scope: FileScope): FileScope {
  const all = namedInlineTypes(pack, view);
  if (all.length === 0) return scope;
  const inline = { read: namesOf(all, "read"), write: namesOf(all, "write") };
  return { ...scope, at: (direction) => ({ ...scope.at(direction), inline: inline[direction] }) };
}

function namesOf(all: readonly NamedInlineType[], direction: InlineType["direction"]): ReadonlyMap<Schema, TsCode> {
  const own = all.filter(({ type }) => type.direction === direction);
  return new Map(own.flatMap(({ name, type }) => type.schemas.map((schema) => [schema, name] as const)));
}

/** `page`: the page of the class. */
export function inlineStatements(
  pack: Package,
  view: OperationView,
  scope: FileScope,
  page: DocsPage,
): StatementPlan[] {
  const { method } = operationNames(pack, view.operation);
  return namedInlineTypes(pack, view).map(({ name, type: { schemas, direction, isItem } }) => {
    const [schema] = schemas;
    const told =
      direction === "write"
        ? `${isItem ? "An item of the" : "The"} request body of ${method}.`
        : `${isItem ? "An item of the" : "The"} response of ${method}.`;
    return typeStatement(pack.lookup, schema, {
      name,
      scope: scope.at(direction),
      doc: paragraphs(doc(schema.description ?? told), see(page, inlineAnchor(name))),
    });
  });
}

/** The anchor of a type on the page of its class, under the heading `Type X`. */
export function inlineAnchor(name: TsCode): string {
  return `type-${name.toLowerCase()}`;
}
