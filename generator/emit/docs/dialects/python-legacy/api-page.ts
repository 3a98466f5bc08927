/** The view of docs/<Class>Api.md. */
import { authView, type ConfigurationStyle } from "../../reference/auth-view.js";
import type { Codegen } from "../../reference/default-codegen/language.js";
import { consumesOf, parametersOf, producesOf, resultOf, written } from "../../reference/default-codegen/operation.js";
import type { CodegenParameter } from "../../reference/default-codegen/parameter.js";
import { type ApiFacts, namesScheme, type OperationFacts } from "../../reference/operations.js";
import { escapeText } from "../../reference/text.js";
import { uniquelyNamed, variable } from "../../reference/unique-names.js";
import type { CommonOperationView, ParameterView, ResponseView } from "../../reference/view.js";
import { apiClassName } from "../../reference/words.js";
import { classExpression, fixedExample } from "./fixed-examples.js";
import type { DescribeHeaders } from "./headers.js";
import { exampleOf } from "./values.js";

export interface PythonLegacyOperation extends Omit<
  CommonOperationView<PythonLegacyParameter>,
  "consumes" | "produces"
> {
  readonly className: string;
  /** The class in the package. */
  readonly apiClass: string;
  /** True also where the operation names only schemes that pages do not list. */
  readonly hasAuth: boolean;
  /** The names of all ways to authenticate; in `auth` are those that have an example. */
  readonly authorization: readonly string[];
  /** Its place on the page, as the README links to it. */
  readonly anchor: string;
  /** `dag_id, limit=limit` */
  readonly call: string;
  /** As one text; empty where there is none. */
  readonly consumes: string;
  readonly produces: string;
}

export interface PythonLegacyParameter extends ParameterView {
  /** A default may be an empty text. */
  readonly hasDefault: boolean;
  readonly hasLink: boolean;
}

/** What the pages of all APIs have in common. */
export interface PythonLegacySite extends ConfigurationStyle {
  readonly describeHeaders: DescribeHeaders;
  readonly packageName: string;
  readonly basePath: string;
}

export interface PythonLegacyApiPage extends PythonLegacySite {
  readonly className: string;
  readonly operations: readonly PythonLegacyOperation[];
}

export function apiPage(codegen: Codegen, site: PythonLegacySite, { tag, operations }: ApiFacts): PythonLegacyApiPage {
  const className = apiClassName(tag);
  return { ...site, className, operations: operations.map((facts) => operationView(codegen, site, className, facts)) };
}

/** There is an example for each way to authenticate, which tells of all of them. Real documents have up to 26. */
const mostExamples = 50;

function operationView(
  codegen: Codegen,
  site: PythonLegacySite,
  className: string,
  facts: OperationFacts,
): PythonLegacyOperation {
  const views = parametersOf(codegen, facts).map((parameter) => parameterView(parameter, site));
  const parameters = site.fixes ? uniquelyNamed(views) : views;
  const result = resultOf(codegen, facts);
  const auth = facts.auth.map((one) => authView(one, escapeText));
  return {
    className,
    apiClass: site.fixes ? classExpression(site.packageName, className) : `${site.packageName}.${className}`,
    name: facts.name,
    anchor: facts.name,
    method: facts.method,
    path: facts.path,
    summary: escapeText(facts.summary ?? ""),
    description: escapeText(facts.description ?? ""),
    parameters,
    call: parameters.map(({ name, required }) => (required ? name : `${name}=${name}`)).join(", "),
    ...(result === undefined ? {} : { result }),
    hasAuth: auth.length > 0 || namesScheme(codegen.spec, written(codegen, facts)),
    auth: auth.slice(0, mostExamples),
    authorization: auth.map(({ name }) => name),
    consumes: consumesOf(codegen, facts),
    produces: producesOf(codegen, facts),
    responses: responseViews(codegen, site, facts),
  };
}

function parameterView(parameter: CodegenParameter, { packageName, fixes }: PythonLegacySite): PythonLegacyParameter {
  const { type, isPrimitive, isFile, base = "", description = "", required, default: fallback } = parameter;
  const hasLink = !isPrimitive && !isFile;
  return {
    name: fixes ? variable(parameter.name) : parameter.name,
    type,
    hasLink,
    ...(hasLink ? { link: base } : {}),
    description,
    required,
    hasDefault: fallback !== undefined,
    default: (fixes ? fallback?.replace(/(?<!\s)\s*[\r\n]\s*/g, " ") : fallback) ?? "",
    example: fixes ? fixedExample(parameter, packageName) : exampleOf(parameter, packageName),
  };
}

/** The response `default`, which is for all other codes, comes last. */
function responseViews(codegen: Codegen, { describeHeaders }: PythonLegacySite, facts: OperationFacts): ResponseView[] {
  const documents = written(codegen, facts)?.responses;
  const views = facts.responses.map(({ code, description = "" }) => {
    const document = documents?.get(code === "0" ? "default" : code);
    const headers = document === undefined ? [] : describeHeaders(document);
    return { code, description: escapeText(description), headers };
  });
  return [...views.filter(({ code }) => code !== "0"), ...views.filter(({ code }) => code === "0")];
}
