/** What the README says of the servers that the document names. */
import type { Api } from "../../../ir/model.js";
import { ownServer, rootServers, type UsableServer } from "../../../ir/servers.js";
import { inlineCode, joinMarkdown, type Markdown, plain, prose } from "../../markdown/index.js";
import { type TsCode, code, join, key, str } from "../code.js";
import type { Package } from "../context.js";
import { namedServers } from "../servers.js";
import type { Program } from "./program.js";

/** Paragraphs; none where there is nothing to choose. */
export function serversView({ api }: Package): Markdown[] {
  const { absolute } = rootServers(api);
  const [first] = absolute;
  const named = namedServers(api);
  const own = named.filter(({ kind }) => kind === "absolute");
  return [
    ...(first === undefined || first.isOpen
      ? []
      : [prose`\`baseUrl\` is optional. Its default is ${inlineCode(first.url)}.`]),
    ...(absolute.length === 0
      ? []
      : [
          prose`The specification declares these servers: ${told(absolute)}. \`baseUrl\` also accepts one of them, with values for its variables.`,
        ]),
    ...(named.length === 0
      ? []
      : [prose`The setting \`servers\` replaces the URL or the variables of these servers: ${told(named)}.`]),
    ...(own.length === 0
      ? []
      : [
          prose`Some methods have a server of their own. Their pages show it. The client sends credentials to another origin than that of \`baseUrl\` only if \`trustedOrigins\` lists this origin, or if you set its URL in \`servers\`. Otherwise the call throws a \`ConfigError\`, and the client sends nothing.`,
        ]),
  ];
}

/** The servers, each with what its variables can be. */
function told(servers: readonly UsableServer[]): Markdown {
  return joinMarkdown(
    servers.map((server) =>
      server.variables.length === 0
        ? inlineCode(server.template)
        : prose`${inlineCode(server.template)} (${joinMarkdown(server.variables.map(variable), "; ")})`,
    ),
    ", ",
  );
}

function variable({ name, default: value, enum: values = [] }: UsableServer["variables"][number]): Markdown {
  const known = values.length === 0 ? plain("any text") : joinMarkdown(values.map(inlineCode), ", ");
  return prose`${inlineCode(name)}: ${known}${value === "" ? plain("") : prose`, default ${inlineCode(value)}`}`;
}

/** The configuration that names servers; undefined where there are none to name. */
export function serverChoice(api: Api): Pick<Program, "baseUrl" | "config"> | undefined {
  const { absolute } = rootServers(api);
  const chosen = absolute.find(({ variables }) => variables.length > 0) ?? absolute[0];
  const named = namedServers(api);
  if (chosen === undefined && named.length === 0) return undefined;
  const origins = api.operations.flatMap((operation) => {
    const own = ownServer(api, operation);
    return own?.kind === "absolute" ? [new URL(own.url).origin] : [];
  });
  const config = [
    ...(named.length === 0 ? [] : [code`servers: { ${join(named.slice(0, 1).map(replaced), ", ")} }`]),
    ...(origins.length === 0 ? [] : [code`trustedOrigins: [${join([...new Set(origins)].map(str), ", ")}]`]),
  ];
  return { ...(chosen === undefined ? {} : { baseUrl: choice(chosen) }), config };
}

function choice(server: UsableServer): TsCode {
  const url = code`url: ${str(server.template)}`;
  return server.variables.length === 0 ? code`{ ${url} }` : code`{ ${url}, variables: ${values(server)} }`;
}

function replaced(server: UsableServer): TsCode {
  return code`${key(server.template)}: ${server.variables.length === 0 ? str("http://localhost:8080") : values(server)}`;
}

/** A value for each variable, another one than its default where there is one. */
function values({ variables }: UsableServer): TsCode {
  const members = variables.map(({ name, default: value, enum: known = [] }) => {
    const other = known.find((one) => one !== value && one !== "") ?? (value === "" ? "example" : value);
    return code`${name === "__proto__" ? code`["__proto__"]` : key(name)}: ${str(other)}`;
  });
  return code`{ ${join(members, ", ")} }`;
}
