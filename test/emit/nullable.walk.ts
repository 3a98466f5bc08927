/** Reads a spec as text, without the parser that is tested, and says in TypeScript where null must be admitted and where not. */
import { parse } from "yaml";

type Node = { readonly [key: string]: unknown };

/** One place of the spec and the type that a client has for it. */
export interface Claim {
  readonly place: string;
  readonly type: string;
  readonly admitsNull: boolean;
}

interface Walk {
  readonly document: Node;
  readonly claims: Claim[];
}

interface Spot {
  readonly place: string;
  readonly type: string;
  /** Another member of the same union may say otherwise of this place. */
  readonly shared?: boolean;
  /** A parameter of a path: there is no way to send null in one, whatever the schema says. */
  readonly isInPath?: boolean;
}

/** `typesOf`: the types of a named schema, one per form in which it is printed. */
export function claimsOf(text: string, typesOf: (name: string, title: unknown) => readonly string[]): Claim[] {
  const document = parse(text) as Node;
  const walk: Walk = { document, claims: [] };
  for (const [name, schema] of Object.entries(at(at(document, "components"), "schemas"))) {
    const types = typesOf(name, at(schema)["title"]);
    for (const type of types) inside(walk, at(schema), { place: `#/components/schemas/${name}`, type });
  }
  for (const [path, item] of Object.entries(at(document, "paths"))) {
    for (const method of ["get", "put", "post", "delete", "patch"].filter((key) => key in at(item))) {
      operation(walk, at(item), at(at(item), method), `#/paths/${path.replaceAll("/", "~1")}/${method}`);
    }
  }
  return walk.claims;
}

function operation(walk: Walk, item: Node, node: Node, place: string): void {
  const type = `api.${pascal(String(node["operationId"]))}Params`;
  const parameters = [...list(item["parameters"]), ...list(node["parameters"])].map((entry) =>
    resolve(walk, at(entry)),
  );
  for (const parameter of parameters) {
    const name = String(parameter["name"]);
    const isReserved = parameter["in"] === "header" && /^(accept|content-type|authorization)$/i.test(name);
    const spot = { place: `${place}/${name}`, type: property(type, name), isInPath: parameter["in"] === "path" };
    if (!isReserved) visit(walk, at(parameter, "schema"), spot);
  }
  const body = resolve(walk, at(node, "requestBody"));
  const schema = at(at(at(body, "content"), "application/json"), "schema");
  if ("content" in body) visit(walk, schema, { place: `${place}/requestBody`, type: property(type, "body") });
}

function visit(walk: Walk, schema: Node, spot: Spot): void {
  const { place, type, shared, isInPath } = spot;
  if (isNullable(walk, schema) && isInPath !== true) walk.claims.push({ place, type, admitsNull: true });
  else if (shared !== true && isTyped(walk, schema)) walk.claims.push({ place, type, admitsNull: false });
  inside(walk, schema, spot);
}

/** What a schema holds. References are left to the walk over the named schemas. */
function inside(walk: Walk, schema: Node, { place, type, shared = false }: Spot): void {
  for (const [name, inner] of Object.entries(at(schema, "properties"))) {
    visit(walk, at(inner), { place: `${place}/${name}`, type: property(type, name), shared });
  }
  if ("items" in schema) visit(walk, at(schema, "items"), { place: `${place}/items`, type: `Item<${type}>`, shared });
  if (typeof schema["additionalProperties"] === "object" && !("properties" in schema)) {
    const spot = { place: `${place}/additionalProperties`, type: `Value<${type}>`, shared };
    visit(walk, at(schema, "additionalProperties"), spot);
  }
  const parts = [...list(schema["allOf"]), ...list(schema["anyOf"]), ...list(schema["oneOf"])].map((part) => at(part));
  const isUnion = parts.filter((part) => part["type"] !== "null").length > 1 && !("allOf" in schema);
  for (const part of parts) inside(walk, part, { place, type, shared: shared || isUnion });
}

function isNullable(walk: Walk, schema: Node): boolean {
  const some = (members: unknown): boolean => list(members).some((item) => isNullable(walk, at(item)));
  const parts = list(schema["allOf"]);
  return (
    schema["nullable"] === true ||
    [schema["type"]].flat().includes("null") ||
    list(schema["enum"]).includes(null) ||
    schema["const"] === null ||
    some(schema["anyOf"]) ||
    some(schema["oneOf"]) ||
    (parts.length === 1 && some(parts)) ||
    (typeof schema["$ref"] === "string" && isNullable(walk, resolve(walk, schema)))
  );
}

/** Says something of the type: what says nothing is anything, and so null. */
function isTyped(walk: Walk, schema: Node): boolean {
  const members = [...list(schema["anyOf"]), ...list(schema["oneOf"]), ...list(schema["allOf"])];
  if (members.length > 0) return members.every((member) => isTyped(walk, at(member)));
  return typeof schema["$ref"] === "string" ? isTyped(walk, resolve(walk, schema)) : typeof schema["type"] === "string";
}

function resolve(walk: Walk, node: Node): Node {
  const ref = node["$ref"];
  if (typeof ref !== "string") return node;
  return resolve(walk, ref.slice(2).split("/").reduce((parent, key) => at(parent, key), walk.document)); // prettier-ignore
}

function property(type: string, name: string): string {
  return `Prop<${type}, ${JSON.stringify(name)}>`;
}

/** `get_dag_runs` → `GetDagRuns`. */
export function pascal(name: string): string {
  return name.replace(/(?:^|[^A-Za-z\d]+)([A-Za-z\d]?)/g, (_, letter: string) => letter.toUpperCase());
}

function at(node: unknown, key?: string): Node {
  const value = key === undefined ? node : (node as Node)[key];
  return typeof value === "object" && value !== null ? (value as Node) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
