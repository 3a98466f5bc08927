/** The view of docs/<Class>Api.md. */
import { authView } from "../../reference/auth-view.js";
import type { Codegen } from "../../reference/default-codegen/language.js";
import { consumesOf, parametersOf, producesOf, resultOf } from "../../reference/default-codegen/operation.js";
import type { CodegenParameter } from "../../reference/default-codegen/parameter.js";
import type { ApiFacts, OperationFacts } from "../../reference/operations.js";
import { visible } from "../../reference/text.js";
import type { ApiPage, CommonOperationView, ParameterView } from "../../reference/view.js";
import { apiClassName } from "../../reference/words.js";
import type { BodyOf } from "./bodies.js";
import { escapeText } from "./values.js";

export interface BashOperation extends Omit<CommonOperationView, "parameters" | "consumes" | "produces" | "responses"> {
  readonly parameters: readonly BashParameter[];
  /** A description may be an empty text. */
  readonly hasDescription: boolean;
  /** In place of the example that the reference writes. */
  readonly command?: string;
  readonly className: string;
  /** The name as the README links to it. */
  readonly anchor: string;
  /** As one text; empty where there is none. */
  readonly consumes: string;
  readonly produces: string;
}

/** A parameter of a command, and which form it has in the example. */
export interface BashParameter extends Omit<ParameterView, "example"> {
  readonly hasDefault: boolean;
  readonly hasLink: boolean;
  /** As the spec spells it: what the command takes. */
  readonly originalName: string;
  readonly isPath: boolean;
  readonly isHeader: boolean;
  /** A field of a form. */
  readonly isField: boolean;
  /** In the query. `isValue`: one value; `isContainer`: several, in the style of `list`. */
  readonly isValue: boolean;
  readonly isContainer: boolean;
  readonly list: Readonly<Record<"multi" | "csv" | "pipes" | "ssv", boolean>>;
}

export interface BashApiPage extends Pick<ApiPage, "className" | "basePath"> {
  readonly operations: readonly BashOperation[];
}

export interface BashSite extends Pick<BashApiPage, "basePath"> {
  /** Examples are written as they should be. */
  readonly fixes?: Fixes;
}

/** What examples need beside the views of the reference. */
export interface Fixes {
  readonly bodyOf: BodyOf;
  /** The client of the release can send forms. */
  readonly sendsForms: boolean;
}

export function apiPage(codegen: Codegen, { basePath, fixes }: BashSite, { tag, operations }: ApiFacts): BashApiPage {
  const className = apiClassName(tag);
  const view = (facts: OperationFacts): BashOperation => {
    const made = operationView(codegen, className, facts);
    return fixes === undefined ? made : { ...made, command: commandOf(fixes, made, facts) };
  };
  return { className, basePath, operations: operations.map(view) };
}

/** The example as one command, each argument a word of the shell. A body is behind `<<<`, or in a file. */
function commandOf(fixes: Fixes, { name, parameters, consumes }: BashOperation, facts: OperationFacts): string {
  const isSentForm = fixes.sendsForms && consumes === "application/x-www-form-urlencoded";
  const words = parameters.flatMap((parameter) => wordsOf(parameter, isSentForm));
  const body = fixes.bodyOf(facts);
  const type = body?.contentType === undefined ? [] : ["--content-type", body.contentType];
  const command = ["client.sh", name, ...type, ...words].map(shellWord).join(" ");
  if (body === undefined) return command;
  return body.text === undefined ? `${command} - < file` : `${command} - <<< ${shellWord(body.text)}`;
}

function wordsOf(parameter: BashParameter, isSentForm: boolean): string[] {
  const { originalName: name, isContainer } = parameter;
  if (parameter.isHeader) return [`${name}:value`];
  if (parameter.isField) return isSentForm ? [`${name}:=value`] : [];
  if (parameter.list.multi && isContainer) return ["value1", "value2"].map((value) => `${name}=${value}`);
  const isArgument = parameter.isPath || parameter.isValue || isContainer;
  return isArgument ? [`${name}=${isContainer ? listValue(parameter) : "value"}`] : [];
}

function listValue({ list }: BashParameter): string {
  return ["value1", "value2"].join(list.pipes ? "|" : list.ssv ? " " : ",");
}

/** A word of Bash. None can hold NUL. What is not to be seen is written in bytes, so that the command stays on its line. */
function shellWord(text: string): string {
  const word = text.replaceAll("\0", "");
  if (/^[\w./:=,@%+-]+$/.test(word)) return word;
  if (visible(word) === word) return `'${word.replaceAll("'", String.raw`'\''`)}'`;
  return `$'${visible(word.replace(/[\\']/g, String.raw`\$&`), bytesOf)}'`;
}

const bytesOf = (character: string): string =>
  Buffer.from(character)
    .toString("hex")
    .replace(/../g, String.raw`\x$&`);

function operationView(codegen: Codegen, className: string, facts: OperationFacts): BashOperation {
  const result = resultOf(codegen, facts);
  return {
    className,
    name: facts.name,
    anchor: facts.name.toLowerCase(),
    method: facts.method,
    path: facts.path,
    summary: escapeText(facts.summary ?? ""),
    description: escapeText(facts.description ?? ""),
    hasDescription: facts.description !== undefined,
    parameters: parametersOf(codegen, facts).map(parameterView),
    ...(result === undefined ? {} : { result }),
    auth: facts.auth.map((auth) => authView(auth, escapeText)),
    consumes: consumesOf(codegen, facts),
    produces: producesOf(codegen, facts),
  };
}

function parameterView(parameter: CodegenParameter): BashParameter {
  const { name, originalName, type, isPrimitive, isFile, base = "", description = "", required } = parameter;
  const { default: fallback, listStyle, isContainer } = parameter;
  const hasLink = !isPrimitive && !isFile;
  const isQuery = parameter.in === "query";
  const isStyle = (style: string): boolean => listStyle === style;
  return {
    name,
    originalName,
    type,
    hasLink,
    ...(hasLink ? { link: base } : {}),
    description,
    required,
    hasDefault: fallback !== undefined,
    default: fallback ?? "",
    isPath: parameter.in === "path",
    isHeader: parameter.in === "header",
    isField: parameter.in === "form",
    isValue: isQuery && !isContainer,
    isContainer: isQuery && isContainer,
    list: { multi: isStyle("multi"), csv: isStyle("csv"), pipes: isStyle("pipes"), ssv: isStyle("ssv") },
  };
}
