/** A name for what has none, made of the keys that lead to it. */
import { pascalCase } from "../../ir/names.js";
import { follow } from "../../load/index.js";
import { isObject, type JsonObject, text } from "../context.js";

/** What a key and those after it say: the words of the name, and how many keys these are. */
type Rule = (
  path: readonly string[],
  index: number,
  document: JsonObject,
) => readonly [words: readonly string[], keys: number];

const skipped =
  (keys: number): Rule =>
  () => [[], keys];
const said =
  (word: string, keys: number): Rule =>
  () => [[word], keys];
/** The next key is a name of the document's. */
const named =
  (...more: readonly string[]): Rule =>
  (path, index) => [[path[index + 1] ?? "", ...more], 2];
/** The next key is the index in a list. */
const numbered =
  (word: string): Rule =>
  (path, index) => [[`${word}${Number(path[index + 1] ?? 0) + 1}`], 2];

const rules: Readonly<Record<string, Rule>> = {
  components: skipped(1),
  webhooks: skipped(1),
  schema: skipped(1),
  schemas: named(),
  properties: named(),
  $defs: named(),
  definitions: named(),
  dependentSchemas: named(),
  headers: named(),
  pathItems: named(),
  callbacks: named(),
  content: skipped(2),
  patternProperties: said("Value", 2),
  additionalProperties: said("Value", 1),
  items: said("Item", 1),
  prefixItems: numbered("Item"),
  allOf: numbered("Part"),
  anyOf: numbered("Option"),
  oneOf: numbered("Option"),
  requestBody: said("Body", 1),
  requestBodies: named("Body"),
  responses: responseWords,
  parameters: parameterWords,
  paths: operationWords,
};

/**
 * `#/components/schemas/Tree/properties/root` → `TreeRoot`; `#/paths/~1dags/get/responses/200/content/application~1json/schema` →
 * `GetDagsResponse`, with the operationId where there is one.
 */
export function nameAlong(document: JsonObject, path: readonly string[]): string {
  const all: string[] = [];
  for (let index = 0; index < path.length;) {
    const key = path[index] ?? "";
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
    const [words, keys] = rule?.(path, index, document) ?? [[key], 1];
    all.push(...words);
    index += keys;
  }
  const name = all.map((word) => pascalCase(word) || word).join("");
  return name.slice(0, 100) || "Schema";
}

/** Of the answers of an operation, the one that is expected needs no status. */
function responseWords(...[path, index]: Parameters<Rule>): ReturnType<Rule> {
  const key = path[index + 1] ?? "";
  if (index === 1) return [[key, "Response"], 2];
  return [["Response", ...(/^2/.test(key) ? [] : [key])], 2];
}

function parameterWords(...[path, index, document]: Parameters<Rule>): ReturnType<Rule> {
  const parameter = follow(document, path.slice(0, index + 2));
  const name = isObject(parameter) ? text(parameter, "name") : undefined;
  return [[name ?? path[index + 1] ?? ""], 2];
}

/** The name of the operation; for what stands beside the operations of a path, the path. */
function operationWords(...[path, index, document]: Parameters<Rule>): ReturnType<Rule> {
  const [route = "", method = "parameters"] = path.slice(index + 1);
  if (method === "parameters") return [[route], 2];
  const operation = follow(document, path.slice(0, index + 3));
  const id = isObject(operation) ? text(operation, "operationId") : undefined;
  return [id === undefined || id === "" ? [method, route] : [id], 3];
}
