/**
 * The check that catches every kind of injected code: what a parser finds in the printed files is exactly what was planned.
 * (Text of a spec that gets out of its place makes another statement, another member, or another expression.)
 */
import { createRequire } from "node:module";
import type * as Morph from "ts-morph";
import type { ClassPlan, FilePlan, ImportPlan, StatementPlan } from "../../generator/emit/typescript/plan.js";
import type { OutputFile } from "../../generator/write/index.js";

const { ts } = createRequire(import.meta.url)("ts-morph") as typeof Morph;
type Node = Morph.ts.Node;
type SourceFile = Morph.ts.SourceFile;

/** A statement in one line: its kind, its name and the names of its members, in their order. */
type Outline = string;

/** Each planned file: what was planned of it, and what is in it. */
export function contents(plans: readonly FilePlan[], files: readonly OutputFile[]): readonly Compared[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return plans.map((plan) => ({ planned: planned(plan), found: found(plan.path, texts.get(plan.path) ?? "") }));
}

/** Both are equal where the text of the spec stayed text. */
export interface Compared {
  readonly planned: Content;
  readonly found: Content;
}

interface Content {
  readonly path: string;
  readonly errors: readonly string[];
  readonly outlines: readonly Outline[];
  /** What stands where only data, or one `return`, should. */
  readonly strangers: readonly string[];
}

function planned(plan: FilePlan): Content {
  const outlines = [...plan.imports.map(importOutline), ...plan.statements.map(statementOutline)];
  return { path: plan.path, errors: [], outlines, strangers: [] };
}

function importOutline({ from, names, typeOnly }: ImportPlan): Outline {
  return line(`import${typeOnly ? " type" : ""}`, from, names);
}

function statementOutline(plan: StatementPlan): Outline {
  switch (plan.kind) {
    case "interface":
      return line("interface", plan.name, [
        ...(plan.index === undefined ? [] : ["[key: string]"]),
        ...plan.properties.map(({ key }) => nameIn(key)),
      ]);
    case "class":
      return line("class", plan.name, classMembers(plan));
    case "reexport":
      return line(`export${plan.typeOnly ? " type" : ""}`, plan.from, plan.names.length === 0 ? ["*"] : plan.names);
    case "function":
    case "type":
    case "const":
      return line(plan.kind, plan.name, []);
  }
}

function classMembers({ fields, constructorPlan, methods }: ClassPlan): string[] {
  return [
    ...fields.map(({ key }) => nameIn(key)),
    ...(constructorPlan === undefined ? [] : ["constructor()"]),
    ...methods.map(({ name }) => `${name}()`),
  ];
}

/** The name that a key stands for, whether it is quoted or not. */
function nameIn(key: string): string {
  return key.startsWith('"') ? (JSON.parse(key.replace(/\\u\{(\w+)\}/g, surrogates)) as string) : key;
}

function surrogates(_: string, point: string): string {
  return JSON.stringify(String.fromCodePoint(parseInt(point, 16))).slice(1, -1);
}

function line(kind: string, name: string, members: readonly string[]): Outline {
  return `${kind} ${JSON.stringify(name)} ${JSON.stringify(members)}`;
}

function found(path: string, text: string): Content {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);
  return {
    path,
    errors: errorsOf(source),
    outlines: source.statements.map((statement) => foundOutline(statement)),
    strangers: source.statements.flatMap(strangersIn),
  };
}

function errorsOf(source: SourceFile): string[] {
  const { parseDiagnostics } = source as SourceFile & { readonly parseDiagnostics: readonly Morph.ts.Diagnostic[] };
  return parseDiagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

function foundOutline(node: Morph.ts.Statement): Outline {
  if (ts.isImportDeclaration(node)) {
    const clause = node.importClause;
    const kind = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? "import type" : "import";
    return line(kind, textOf(node.moduleSpecifier), namesOf(clause?.namedBindings));
  }
  if (ts.isExportDeclaration(node)) {
    const names = node.exportClause === undefined ? ["*"] : namesOf(node.exportClause);
    return line(node.isTypeOnly ? "export type" : "export", textOf(node.moduleSpecifier), names);
  }
  if (ts.isInterfaceDeclaration(node)) return line("interface", node.name.text, node.members.map(memberName));
  if (ts.isClassDeclaration(node)) return line("class", node.name?.text ?? "", node.members.map(memberName));
  if (ts.isFunctionDeclaration(node)) return line("function", node.name?.text ?? "", []);
  if (ts.isTypeAliasDeclaration(node)) return line("type", node.name.text, []);
  if (ts.isVariableStatement(node)) {
    return line("const", node.declarationList.declarations.map(({ name }) => name.getText()).join(), []);
  }
  return line(ts.SyntaxKind[node.kind], node.getText().slice(0, 80), []);
}

function namesOf(node: Node | undefined): string[] {
  const isList = node !== undefined && (ts.isNamedImports(node) || ts.isNamedExports(node));
  return isList ? node.elements.map((element) => element.getText()) : [node?.getText() ?? ""];
}

function memberName(node: Node): string {
  if (ts.isIndexSignatureDeclaration(node)) return "[key: string]";
  if (ts.isConstructorDeclaration(node)) return "constructor()";
  if (ts.isMethodDeclaration(node)) return `${textOf(node.name)}()`;
  const isProperty = ts.isPropertySignature(node) || ts.isPropertyDeclaration(node);
  return isProperty && (ts.isPropertySignature(node) || node.initializer === undefined)
    ? textOf(node.name)
    : `${ts.SyntaxKind[node.kind]} ${node.getText().slice(0, 80)}`;
}

function textOf(node: Node | undefined): string {
  return node !== undefined && (ts.isIdentifier(node) || ts.isStringLiteral(node) || ts.isNumericLiteral(node))
    ? node.text
    : (node?.getText() ?? "");
}

/** Expressions beside the planned ones: constants are data, methods return one call, constructors assign fields. */
function strangersIn(statement: Morph.ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ initializer }) =>
      unlike(initializer, (node) => isData(node) || isEnvironment(node) || isRoot(node) || isHelper(node)),
    );
  }
  if (ts.isFunctionDeclaration(statement)) return bodyStrangers(statement);
  if (!ts.isClassDeclaration(statement)) return [];
  return statement.members.flatMap((member) => {
    if (ts.isMethodDeclaration(member)) return bodyStrangers(member);
    if (!ts.isConstructorDeclaration(member)) return [];
    return (member.body?.statements ?? []).filter((item) => !isSetup(item)).map((item) => item.getText());
  });
}

