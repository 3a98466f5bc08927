/** The parse stage, from OpenAPI to the model of `ir/`. One file per object of the standard; `schema/` has one per construct of schemas. */
import type { Api, Info, NamedSchema, Operation, Tag } from "../ir/model.js";
import { closeDocument } from "../ir/raw-document.js";
import { failure, type Finding } from "../diagnostics.js";
import {
  type ParseContext,
  expectObject,
  externalDocsOf,
  fail,
  isObject,
  type JsonObject,
  listAt,
  member,
  membersIn,
  type SpecNode,
  objectAt,
  optionalText,
  type Source,
  text,
} from "./context.js";
import { parseCallbacks, parseWebhooks } from "./callbacks.js";
import { parsePaths } from "./paths.js";
import { schemaDialectQuirk, tagParentQuirk } from "./quirks.js";
import { conflictQuirk } from "./schema/conflicts.js";
import { parseDefinition } from "./schema/index.js";
import { nameTargets } from "./schema/named.js";
import { parseSecurity, parseSecuritySchemes } from "./security.js";
import { parseServers } from "./servers.js";

export type { Source } from "./context.js";

export interface Parsed {
  readonly api: Api;
  /** What was accepted although it is wrong. Each finding has a pointer and no place: places are looked up when they are shown. */
  readonly findings: readonly Finding[];
}

/**
 * Parses an OpenAPI 3.0, 3.1 or 3.2 document.
 *
 * @throws Failure SPEC_*, REF_*, with the place of the fault
 */
export function parse(source: Source): Parsed {
  const openapi = declaredVersion(source);
  const context: ParseContext = {
    document: source.document,
    locate: source.locate,
    version: openapi.startsWith("3.0") ? "3.0" : openapi.startsWith("3.1") ? "3.1" : "3.2",
    ...(source.original !== undefined && { original: source.original }),
    findings: [...(source.findings ?? [])],
    reported: new Set(),
    depths: new Map(),
    loops: { found: false, all: new Map(), unions: new Map() },
    unrolled: new Map(),
    nullable: new Map(),
    refusesNull: new Map(),
    paths: new Map(),
    named: new Map(),
    taken: new Map(),
    parsed: { members: 0 },
  };
  const root: SpecNode<JsonObject> = { value: source.document, pointer: "#" };
  schemaDialectQuirk(context, text(source.document, "jsonSchemaDialect"));
  const components = objectAt(context, root, "components");
  nameTargets(context);
  const securitySchemes = parseSecuritySchemes(context, components);
  const security = parseSecurity(context, root, { schemes: securitySchemes, security: [] });
  const operations = parsePaths(context, root, { schemes: securitySchemes, security }, (operation) =>
    parseCallbacks(context, operation, securitySchemes),
  );
  const schemas = parseSchemas(context, components);
  const webhooks = parseWebhooks(context, root, securitySchemes);
  if (operations.length + schemas.length + webhooks.length === 0) {
    throw fail(context, "SPEC_NO_PATHS", "#", "The document has no path with an operation, no webhook and no schema.");
  }
  conflictQuirk(context, { schemas, operations });
  const api: Api = {
    openapi,
    info: parseInfo(context, root),
    servers: parseServers(context, root),
    tags: parseTags(context, root, operations),
    operations,
    webhooks,
    schemas,
    securitySchemes,
    document: closeDocument(source.document),
  };
  return { api, findings: context.findings };
}

/**
 * The `openapi` field (OpenAPI 3.1, section 4.8.1), which says that a document is one of OpenAPI.
 *
 * @throws Failure SPEC_VERSION, SPEC_SWAGGER or SPEC_NOT_OPENAPI where it is missing or of another version
 */
