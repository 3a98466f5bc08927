/** Which servers a client knows: `src/runtime/server.ts`, where the document names some, and what an operation says of its own. */
import type { Api, Operation } from "../../ir/model.js";
import { ownServer, rootServers, type UsableServer } from "../../ir/servers.js";
import { type TsCode, code, doc, join, key, paragraphs, specifier, str } from "./code.js";
import type { FileScope } from "./context.js";
import type { FilePlan, PropertyPlan } from "./plan.js";
import { union } from "./types.js";

/** The file that takes the place of the runtime's own, by which a caller always names the one root there is. */
export const serverPath = "src/runtime/server.ts";

/** What stands before the path of an operation, as generated code says it: in the path itself, where it is always the same. */
export function pathPrefix(api: Api, operation: Operation): string {
  const own = ownServer(api, operation);
  if (hasPlainRoot(api) && (own === undefined || isPlainPath(own))) return (own ?? rootServers(api).prefix)?.url ?? "";
  return "";
}

/** The field of an operation that has a server of its own. */
export function serverField(api: Api, operation: Operation, scope: FileScope): TsCode[] {
  const own = ownServer(api, operation);
  if (own === undefined) return [];
  if (own.kind === "absolute") {
    const defaults = own.variables.length === 0 ? [] : [defaultsOf(own)];
    return [code`server: [${join([scope.runtime("servers", "at"), str(own.template), ...defaults], ", ")}]`];
  }
  if (hasPlainRoot(api) && isPlainPath(own)) return [];
  const said = [scope.runtime("servers", "beside"), str(own.template), defaultsOf(own), str(rootPath(api))];
  return [code`server: [${join(said, ", ")}]`];
}

/** The servers of which a configuration can say something else: of operations, and of the document where it is a path with variables. */
export function namedServers(api: Api): readonly UsableServer[] {
  const { prefix } = rootServers(api);
  const all = [
    ...(prefix === undefined ? [] : [prefix]),
    ...api.operations.flatMap((one) => ownServer(api, one) ?? []),
  ];
  const byTemplate = new Map(all.filter((server) => !isPlainPath(server)).map((server) => [server.template, server]));
  return [...byTemplate.values()];
}

/** `src/runtime/server.ts`, for a document that names servers by their URLs or with variables. */
export function serverFiles(api: Api): FilePlan[] {
  const { absolute } = rootServers(api);
  const named = namedServers(api);
  if (absolute.length === 0 && named.length === 0) return [];
  return [
    {
      path: serverPath,
      imports: [{ from: specifier("./servers.js"), names: [code`rootOf`], typeOnly: false }],
      statements: [
        {
          kind: "interface",
          name: code`ServerConfig`,
          typeParameters: [],
          doc: doc("The server of the API, as declared by its specification."),
          properties: [rootProperty(api), ...serversProperty(named)],
        },
        {
          kind: "const",
          name: code`baseOf`,
          exported: true,
          doc: doc("Returns the root URL of the server that a configuration selects."),
          type: code`(config: ServerConfig) => URL`,
          value: rootValue(api),
        },
      ],
    },
  ];
}

function rootProperty(api: Api): PropertyPlan {
  const { absolute } = rootServers(api);
  const [first] = absolute;
  const optional = first !== undefined && !first.isOpen;
  const choices = absolute.map((server) => code`{ readonly url: ${str(server.template)}; ${variablesMember(server)} }`);
  const type = union([code`string`, ...choices]);
  const unless = optional ? doc(`The default is \`${first.url}\`.`) : undefined;
  const how = doc(
    choices.length === 0
      ? "The root URL of the server, such as `https://host`."
      : "The root URL of a server, such as `https://host`, or one of the servers that the specification declares.",
  );
  return {
    key: code`baseUrl`,
    type: optional ? code`${type} | undefined` : type,
    optional,
    doc: paragraphs(how, unless),
  };
}

function serversProperty(named: readonly UsableServer[]): PropertyPlan[] {
  if (named.length === 0) return [];
  const members = named.map((server) => {
    const values = server.variables.length === 0 ? [] : [variablesType(server)];
    return code`readonly ${key(server.template)}?: ${union([code`string`, ...values, code`undefined`])};`;
  });
  return [
    {
      key: code`servers`,
      type: code`{ ${join(members, "\n")} } | undefined`,
      optional: true,
      doc: doc(
        "Replaces servers that the specification declares: another URL, or values for the variables of the server.",
      ),
    },
  ];
}

function variablesMember(server: UsableServer): TsCode {
  if (server.variables.length === 0) return code``;
  return server.isOpen
    ? code`readonly variables: ${variablesType(server)};`
    : code`readonly variables?: ${variablesType(server)} | undefined;`;
}

function variablesType({ variables }: UsableServer): TsCode {
  const members = variables.map(({ name, default: value, enum: values = [] }) => {
    const known = values.length === 0 ? code`string` : union([...values, ...(value === "" ? [] : [value])].map(str));
    return value === "" ? code`readonly ${key(name)}: ${known};` : code`readonly ${key(name)}?: ${known} | undefined;`;
  });
  return code`{ ${join(members, " ")} }`;
}

function rootValue(api: Api): TsCode {
  const { prefix, absolute } = rootServers(api);
  const path = hasPlainRoot(api) ? undefined : prefix;
  const servers = absolute.map((server) => code`${entryKey(server.template)}: ${defaultsOf(server)}`);
  const given = [str(path?.template ?? ""), path === undefined ? code`{}` : defaultsOf(path), objectOf(servers)];
  return code`rootOf(${join(given, ", ")})`;
}

function defaultsOf({ variables }: UsableServer): TsCode {
  return objectOf(
    variables.flatMap(({ name, default: value }) => (value === "" ? [] : [code`${entryKey(name)}: ${str(value)}`])),
  );
}

/** `__proto__` as a plain key would set the prototype. */
function entryKey(name: string): TsCode {
  return name === "__proto__" ? code`["__proto__"]` : key(name);
}

function objectOf(members: readonly TsCode[]): TsCode {
  return members.length === 0 ? code`{}` : code`{ ${join(members, ", ")} }`;
}

/** The one root is the caller's, and the paths are always the same below it. */
function hasPlainRoot(api: Api): boolean {
  const { prefix, absolute } = rootServers(api);
  return absolute.length === 0 && (prefix === undefined || isPlainPath(prefix));
}

function isPlainPath({ kind, variables }: UsableServer): boolean {
  return kind === "relative" && variables.length === 0;
}

/** The path that the root of the client ends in. */
function rootPath(api: Api): string {
  const { prefix, absolute } = rootServers(api);
  const [first] = absolute;
  return prefix?.url ?? (first === undefined ? "" : new URL(first.url).pathname.replace(/\/$/, ""));
}
