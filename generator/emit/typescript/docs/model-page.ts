/** `docs/<Model>.md`: one named schema in all its forms, or one generic model. */
import { flattenObject } from "../../../ir/flatten.js";
import type { Schema } from "../../../ir/model.js";
import {
  anchorOf,
  cell,
  description,
  descriptionLine,
  inlineCode,
  joinMarkdown,
  type Markdown,
  notesOn,
  pageLink,
  plain,
  prose,
  seeAlso,
} from "../../markdown/index.js";
import { type TsCode, code, join, key, literal } from "../code.js";
import { fileName, formsOf, modelName, type Package, plainSchemas } from "../context.js";
import { saysSame } from "../doc.js";
import type { FilePlan, InterfacePlan, PropertyPlan } from "../plan.js";
import { typeParameters } from "../types.js";
import type { ModelUse } from "./model-uses.js";
import { ignoringCase } from "./program.js";
import { linkedType, type ModelPages, shownType } from "./types.js";

/** What a model page is made of. */
export interface DocumentedModel {
  /** The name of its file, and of its main type. */
  readonly name: TsCode;
  /** The same with type parameters. */
  readonly title: TsCode;
  readonly schema: Schema;
  readonly forms: readonly Form[];
  /** The constant that lists its values, of an open enum. */
  readonly values?: TsCode;
}

interface Form {
  readonly name: TsCode;
  /** What is said of it where there are two. */
  readonly heading: Markdown;
  /** Where the heading is, in the page. */
  readonly anchor: string;
}

const onlyForm = { heading: prose`Properties`, anchor: "properties" };

/** All models by name. */
export function models(pack: Package): readonly DocumentedModel[] {
  return [
    ...plainSchemas(pack).map(({ name, schema }): DocumentedModel => {
      const main = fileName(pack, name);
      const values = pack.names.values.get(name);
      return { name: main, title: main, schema, forms: forms(pack, name), ...(values !== undefined && { values }) };
    }),
    ...[...pack.generics.values()].map((generic): DocumentedModel => {
      const name = pack.names.generics.get(generic.head);
      if (name === undefined) throw new Error(`no name for the generic ${generic.head}`);
      const title = code`${name}<${join(typeParameters(generic.arity), ", ")}>`;
      return { name, title, schema: generic.template.schema, forms: [{ name, ...onlyForm }] };
    }),
  ].sort((a, b) => ignoringCase(a.name, b.name));
}

function forms(pack: Package, schema: string): Form[] {
  const directions = formsOf(pack, schema);
  return directions.map((direction) => {
    const name = modelName(pack, schema, direction);
    const way = direction === "read" ? "in responses" : "in requests";
    if (directions.length === 1) return { name, ...onlyForm };
    return { name, heading: prose`${plain(name)}, ${plain(way)}`, anchor: anchorOf(`${name}, ${way}`) };
  });
}

/** The view of a page. `plans`: the files of all models, as they are printed. */
export function modelView(
  pack: Package,
  pages: ModelPages,
  plans: ReadonlyMap<string, FilePlan>,
  model: DocumentedModel,
  uses: readonly ModelUse[],
) {
  const { schema } = model;
  const { description: text = "" } = schema;
  const statements = plans.get(`src/models/${model.name}.ts`)?.statements ?? [];
  const interfaces = model.forms.flatMap(({ name, heading, anchor }) => {
    const plan = statements.find((statement) => statement.kind === "interface" && statement.name === name);
    return plan?.kind === "interface" ? [{ heading, anchor, ...interfaceView(pack, pages, schema, plan) }] : [];
  });
  const aliases = schema.kind === "enum" ? [] : statements.flatMap((plan) => (plan.kind === "type" ? [plan] : []));
  const values = schema.kind === "enum" ? schema.values.map((value) => inlineCode(literal(value))) : [];
  return {
    title: plain(model.title),
    index: indexOf(model, [
      ...(aliases.length === 0 ? [] : [{ heading: prose`Type`, anchor: "type" }]),
      ...(values.length === 0 ? [] : [{ heading: prose`Values`, anchor: "values" }]),
      ...interfaces,
      ...(uses.length === 0 ? [] : [{ heading: prose`Used by`, anchor: "used-by" }]),
    ]),
    uses,
    description: description(saysSame(text, model.name) ? "" : text),
    deprecated: schema.deprecated,
    seeAlso: seeAlso(schema.externalDocs),
    forms: interfaces.map(({ anchor: _anchor, ...form }) => form),
    aliases: aliases.map(({ name, type }) => ({ name: inlineCode(name), type: linkedType(type, pages) })),
    values,
    isOpen: schema.kind === "enum" && schema.open,
    valuesName: inlineCode(model.values ?? ""),
    hasOperations: pack.groups.length > 0,
  };
}

/** The sections of a page, where there are several. Code hosts number a heading whose anchor is that of the title. */
function indexOf(
  { title }: DocumentedModel,
  sections: readonly { readonly heading: Markdown; readonly anchor: string }[],
): Markdown[] {
  if (sections.length < 2) return [];
  const place = (anchor: string): string => (anchor === anchorOf(title) ? `#${anchor}-1` : `#${anchor}`);
  return sections.map(({ heading, anchor }) => pageLink(heading, place(anchor)));
}

/** What is told of the members of an interface that was made of a schema. */
export function interfaceView(pack: Package, pages: ModelPages, schema: Schema, plan: InterfacePlan) {
  const properties = flattenObject(schema, pack.lookup)?.properties ?? [];
  const declared = new Map(properties.map((property) => [key(property.name), property.schema]));
  return {
    properties: plan.properties.map((property) => propertyRow(pages, property, declared.get(property.key))),
    others: plan.index === undefined ? prose`` : linkedType(plan.index, pages),
  };
}

function propertyRow(pages: ModelPages, { key: name, type, optional }: PropertyPlan, schema: Schema | undefined) {
  const notes = [
    optional ? prose`optional` : prose`required`,
    ...(schema === undefined ? [] : notesOn(schema, schema)),
    ...(schema?.readOnly === true ? [prose`only in responses`] : []),
    ...(schema?.writeOnly === true ? [prose`only in requests`] : []),
  ];
  return {
    name: cell(inlineCode(name)),
    type: cell(linkedType(shownType({ type, optional }), pages)),
    description: cell(descriptionLine(schema?.description ?? "")),
    notes: cell(joinMarkdown(notes, ", ")),
  };
}