function declaredVersion({ document, locate }: Source): string {
  const version = text(document, "openapi");
  if (version !== undefined && /^3\.[012](\.|$)/.test(version)) return version;
  const place = (pointer: string): { pointer: string; place: ReturnType<Source["locate"]> } => ({
    pointer,
    place: locate(pointer),
  });
  if (version !== undefined) {
    const isNumber = typeof member(document, "openapi") === "number";
    throw failure("SPEC_VERSION", `\`openapi: ${version}\` is not 3.0.x, 3.1.x or 3.2.x.`, {
      ...place("#/openapi"),
      // YAML reads `openapi: 3.0` as the number 3.
      ...(isNumber ? { fix: 'Quote it: without quotes it is a number. For instance `openapi: "3.0.3"`.' } : {}),
    });
  }
  const swagger = text(document, "swagger");
  if (swagger !== undefined) throw failure("SPEC_SWAGGER", `\`swagger: ${swagger}\` is not 2.0.`, place("#/swagger"));
  throw failure("SPEC_NOT_OPENAPI", "The document has no `openapi` field.", place("#"));
}

/** Info Object (section 4.8.2). */
function parseInfo(context: ParseContext, root: SpecNode<JsonObject>): Info {
  const { value } = objectAt(context, root, "info");
  const contact = member(value, "contact");
  const license = member(value, "license");
  return {
    title: text(value, "title") ?? "API",
    version: text(value, "version") ?? "0.0.0",
    ...optionalText(value, "summary", "description", "termsOfService"),
    ...(isObject(contact) ? { contact: optionalText(contact, "name", "url", "email") } : {}),
    ...(isObject(license)
      ? { license: { name: text(license, "name") ?? "", ...optionalText(license, "identifier", "url") } }
      : {}),
  };
}

/** Tag Objects (section 4.8.22), then the tags that operations use without a declaration. */
function parseTags(context: ParseContext, root: SpecNode<JsonObject>, operations: readonly Operation[]): Tag[] {
  const tags = new Map<string, Tag>();
  const places = new Map<string, string>();
  for (const item of listAt(context, root, "tags")) {
    const { value } = expectObject(context, item, "A tag");
    const name = text(value, "name");
    if (name === undefined) continue;
    places.set(name, item.pointer);
    tags.set(name, {
      name,
      ...optionalText(value, "summary", "description", "parent", "kind"),
      ...externalDocsOf(value),
    });
  }
  for (const name of operations.flatMap((operation) => operation.tags)) {
    if (!tags.has(name)) tags.set(name, { name });
  }
  return [...tags.values()].map((tag) => {
    if (tag.parent === undefined || leadsUp(tags, tag)) return tag;
    tagParentQuirk(context, tag, `${places.get(tag.name) ?? "#/tags"}/parent`);
    const { parent: _parent, ...alone } = tag;
    return alone;
  });
}

/** Whether the parents of a tag are tags of the document, and the last of them has none. */
function leadsUp(tags: ReadonlyMap<string, Tag>, tag: Tag): boolean {
  const seen = new Set<string>();
  for (let { name, parent } = tag; parent !== undefined;) {
    seen.add(name);
    const above = tags.get(parent);
    if (above === undefined || seen.has(above.name)) return false;
    ({ name, parent } = above);
  }
  return true;
}

/**
 * `components/schemas`, whose names may begin with `x-`: they are no extensions here. Then the schemas that got a name since references
 * lead to them.
 */
function parseSchemas(context: ParseContext, components: SpecNode<JsonObject>): NamedSchema[] {
  const define = (name: string, node: SpecNode): NamedSchema => {
    return { name, schema: parseDefinition(context, node), ...genericOf(node.value) };
  };
  const schemas = membersIn(objectAt(context, components, "schemas")).map(([name, node]) => define(name, node));
  // A map that grows while it is walked is walked to its end.
  for (const { name, node } of context.named.values()) schemas.push(define(name, node));
  return schemas;
}

/** The head and the arguments of a generic model: pydantic gives it a title such as `BulkBody[Connection]`. */
function genericOf(value: unknown): Pick<NamedSchema, "generic"> {
  const title = isObject(value) ? text(value, "title") : undefined;
  const match =
    title === undefined || title.length > 200
      ? null
      : /^([A-Za-z_]\w*)\[([A-Za-z_]\w*(?:, ?[A-Za-z_]\w*)*)\]$/.exec(title);
  if (match?.[1] === undefined || match[2] === undefined) return {};
  return { generic: { head: match[1], args: match[2].split(/, ?/) } };
}
