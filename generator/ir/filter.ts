import { failure, type Finding } from "../diagnostics.js";
import type { Api, Operation } from "./model.js";
import { camelCase } from "./names.js";
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
  const { includeTags, excludeTags, includeOperations, excludeOperations, excludeDeprecated } = filter;
  const byTag = (operation: Operation): readonly string[] => operation.tags;
  const byId = ({ id, operationId = id }: Operation): readonly string[] => [
    ...new Set([id, camelCase(id), operationId, camelCase(operationId)]),
  ];
  const tags = [...includeTags, ...excludeTags].map((glob) => ({ glob, fits: fitting(glob, byTag) }));
  const ids = [...includeOperations, ...excludeOperations].map((glob) => ({ glob, fits: fitting(glob, byId) }));
  if (tags.length + ids.length === 0 && !excludeDeprecated) return { api, findings: [] };

  const some = (globs: readonly string[], names: typeof byTag, operation: Operation): boolean =>
    globs.some((glob) => fitting(glob, names)(operation));
  const passes = (operation: Operation) =>
    (includeTags.length === 0 || some(includeTags, byTag, operation)) &&
    (includeOperations.length === 0 || some(includeOperations, byId, operation)) &&
    !some(excludeTags, byTag, operation) &&
    !some(excludeOperations, byId, operation) &&
    !(excludeDeprecated && operation.deprecated);
  const [operations, webhooks] = [api.operations.filter(passes), api.webhooks.filter(passes)];
  if (operations.length + webhooks.length === 0) {
    const known = api.tags.map((tag) => tag.name).join(", ");
    const message = `None of the ${api.operations.length} operations passes the filters; the tags are ${known}.`;
    throw failure("FILTER_EMPTY", message);
  }
  const used = usedSchemas({ ...api, operations, webhooks });
  return {
    api: { ...api, operations, webhooks, schemas: api.schemas.filter((named) => used.has(named.name)) },
    findings: [
      ...[...tags, ...ids]
        .filter(({ fits }) => ![...api.operations, ...api.webhooks].some(fits))
        .map(({ glob }): Finding => ({
          code: "WARN_FILTER_UNUSED",
          message: `The filter \`${glob}\` fits no operation`,
        })),
      ...untaggedWebhooks(api, filter),
    ],
  };
}

/** Says which webhooks go since they have no tag: often they belong to what was chosen. */
function untaggedWebhooks({ webhooks }: Api, { includeTags }: OperationFilter): readonly Finding[] {
  const left = webhooks.filter(({ tags }) => includeTags.length > 0 && tags.length === 0);
  if (left.length === 0) return [];
  const names = listed(left.map(({ name }) => name));
  return [{ code: "WARN_FILTER_WEBHOOKS", message: `The filters leave out ${names}, which have no tag` }];
}

const shownNames = 10;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, shownNames).map((name) => `\`${name}\``);
  return [...shown, ...(names.length > shownNames ? [`${names.length - shownNames} more`] : [])].join(", ");
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
