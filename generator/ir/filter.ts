import { failure } from "../diagnostics.js";
import type { Api, Operation } from "./model.js";
import { usedSchemas } from "./usage.js";

/** Which operations stay. Globs over tag names and operationIds: `*` is any text, `?` any character. */
export interface OperationFilter {
  readonly includeTags: readonly string[];
  readonly excludeTags: readonly string[];
  readonly includeOperations: readonly string[];
  readonly excludeOperations: readonly string[];
  readonly excludeDeprecated: boolean;
}

/**
 * The API with only the operations that pass, and only the schemas that those use. Without a filter everything stays.
 * Throws FILTER_EMPTY where nothing passes.
 */
export function filterApi(api: Api, filter: OperationFilter): Api {
  const { includeTags, excludeTags, includeOperations, excludeOperations, excludeDeprecated } = filter;
  const globs = [includeTags, excludeTags, includeOperations, excludeOperations];
  if (globs.every((list) => list.length === 0) && !excludeDeprecated) return api;

  const passes = (operation: Operation): boolean =>
    (includeTags.length === 0 || operation.tags.some(matcher(includeTags))) &&
    (includeOperations.length === 0 || matcher(includeOperations)(operation.id)) &&
    !operation.tags.some(matcher(excludeTags)) &&
    !matcher(excludeOperations)(operation.id) &&
    !(excludeDeprecated && operation.deprecated);
  const operations = api.operations.filter(passes);
  if (operations.length === 0)
    throw failure("FILTER_EMPTY", `None of the ${api.operations.length} operations passes the filters.`);
  const used = usedSchemas({ ...api, operations });
  return { ...api, operations, schemas: api.schemas.filter((named) => used.has(named.name)) };
}

function matcher(globs: readonly string[]): (text: string) => boolean {
  const patterns = globs.map(
    (glob) =>
      new RegExp(
        `^${glob
          .replace(/[\\^$.|+()[\]{}]/g, "\\$&")
          .replaceAll("*", ".*")
          .replaceAll("?", ".")}$`,
        "s",
      ),
  );
  return (text) => patterns.some((pattern) => pattern.test(text));
}
