/** Server Objects (OpenAPI 3.1, sections 4.8.5 and 4.8.6). */
import type { Server, ServerVariable } from "../ir/model.js";
import { usableServer } from "../ir/servers.js";
import {
  type ParseContext,
  expectObject,
  type JsonObject,
  listAt,
  member,
  membersIn,
  type SpecNode,
  objectAt,
  optionalText,
  report,
  text,
} from "./context.js";

/** The `servers` of a document, a path or an operation. */
export function parseServers(context: ParseContext, parent: SpecNode<JsonObject>): Server[] {
  return listAt(context, parent, "servers").map((item) => {
    const node = expectObject(context, item, "A server");
    const server: Server = {
      url: text(node.value, "url") ?? "/",
      ...optionalText(node.value, "name", "description"),
      variables: membersIn(objectAt(context, node, "variables")).map(([name, entry]) =>
        parseVariable(context, name, entry),
      ),
    };
    serverQuirk(context, server, node);
    return server;
  });
}

function parseVariable(context: ParseContext, name: string, entry: SpecNode): ServerVariable {
  const { value } = expectObject(context, entry, "A server variable");
  const values = member(value, "enum");
  return {
    name,
    default: text(value, "default") ?? "",
    ...(Array.isArray(values) ? { enum: values.map(String) } : {}),
    ...optionalText(value, "description"),
  };
}

/** A server that requests cannot be sent to. */
function serverQuirk(context: ParseContext, server: Server, { pointer }: SpecNode): void {
  if (usableServer(server) !== undefined) return;
  report(
    context,
    "QUIRK_SERVER",
    pointer,
    `\`${server.url.slice(0, 80)}\` is not an address that requests can be sent to.`,
  );
}
