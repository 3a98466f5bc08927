/** `docs/<Model>.md`: one named schema in all its forms, or one generic model. */
import { flattenObject } from "../../../ir/flatten.js";
import type { Schema } from "../../../ir/model.js";
import { type Code, code, join, key, literal } from "../../text.js";
import { fileName, formsOf, modelName, type Package, plainSchemas } from "../context.js";
import type { FilePlan, InterfacePlan, PropertyPlan } from "../plan.js";
import { typeParameters } from "../types.js";
import {
  cell,
  description,
  descriptionLine,
  externalLink,
  inlineCode,
  joinMarkdown,
  type Markdown,
  md,
  plain,
} from "./markdown.js";
import { notesOn } from "./notes.js";
import { linkedType, type ModelPages } from "./types.js";

/** What a model page is made of. */
export interface Model {
  /** The name of its file, and of its main type. */
  readonly name: Code;
  /** The same with type parameters. */
  readonly title: Code;
  readonly schema: Schema;
  readonly forms: readonly Form[];
}

interface Form {
  readonly name: Code;
  /** What is said of it where there are two. */
  readonly heading: Markdown;
}

/** All models, in the order of the document; the generic ones last. */
export function models(pack: Package): readonly Model[] {
  return [
    ...plainSchemas(pack).map(({ name, schema }): Model => {
      const main = fileName(pack, name);
      const directions = formsOf(pack, name);
      const forms = directions.map((direction): Form => {
        const own = modelName(pack, name, direction);
        const way =
          direction === "read"
            ? md`
as it is received
              `
            : md`
as it is sent
              `;
        return {
          name: own,
          heading:
            directions.length === 1
              ? md`
Properties
                `
              : md`${plain(own)}, ${way}`,
        };
      });
      return { name: main, title: main, schema, forms };
    }),
    ...[...pack.generics.values()].map((generic): Model => {
      const name = pack.names.generics.get(generic.head) ?? code`Generic`;
      const title = code`${name}<${join(typeParameters(generic.arity), ", ")}>`;
      return {
        name,
        title,
        schema: generic.template.schema,
        forms: [
          {
            name,
            heading: md`
Properties
            `,
          },
        ],
      };
    }),
  ];
}

/** The view of a page. `plans`: the files of all models, as they are printed. */
export function modelView(pack: Package, pages: ModelPages, plans: ReadonlyMap<string, FilePlan>, model: Model) {
  const { schema } = model;
  const statements = plans.get(`src/models/${model.name}.ts`)?.statements ?? [];
  const forms = model.forms.flatMap(({ name, heading }) => {
    const plan = statements.find((statement) => statement.kind === "interface" && statement.name === name);
    return plan?.kind === "interface" ? [{ heading, ...interfaceView(pack, pages, schema, plan) }] : [];
  });
  const alias = statements.find((statement) => statement.kind === "type" && statement.name === model.name);
  const docs = schema.externalDocs;
  return {
    title: plain(model.title),
    name: inlineCode(model.name),
    description: description(schema.description ?? ""),
    deprecated: schema.deprecated,
    seeAlso: docs === undefined ? md`` : externalLink(descriptionLine(docs.description ?? "More about this"), docs.url),
    forms,
    type: alias?.kind === "type" && schema.kind !== "enum" ? linkedType(alias.type, pages) : md``,
    values: schema.kind === "enum" ? schema.values.map((value) => inlineCode(literal(value))) : [],
    isOpen: schema.kind === "enum" && schema.open,
    valuesName: inlineCode(`${model.name}Values`),
  };
}

function interfaceView(pack: Package, pages: ModelPages, schema: Schema, plan: InterfacePlan) {
  const declared = new Map(
    flattenObject(schema, pack.lookup)?.properties.map((property) => [key(property.name), property]),
  );
  return {
    properties: plan.properties.map((property) => propertyRow(pages, property, declared.get(property.key)?.schema)),
    others: plan.index === undefined ? md`` : linkedType(plan.index, pages),
  };
}

function propertyRow(pages: ModelPages, { key: name, type, optional }: PropertyPlan, schema: Schema | undefined) {
  const notes =
    schema === undefined
      ? []
      : [
          ...notesOn(schema, { required: !optional, deprecated: schema.deprecated }),
          ...(schema.readOnly
            ? [
                md`
read-only
                `,
              ]
            : []),
          ...(schema.writeOnly
            ? [
                md`
write-only
                `,
              ]
            : []),
        ];
  return {
    name: cell(inlineCode(name)),
    type: cell(linkedType(type, pages)),
    description: cell(descriptionLine(schema?.description ?? "")),
    notes: cell(joinMarkdown(notes, ", ")),
  };
}
