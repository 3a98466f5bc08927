/** How this dialect makes Python names. */
import {
  camelize,
  camelizeOperationId,
  sanitizeName,
  underscore,
  type UnderscoreRelease,
} from "../../reference/words.js";

/** Words that no name may be: Python's own, and variables of the generated methods. In any case of letters. */
const reserved = new Set(
  (
    "all_params resource_path path_params query_params header_params form_params local_var_files body_params auth_settings property " +
    "and del from not while as elif global or with assert else if pass yield break except import print class exec in raise continue " +
    "finally is return def for lambda try self nonlocal none true false async await"
  ).split(" "),
);

const isReserved = (word: string): boolean => reserved.has(word.toLowerCase());

const beginsWithDigit = (word: string): boolean => /^\d/.test(word);

export const tagName = (tag: string): string => sanitizeName(tag, "before-7");

/** `dag_run` → `DagRun`; a reserved word, or a name that begins with a digit, gets `Model` in front. */
export function modelName(name: string): string {
  const word = sanitizeName(name, "before-7");
  return camelize(isReserved(word) || beginsWithDigit(word) ? `model_${word}` : word);
}

/** `dagRunId` → `dag_run_id`, `class` → `_class` */
export function variableName(name: string, release: UnderscoreRelease): string {
  const word = sanitizeName(name, "before-7");
  const lower = underscore(/^[A-Z_]*$/.test(word) ? word.toLowerCase() : word, release).replace(/^_*/, "");
  return isReserved(lower) || beginsWithDigit(lower) ? `_${lower}` : lower;
}

/** `callback` is a parameter that every generated method has. */
export const parameterName = (name: string, release: UnderscoreRelease): string =>
  name === "callback" ? "param_callback" : variableName(name, release);

/** `getDagRun` → `get_dag_run`, `import` → `call_import` */
export function operationName(id: string, release: UnderscoreRelease): string {
  const word = camelizeOperationId(id, /[-_:;#]/);
  return underscore(
    sanitizeName(isReserved(word) || beginsWithDigit(word) ? `call_${word}` : word, "before-7"),
    release,
  );
}
