/**
 * Plans → text. The one place that knows ts-morph: one structure per file, printed once (adding statements one by one is
 * quadratic), then formatted as prettier would.
 */
import {
  printStructure,
  type SourceFileStructure,
  type StatementStructures,
  StructureKind,
  VariableDeclarationKind,
} from "ts-morph";
import type { OutputFile } from "../../output-file.js";
import { turns } from "../../turns.js";
import type { TsDoc } from "./code.js";
import type { ArgumentPlan, ClassPlan, FilePlan, MethodPlan, PropertyPlan, StatementPlan } from "./plan.js";

/** How many files are made at once: the first are formatted while others are still printed. */
const atOnce = 4;

/** Prints all files of a package. */
export async function printFiles(plans: readonly FilePlan[], header: string): Promise<OutputFile[]> {
  const { formatSource } = await import("./format.js");
  const inTurn = turns(atOnce);
  const print = async (plan: FilePlan) => {
    const source = printStructure(structureOf(plan));
    return { path: plan.path, text: await formatSource(plan.path, `${header}\n${source}`) };
  };
  return Promise.all(plans.map((plan) => inTurn(() => print(plan))));
}

function structureOf(plan: FilePlan): SourceFileStructure {
  return {
    kind: StructureKind.SourceFile,
    statements: [
      ...plan.imports.map(({ from, names, typeOnly }): StatementStructures => ({
        kind: StructureKind.ImportDeclaration,
        moduleSpecifier: from,
        isTypeOnly: typeOnly,
        namedImports: [...names],
      })),
      // A blank line before each: the formatter keeps what it finds.
      ...plan.statements.map((item) => ({ ...statement(item), leadingTrivia: item.kind === "reexport" ? "" : "\n" })),
    ],
  };
}

function statement(plan: StatementPlan): StatementStructures {
  switch (plan.kind) {
    case "interface":
      return {
        kind: StructureKind.Interface,
        name: plan.name,
        isExported: true,
        typeParameters: [...plan.typeParameters],
        ...docs(plan.doc),
        properties: plan.properties.map(property),
        ...(plan.index === undefined
          ? {}
          : { indexSignatures: [{ keyName: "key", keyType: "string", returnType: plan.index }] }),
      };
    case "type":
      return {
        kind: StructureKind.TypeAlias,
        name: plan.name,
        isExported: true,
        typeParameters: [...plan.typeParameters],
        ...docs(plan.doc),
        type: plan.type,
      };
    case "const":
      return {
        kind: StructureKind.VariableStatement,
        isExported: plan.exported,
        declarationKind: VariableDeclarationKind.Const,
        ...docs(plan.doc),
        declarations: [
          { name: plan.name, initializer: plan.value, ...(plan.type === undefined ? {} : { type: plan.type }) },
        ],
      };
    case "class":
      return classStructure(plan);
    case "function":
      return { kind: StructureKind.Function, isExported: true, ...method(plan) };
    case "reexport":
      return {
        kind: StructureKind.ExportDeclaration,
        moduleSpecifier: plan.from,
        isTypeOnly: plan.typeOnly,
        ...(plan.names.length === 0 ? {} : { namedExports: [...plan.names] }),
      };
  }
}

function classStructure(plan: ClassPlan): StatementStructures {
  return {
    kind: StructureKind.Class,
    name: plan.name,
    isExported: true,
    ...(plan.extends === undefined ? {} : { extends: plan.extends }),
    ...docs(plan.doc),
    properties: plan.fields.map((field) => ({ ...property(field), isReadonly: true })),
    ctors:
      plan.constructorPlan === undefined
        ? []
        : [
            {
              parameters: plan.constructorPlan.parameters.map(argument),
              statements: [...plan.constructorPlan.body],
              ...docs(plan.constructorPlan.doc),
            },
          ],
    methods: plan.methods.map(method),
  };
}

function method({ name, parameters, returns, body, doc }: MethodPlan) {
  return { name, parameters: parameters.map(argument), returnType: returns, statements: [body], ...docs(doc) };
}

function property(plan: PropertyPlan): { name: string; type: string; hasQuestionToken: boolean; docs?: string[] } {
  return { name: plan.key, type: plan.type, hasQuestionToken: plan.optional, ...docs(plan.doc) };
}

function argument(plan: ArgumentPlan): { name: string; type: string; hasQuestionToken: boolean; initializer?: string } {
  return {
    name: plan.name,
    type: plan.type,
    hasQuestionToken: plan.optional === true,
    ...(plan.initializer === undefined ? {} : { initializer: plan.initializer }),
  };
}

function docs(text: TsDoc): { docs?: string[] } {
  return text === "" ? {} : { docs: [text] };
}