/** The whole of it, unless it does nothing but return something. */
function bodyStrangers(node: Morph.ts.MethodDeclaration | Morph.ts.FunctionDeclaration): string[] {
  const [only, ...more] = node.body?.statements ?? [];
  return only !== undefined && ts.isReturnStatement(only) && more.length === 0 ? [] : [node.getText()];
}

function unlike(node: Node | undefined, test: (node: Node) => boolean): string[] {
  return node === undefined || test(node) ? [] : [node.getText().slice(0, 80)];
}

/** Literals, names, and lists and objects of them. */
function isData(node: Node): boolean {
  if (ts.isAsExpression(node)) return isData(node.expression) && node.type.getText() === "const";
  if (ts.isPrefixUnaryExpression(node)) return ts.isNumericLiteral(node.operand);
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isData);
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.every((item) =>
      ts.isSpreadAssignment(item)
        ? ts.isIdentifier(item.expression)
        : ts.isPropertyAssignment(item) && !ts.isComputedPropertyName(item.name) && isData(item.initializer),
    );
  }
  const { TrueKeyword, FalseKeyword, NullKeyword } = ts.SyntaxKind;
  const kinds: readonly Morph.ts.SyntaxKind[] = [TrueKeyword, FalseKeyword, NullKeyword];
  return kinds.includes(node.kind) || ts.isStringLiteral(node) || ts.isNumericLiteral(node) || ts.isIdentifier(node);
}

/** `(env) => environment("ACME", { token: bearer, password: (options) => passwordGrant(X, options) }, env, "https://…")` */
function isEnvironment(node: Node): boolean {
  const text = node.getText().replace(/\(options\) =>\s+passwordGrant\(\s*[\p{L}\p{M}\p{N}_]+,\s*options,?\s*\)/u, "x");
  return /^\(env\) =>\s+environment\(\s*"[A-Z\d_]+",\s*\{[\w\s:,]*\},\s*env(?:,\s*(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))?,?\s*\)$/.test(
    text,
  );
}

/** `rootOf("/v1", {}, { "https://…": {} })`: data alone. */
function isRoot(node: Node): boolean {
  return ts.isCallExpression(node) && node.expression.getText() === "rootOf" && node.arguments.every(isData);
}

/** `(client, params, options) => triggered({ trigger, run, body: "x" }, client, params, options)`: one call, with data. */
function isHelper(node: Node): boolean {
  if (!ts.isArrowFunction(node) || !ts.isCallExpression(node.body)) return false;
  const isPlain = node.parameters.every(({ name, initializer }) => ts.isIdentifier(name) && initializer === undefined);
  return isPlain && ts.isIdentifier(node.body.expression) && node.body.arguments.every(isGiven);
}

/** Data, or names of what the file has, under their own names. */
function isGiven(node: Node): boolean {
  if (!ts.isObjectLiteralExpression(node)) return isData(node);
  return node.properties.every(
    (item) => ts.isShorthandPropertyAssignment(item) || (ts.isPropertyAssignment(item) && isData(item.initializer)),
  );
}

/** `const client = new Client(config);` and `this.x = new X(client);` */
function isSetup(node: Node): boolean {
  const text = node.getText().replace(/[\s,]+/g, " ");
  return /^(const client|this\.[\p{L}\p{M}\p{N}_]+) = new [\p{L}\p{M}\p{N}_]+\( ?(config|client) ?\);$/u.test(text);
}
