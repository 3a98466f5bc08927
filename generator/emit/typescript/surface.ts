/** The public surface of a package as sorted text: names, signatures, types, no prose. Two versions of it are a readable diff. */
import type { ClassPlan, ConstPlan, FilePlan, InterfacePlan, MethodPlan, StatementPlan } from "./plan.js";

/** One line per exported name or member, sorted within its kind. */
export function surfaceOf(plans: readonly FilePlan[]): string {
  // What stands in for a file of the providers is for them alone.
  const statements = plans
    .filter(({ path }) => !path.startsWith("src/runtime/auth/"))
    .flatMap((plan) => plan.statements);
  return (
    statements
      .flatMap(linesOf)
      .map((line) => line.replace(/\/\*\*[\s\S]*?\*\/\s*/g, "").replace(/\s+/g, " "))
      .sort((a, b) => (a < b ? -1 : 1))
      .join("\n") + "\n"
  );
}

function linesOf(statement: StatementPlan): string[] {
  switch (statement.kind) {
    case "interface":
      return interfaceLines(statement);
    case "type":
      return [`type ${statement.name}${parameters(statement.typeParameters)} = ${statement.type}`];
    case "const":
      return statement.exported ? [constLine(statement)] : [];
    case "class":
      return classLines(statement);
    case "function":
      return [`function ${signature(statement)}`];
    case "reexport":
      return [];
  }
}

/** A constant with its type where the type is written, else with its value. */
function constLine({ name, type, value }: ConstPlan): string {
  return type === undefined ? `const ${name} = ${value}` : `const ${name}: ${type}`;
}

function interfaceLines(plan: InterfacePlan): string[] {
  const name = `${plan.name}${parameters(plan.typeParameters)}`;
  const members = plan.properties.map(
    ({ key, type, optional }) => `interface ${name} . ${key}${optional ? "?" : ""}: ${type}`,
  );
  const index = plan.index === undefined ? [] : [`interface ${name} . [key: string]: ${plan.index}`];
  return [...members, ...index, ...(members.length + index.length === 0 ? [`interface ${name}`] : [])];
}

function classLines(plan: ClassPlan): string[] {
  return [
    ...plan.fields.map((field) => `class ${plan.name} . ${field.key}: ${field.type}`),
    ...plan.methods.map((method) => `class ${plan.name} . ${signature(method)}`),
  ];
}

function signature({ name, parameters: list, returns }: MethodPlan): string {
  const written = list.map(({ name: argument, type, optional, initializer }) => {
    const mark = optional === true || initializer !== undefined ? "?" : "";
    return `${argument}${mark}: ${type}`;
  });
  return `${name}(${written.join(", ")}): ${returns}`;
}

function parameters(names: readonly string[]): string {
  return names.length === 0 ? "" : `<${names.join(", ")}>`;
}
