/** Identifiers, modules and classes as the reference's `python` generator of 5.x makes them of the words of a spec. */
import { camelize, camelizeOperationId, keeping, sanitizeName, underscore } from "../../reference/words.js";

/** Words that cannot be names, whatever their case: those of Python, and the local variables of the generated methods. */
const reserved: ReadonlySet<string> = new Set(
  [
    "all_params resource_path path_params query_params header_params form_params local_var_files body_params auth_settings",
    "property and del from not while as elif global or with assert else if pass yield break except import",
    "print class exec in raise continue finally is return def for lambda try self nonlocal none true",
    "false async await",
  ].flatMap((words) => words.split(" ")),
);

function isReserved(word: string): boolean {
  return reserved.has(word.toLowerCase());
}

/** `DAG Run` → `DAGRun`; a class cannot be called `return` or `2nd`: `ModelReturn`. */
export const className = keeping((schemaName) => {
  // What a reference leads to may have no name.
  if (schemaName === "") return "ERRORUNKNOWN";
  const name = sanitizeName(schemaName, "before-7");
  return camelize(isReserved(name) || /^\d/.test(name) ? `model_${name}` : name);
});

/** The module that a class is in: `DAGRun` → `dag_run`. */
export function moduleName(schemaName: string): string {
  return underscore(className(schemaName), "since-5");
}

/** The name of a property: `dagId` → `dag_id`, `class` → `_class`. */
export function variableName(name: string): string {
  const sanitized = sanitizeName(name, "before-7");
  const word = /^[A-Z_]*$/.test(sanitized) ? sanitized.toLowerCase() : sanitized;
  const variable = underscore(word, "since-5").replace(/^_+/, "");
  return isReserved(variable) || /^\d/.test(variable) ? `_${variable}` : variable;
}

/** As {@link variableName}; but `callback` is a parameter that every generated method has. */
export function parameterName(name: string): string {
  return name === "callback" ? "param_callback" : variableName(name);
}

/** `get-dagRun` → `get_dag_run`. */
export function operationName(id: string): string {
  const name = camelizeOperationId(id, /[-_:;#]/);
  return underscore(sanitizeName(isReserved(name) || /^\d/.test(name) ? `call_${name}` : name, "before-7"), "since-5");
}

/** `DAG Run` → `DAG_Run`: what operations are grouped by. */
export function tagName(tag: string): string {
  return sanitizeName(tag, "before-7");
}

/** `DAG_Run` → `dag_run_api`. */
export function apiModuleName(tag: string, { namesEmptyTags }: { readonly namesEmptyTags: boolean }): string {
  if (tag === "" && namesEmptyTags) return "default_api";
  return underscore(`${tag}_Api`, "since-5");
}
