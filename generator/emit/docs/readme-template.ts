/** `--readme-template`: a README of the user's own, a Handlebars text with a few placeholders. */
import Handlebars from "handlebars";
import { type Failure, failure } from "../../diagnostics.js";
import type { TextFile } from "../target.js";

/** What a template may name. The first three are Markdown, lines without a line break at the end: write them as `{{{endpoints}}}`. */
export interface ReadmeParts {
  /** A table of all operations. */
  readonly endpoints: string;
  /** A list of all models. */
  readonly models: string;
  /** A list of the security schemes of the build. */
  readonly authorization: string;
  readonly apiVersion: string;
  readonly packageVersion: string;
  readonly packageName: string;
}

const placeholders: readonly (keyof ReadmeParts)[] = [
  "endpoints",
  "models",
  "authorization",
  "apiVersion",
  "packageVersion",
  "packageName",
];

/** Makes a README. */
export type RenderReadme = (parts: ReadmeParts) => string;

/**
 * What makes READMEs by a template. Beside placeholders it may hold comments, and `{{#if models}}…{{/if}}` or `unless`.
 *
 * @throws Failure README_TEMPLATE, with the place, for broken syntax and for anything else in braces
 */
export function compileReadme(template: TextFile): RenderReadme {
  const program = parseTemplate(template);
  checkStatements(template, program.body);
  const render = Handlebars.compile<ReadmeParts>(program, { strict: true, knownHelpersOnly: true });
  return (parts) => render(parts);
}

function parseTemplate(template: TextFile): hbs.AST.Program {
  try {
    return Handlebars.parse(template.text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1);
    throw broken(
      template,
      { line, column: 0 },
      "A placeholder there is not closed, or not written as Handlebars wants it.",
    );
  }
}

function checkStatements(template: TextFile, statements: readonly hbs.AST.Statement[]): void {
  for (const statement of statements) {
    if (isMustache(statement)) checkPlaceholder(template, statement, statement.path, statement.params);
    else if (isBlock(statement)) checkBlock(template, statement);
    else if (statement.type !== "ContentStatement" && statement.type !== "CommentStatement") {
      throw broken(template, statement.loc.start, "Only placeholders, comments, `if` and `unless` are known.");
    }
  }
}

function checkBlock(template: TextFile, block: hbs.AST.BlockStatement): void {
  const [condition, ...more] = block.params;
  if (!/^(if|unless)$/.test(block.path.original) || condition === undefined) {
    throw broken(
      template,
      block.loc.start,
      `\`{{#${block.path.original}}}\` is not known: there are only \`if\` and \`unless\`.`,
    );
  }
  checkPlaceholder(template, block, condition, more);
  checkStatements(template, block.program.body);
  // The types say that it is always there.
  const otherwise = block.inverse as hbs.AST.Program | undefined;
  if (otherwise !== undefined) checkStatements(template, otherwise.body);
}

function checkPlaceholder(
  template: TextFile,
  node: hbs.AST.Node,
  expression: hbs.AST.Expression,
  more: readonly hbs.AST.Expression[],
): void {
  const name = "original" in expression ? String(expression.original) : "";
  if (more.length === 0 && placeholders.some((known) => known === name)) return;
  throw broken(template, node.loc.start, `There is no placeholder \`${name.slice(0, 60)}\`.`);
}

function isMustache(statement: hbs.AST.Statement): statement is hbs.AST.MustacheStatement {
  return statement.type === "MustacheStatement";
}

function isBlock(statement: hbs.AST.Statement): statement is hbs.AST.BlockStatement {
  return statement.type === "BlockStatement";
}

function broken(template: TextFile, at: hbs.AST.Position, cause: string): Failure {
  return failure("README_TEMPLATE", cause, {
    place: { file: template.name, line: at.line, column: at.column + 1 },
    fix: `The placeholders are: ${placeholders.map((name) => `{{${name}}}`).join(", ")}.`,
  });
}
