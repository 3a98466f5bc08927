/** One file per named schema, one per generic model. */
import { flattenObject, partsOf, type SchemaLookup } from "../../ir/flatten.js";
import type { EnumSchema, NamedSchema, ObjectSchema, Schema } from "../../ir/model.js";
import type { Generic } from "../../ir/generics.js";
import { type TsCode, code, type TsDoc, ident, join, literal, paragraphs, doc } from "./code.js";
import { docsPage, fileScope, formsOf, modelName, type Package, plainSchemas, valuesName } from "./context.js";
import { modelDoc } from "./doc.js";
import type { FilePlan, StatementPlan } from "./plan.js";
import { membersOf, typeOf, typeParameters, type Direction, type TypeScope } from "./types.js";

/** The files of `src/models/`. */
export function modelFiles(pack: Package): FilePlan[] {
  return [
    ...plainSchemas(pack).map((named) => modelFile(pack, named)),
    ...[...pack.generics.values()].map((generic) => genericFile(pack, generic)),
  ];
}

function modelFile(pack: Package, named: NamedSchema): FilePlan {
  const forms = formsOf(pack, named.name);
  const scope = fileScope(
    pack,
    "models",
    forms.map((direction) => modelName(pack, named.name, direction)),
  );
  const statements = forms.flatMap((direction) =>
    modelStatements(pack, named, {
      name: modelName(pack, named.name, direction),
      scope: scope.at(direction),
      doc: formDoc(pack, named, direction),
    }),
  );
  return { path: `src/models/${modelName(pack, named.name, "read")}.ts`, imports: scope.imports(), statements };
}

function formDoc(pack: Package, named: NamedSchema, direction: Direction): TsDoc {
  const page = docsPage(pack, modelName(pack, named.name, "read"));
  const own = modelDoc(named.schema, page);
  const isSecond = direction === "write" && formsOf(pack, named.name).length === 2;
  if (!isSecond) return own;
  const properties = flattenObject(named.schema, pack.lookup)?.properties ?? [];
  const isLess = properties.some(({ schema }) => schema.readOnly);
  return paragraphs(
    doc(isLess ? "The form for requests, without the properties that only the server sets." : "The form for requests."),
    own,
  );
}

interface Form {
  readonly name: TsCode;
  readonly scope: TypeScope;
  readonly doc: TsDoc;
  readonly typeParameters?: readonly TsCode[];
}

function modelStatements(pack: Package, named: NamedSchema, form: Form): StatementPlan[] {
  const { schema } = named;
  if (schema.kind === "enum" && schema.open) return enumStatements(schema, form, valuesName(pack, named.name));
  const object = flattenObject(schema, pack.lookup);
  const values = pack.discriminators.get(named.name);
  const isOne = schema.kind === "intersection" && partsOf(schema).length === 1;
  const isAlias = schema.kind === "ref" || (isOne && typeof schema.unevaluatedProperties !== "object");
  // A second name for a schema has a type of its own where a union knows it by values of its own.
  const isTold = object?.properties.some(({ name }) => values?.has(name)) === true;
  if (object === undefined || (isAlias && !isTold)) return [aliasStatement(schema, form)];
  return [interfaceStatement(object, form, values)];
}

/** The type of a schema that has no values of discriminators: an interface where it is an object. */
export function typeStatement(lookup: SchemaLookup, schema: Schema, form: Form): StatementPlan {
  const object = flattenObject(schema, lookup);
  return object === undefined ? aliasStatement(schema, form) : interfaceStatement(object, form);
}

/** The known values, as a list for programs that show them, and the open type of them. */
function enumStatements(schema: EnumSchema, form: Form, values: TsCode): StatementPlan[] {
  return [
    {
      kind: "const",
      name: values,
      exported: true,
      doc: doc(`The values of ${form.name} in this version of the API.`),
      value: code`[${join(schema.values.map(literal), ", ")}] as const`,
    },
    {
      kind: "type",
      name: form.name,
      typeParameters: [],
      doc: form.doc,
      type: code`${form.scope.runtime("Open")}<(typeof ${values})[number]>`,
    },
  ];
}

function aliasStatement(schema: Schema, form: Form): StatementPlan {
  // A named type never includes null: each reference to a nullable schema adds the null.
  const type = typeOf(withoutNull(schema), form.scope);
  return { kind: "type", name: form.name, typeParameters: form.typeParameters ?? [], doc: form.doc, type };
}

function withoutNull(schema: Schema): Schema {
  if (schema.kind !== "union") return { ...schema, nullable: false };
  return { ...schema, nullable: false, members: schema.members.map(withoutNull) };
}

function interfaceStatement(
  object: ObjectSchema,
  form: Form,
  values?: ReadonlyMap<string, readonly string[]>,
): StatementPlan {
  return {
    kind: "interface",
    name: form.name,
    typeParameters: form.typeParameters ?? [],
    doc: form.doc,
    ...membersOf(object, form.scope, values),
  };
}

function genericFile(pack: Package, generic: Generic): FilePlan {
  const name = pack.names.generics.get(generic.head) ?? ident(generic.head);
  const parameters = typeParameters(generic.arity);
  const args = generic.instances.get(generic.template.name) ?? [];
  const substitute = new Map(args.map((argument, index) => [argument, parameters[index] ?? ident("T")]));
  const scope = fileScope(pack, "models", [name], substitute);
  const [direction = "read"] = formsOf(pack, generic.template.name);
  const statements = modelStatements(pack, generic.template, {
    name,
    scope: scope.at(direction),
    doc: modelDoc({ ...generic.template.schema, title: generic.head }, docsPage(pack, name)),
    typeParameters: parameters,
  });
  return { path: `src/models/${name}.ts`, imports: scope.imports(), statements };
}
