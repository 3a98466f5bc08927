/** Calls that the server makes: webhooks (OpenAPI 3.1, section 4.8.1) and callbacks (section 4.8.18). A client does not send them. */
import { Failure } from "../diagnostics.js";
import type { Callback, HttpMethod, Pointer } from "../ir/model.js";
import {
  entriesOf,
  externalDocsOf,
  type JsonObject,
  listAt,
  member,
  objectAt,
  optionalText,
  type ParseContext,
  report,
  type SpecNode,
  text,
} from "./context.js";
import { splitKey } from "./path-key.js";
import { operationsIn, parameters, requestBody } from "./paths.js";
import { resolve } from "./reference.js";
import { parseResponses } from "./responses.js";
import { parseSecurity, type SecurityDefaults } from "./security.js";

type Schemes = SecurityDefaults["schemes"];

/** The `webhooks` of a document: Path Item Objects by name. */
export function parseWebhooks(context: ParseContext, root: SpecNode<JsonObject>, schemes: Schemes): Callback[] {
  return readable(context, `${root.pointer}/webhooks`, () =>
    entriesOf(objectAt(context, root, "webhooks")).flatMap(([name, node]) =>
      parseItem(context, { name, expression: "", node, schemes, depth: 0 }),
    ),
  );
}

/** How deep callbacks may have callbacks, which may lead back to the first. */
const deepest = 3;

/** The `callbacks` of an operation: by name, Path Item Objects by the expression that says where the call goes. */
export function parseCallbacks(
  context: ParseContext,
  operation: SpecNode<JsonObject>,
  schemes: Schemes,
  depth = 0,
): Callback[] {
  const pointer = `${operation.pointer}/callbacks`;
  if (member(operation.value, "callbacks") === undefined) return [];
  if (depth === deepest) {
    report(context, "QUIRK_CALLBACK", pointer, "Callbacks of callbacks of callbacks are not read.");
    return [];
  }
  return readable(context, pointer, () =>
    entriesOf(objectAt(context, operation, "callbacks")).flatMap(([name, node]) =>
      readable(context, node.pointer, () =>
        entriesOf(resolve(context, node, "A callback")).flatMap(([expression, item]) =>
          parseItem(context, { name, expression, node: item, schemes, depth }),
        ),
      ),
    ),
  );
}

/** Nothing where a part cannot be read, with a finding: a client can be made all the same. */
function readable(context: ParseContext, pointer: Pointer, read: () => Callback[]): Callback[] {
  try {
    return read();
  } catch (error) {
    const finding = error instanceof Failure ? error.findings[0] : undefined;
    if (finding === undefined || finding.code === "SPEC_LIMIT") throw error;
    report(context, "QUIRK_CALLBACK", finding.pointer ?? pointer, finding.message);
    return [];
  }
}

/** A Path Item Object (section 4.8.9), and what is known of it where it stands. */
interface Item {
  readonly name: string;
  readonly expression: string;
  readonly node: SpecNode;
  readonly schemes: Schemes;
  /** How many callbacks it is inside of. */
  readonly depth: number;
}

function parseItem(context: ParseContext, { node, ...from }: Item): Callback[] {
  return readable(context, node.pointer, () => {
    const item = resolve(context, node, "A path");
    return operationsIn(context, item).flatMap(([method, operation]) =>
      readable(context, operation.pointer, () => [parseCall(context, item, operation, { ...from, method })]),
    );
  });
}

/** One Operation Object (section 4.8.10). The security of the document is that of calls to the server: it does not hold here. */
function parseCall(
  context: ParseContext,
  item: SpecNode<JsonObject>,
  operation: SpecNode,
  { name, expression, schemes, depth, method }: Omit<Item, "node"> & { readonly method: HttpMethod },
): Callback {
  const node = resolve(context, operation, "An operation");
  const { value, pointer } = node;
  return {
    name,
    id: text(value, "operationId") ?? name,
    method,
    path: expression,
    pathSegments: [],
    tags: listAt(context, node, "tags").flatMap((tag) => (typeof tag.value === "string" ? [tag.value] : [])),
    ...optionalText(value, "summary", "description"),
    deprecated: member(value, "deprecated") === true,
    ...externalDocsOf(value),
    parameters: parameters(context, item, node, splitKey("")),
    ...requestBody(context, node, method),
    responses: parseResponses(context, node),
    security: parseSecurity(context, node, { schemes, security: [] }),
    callbacks: parseCallbacks(context, node, schemes, depth + 1),
    pointer,
  };
}
