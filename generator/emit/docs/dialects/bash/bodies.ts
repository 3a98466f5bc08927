/** `--fix-examples`: bodies as the client of the reference generator takes them, from its standard input. */
import { discriminatorValues } from "../../../../ir/discriminators.js";
import { exampleOfBody, isImpossible, toJson } from "../../../../ir/example/index.js";
import { lookupIn } from "../../../../ir/flatten.js";
import type { Api, Json, MediaType, Operation } from "../../../../ir/model.js";
import type { OperationFacts } from "../../reference/operations.js";

/** What a command has for its body. */
export interface BodyInput {
  /** Which media type is sent, where there are several: the client does not choose. */
  readonly contentType?: string;
  /** The body; undefined for one that only a file can hold. */
  readonly text?: string;
}

/** The body of an operation; undefined where it takes none, or one that the client cannot send. */
export type BodyOf = (facts: OperationFacts) => BodyInput | undefined;

/** The bodies of an API. The client has no means to send a form from its standard input. */
export function bodiesOf(api: Api): BodyOf {
  const operations = new Map(api.operations.map((operation) => [keyOf(operation), operation]));
  const context = { lookup: lookupIn(api.schemas), discriminators: discriminatorValues(api) };
  return (facts) => {
    const operation = facts.body?.kind === "body" ? operations.get(keyOf(facts)) : undefined;
    const content = operation?.requestBody?.content ?? [];
    const media = content.find(({ format }) => format === "json") ?? content[0];
    if (operation === undefined || media === undefined) return undefined;
    const text = textOf(context, operation, media);
    return {
      ...(facts.consumes.length > 1 && { contentType: media.type }),
      ...(text !== undefined && { text }),
    };
  };
}

const keyOf = ({ method, path }: Pick<Operation, "method" | "path">): string => `${method} ${path}`;

function textOf(
  context: Parameters<typeof exampleOfBody>[0],
  operation: Operation,
  media: MediaType,
): string | undefined {
  const { format, schema, example } = media;
  if (format === "binary" || format === "any") return undefined;
  const value = schema === undefined ? undefined : exampleOfBody(context, schema, operation, example);
  const json = value === undefined || isImpossible(value) ? {} : toJson(value);
  return format === "json" || !isText(json) ? JSON.stringify(json) : json;
}

const isText = (value: Json): value is string => typeof value === "string";
