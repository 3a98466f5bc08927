/** How this dialect makes names. */
import { characterNames } from "../../reference/characters.js";
import {
  camelize,
  camelizeOperationId,
  lowerCamel,
  sanitizeName,
  type WordRelease,
  underscore,
} from "../../reference/words.js";

const reserved = new Set("case do done elif else esac fi for function if in select then time until while".split(" "));

/** `DAG Run` → `DAGRun`; no class begins with a digit. */
export function tagName(tag: string, release: WordRelease): string {
  const name = camelize(sanitizeName(tag, release));
  return /^\d/.test(name) ? `Class${name}` : name;
}

/** `dag_run` → `DagRun`; odd characters stay. */
export const modelName = (name: string): string => camelize(`_${name}_`);

/** The heading of a model's page: the name as the spec has it. */
export const modelTitle = (name: string): string => (reserved.has(name) ? `_${name}` : name);

/** `dag_id` → `dagUnderscoreid` */
export function propertyName(name: string): string {
  if (reserved.has(name)) return `_${name}`;
  return [...name].map((character) => characterNames[character] ?? character).join("");
}

/** `dag_id` → `dagId`, `order by[0]` → `order byLeft_Square_Bracket0Right_Square_Bracket` */
export const parameterName = (name: string): string => propertyName(camelizeOperationId(name, /[-_:;#]/));

/** `get_dag_run` → `getDagRun`, `2nd` → `call2nd` */
export function operationName(id: string, release: WordRelease): string {
  const word = camelizeOperationId(id, /[-_:;#]/);
  if (reserved.has(word.toLowerCase()))
    return underscore(`call${camelize(word)}`, release === "before-7" ? "before-5" : "since-5");
  return lowerCamel(sanitizeName(/^\d/.test(word) ? `call_${word}` : word, release));
}
