import { failure, type Finding } from "../diagnostics.js";
import type { Api, Operation } from "./model.js";
import { camelCase } from "./names.js";
import { didYouMean } from "../suggest.js";
import { usedSchemas } from "./usage.js";

/** Which operations stay: globs over tag names and operationIds. `*` stands for any text, `?` for any character. */
export interface OperationFilter {
  readonly includeTags: readonly string[];
  readonly excludeTags: readonly string[];
  readonly includeOperations: readonly string[];
  readonly excludeOperations: readonly string[];
  readonly excludeDeprecated: boolean;
}

export interface Filtered {
  readonly api: Api;
  /** `WARN_FILTER_UNUSED` for each glob that fits nothing, most often a misspelled name. */
  readonly findings: readonly Finding[];
}

/**
 * The API with only the operations and webhooks that pass the filter, and only the schemas that these use. Without a filter everything
 * stays. A glob ignores case and may fit an operationId or its camel case, which is the name of the method.
 *
 * @throws Failure FILTER_EMPTY where no operation passes
 */
export function filterApi(api: Api, filter: OperationFilter): Filtered {
  if (!isFilter(filter)) return { api, findings: [] };
  const found = narrowed(api, passing(filter));
  assertSome([api], [found], filter);
  return { api: found, findings: filterFindings([api], filter) };
}

/** Whether the filter asks for anything. */
export function isFilter({ excludeDeprecated, ...globs }: OperationFilter): boolean {
  return excludeDeprecated || Object.values(globs).some((list) => list.length > 0);
}

/** Whether an operation, or a webhook, passes the filter. */
export function passing(filter: OperationFilter): (operation: Operation) => boolean {
  const tags = { include: filter.includeTags.map(byTag), exclude: filter.excludeTags.map(byTag) };
  const ids = { include: filter.includeOperations.map(byId), exclude: filter.excludeOperations.map(byId) };
  const some = (globs: readonly Glob[], operation: Operation) => globs.some(({ fits }) => fits(operation));
  return (operation) =>
    [tags, ids].every(
      ({ include, exclude }) => (include.length === 0 || some(include, operation)) && !some(exclude, operation),
    ) && !(filter.excludeDeprecated && operation.deprecated);
}

/** The API with the operations and webhooks that stay, and the schemas that these use. */
export function narrowed(api: Api, stays: (operation: Operation) => boolean): Api {
  const [operations, webhooks] = [api.operations.filter(stays), api.webhooks.filter(stays)];
  const used = usedSchemas({ ...api, operations, webhooks });
  return { ...api, operations, webhooks, schemas: api.schemas.filter((named) => used.has(named.name)) };
}

/** @throws Failure FILTER_EMPTY where nothing is left of the APIs */
export function assertSome(apis: readonly Api[], left: readonly Api[], filter: OperationFilter): void {
  if (left.some(({ operations, webhooks }) => operations.length + webhooks.length > 0)) return;
  const operations = apis.flatMap((api) => api.operations);
  const all =
    operations.length === 1 ? "The one operation does not pass" : `None of the ${operations.length} operations passes`;
  const tags = [...new Set(apis.flatMap((api) => api.tags.map((tag) => tag.name)))];
  const ids = operations.map(({ id }) => id);
  const isById = filter.includeOperations.length > 0 && filter.includeTags.length === 0;
  const known = isById ? `operationIds are ${listed(ids)}` : `tags are ${listed(tags)}`;
  const [glob = ""] = isById ? filter.includeOperations : filter.includeTags;
  throw failure("FILTER_EMPTY", `${all} the filters; the ${known}${didYouMean(glob, isById ? ids : tags)}`);
}

/** What there is to say of a filter: globs that fit nothing in any of the APIs, and webhooks that it cannot choose. */
export function filterFindings(apis: readonly Api[], filter: OperationFilter): readonly Finding[] {
  const tags = [...filter.includeTags, ...filter.excludeTags].map(byTag);
  const ids = [...filter.includeOperations, ...filter.excludeOperations].map(byId);
  const all = apis.flatMap(({ operations, webhooks }) => [...operations, ...webhooks]);
  const unused = [...tags, ...ids].filter(({ fits }) => !all.some(fits));
  return [
    ...unused.map(({ glob }): Finding => ({
      code: "WARN_FILTER_UNUSED",
      message: `The filter \`${glob}\` matches no operation`,
    })),
    ...untaggedWebhooks(apis, filter),
  ];
}

/** Says which webhooks go since they have no tag: often they belong to what was chosen. */
function untaggedWebhooks(apis: readonly Api[], { includeTags }: OperationFilter): readonly Finding[] {
  const left = apis.flatMap(({ webhooks }) => webhooks.filter(({ tags }) => tags.length === 0));
  if (includeTags.length === 0 || left.length === 0) return [];
  const names = listed([...new Set(left.map(({ name }) => name))]);
  return [{ code: "WARN_FILTER_WEBHOOKS", message: `The filters exclude ${names}, which have no tag` }];
}

const shownNames = 10;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, shownNames).map((name) => `\`${name}\``);
  return [...shown, ...(names.length > shownNames ? [`${names.length - shownNames} more`] : [])].join(", ");
}

interface Glob {
  readonly glob: string;
  readonly fits: (operation: Operation) => boolean;
}

function byTag(glob: string): Glob {
  return { glob, fits: fitting(glob, ({ tags }) => tags) };
}

function byId(glob: string): Glob {
  const names = ({ id, operationId = id }: Operation) => [
    ...new Set([id, camelCase(id), operationId, camelCase(operationId)]),
  ];
  return { glob, fits: fitting(glob, names) };
}

/** Whether one of the names of an operation fits the glob. */
function fitting(glob: string, names: (operation: Operation) => readonly string[]): (operation: Operation) => boolean {
  const text = glob
    .replace(/[\\^$.|+()[\]{}]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  const pattern = new RegExp(`^${text}$`, "is");
  return (operation) => names(operation).some((name) => pattern.test(name));
}
