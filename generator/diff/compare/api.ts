/** Compares what belongs to an API as a whole: its description, servers and tags, and the base path of its operations. */
import type { Api, Server } from "../../ir/model.js";
import type { OperationMatches } from "../match/operations.js";
import { note, type Spot } from "../schema/comparison.js";
import { equal, pointersOf } from "../schema/words.js";
import { say } from "../sentence.js";

export function compareWhole(spot: Spot, old: Api, new_: Api, { base, pairs }: OperationMatches): void {
  const info = pointersOf("#/info", "#/info");
  const version = pointersOf("#/openapi", "#/openapi")();
  if (old.openapi !== new_.openapi) {
    note(
      spot,
      "openapi-version-changed",
      say`the OpenAPI version is ${new_.openapi} instead of ${old.openapi}`,
      version,
    );
  }
  if (old.info.version !== new_.info.version) {
    note(
      spot,
      "api-version-changed",
      say`the version is ${new_.info.version} instead of ${old.info.version}`,
      info("version"),
    );
  }
  const described = ({ info: { version: _version, ...words } }: Api) => words;
  if (!equal(described(old), described(new_)))
    note(spot, "api-described", say`the title, description, contact or license changed`, info());
  if (base.old !== base.new && pairs.length > 0) {
    const what = say`every path starts with ${base.new === "" ? "/" : base.new} instead of ${base.old === "" ? "/" : base.old}`;
    note({ ...spot, audiences: ["send"] }, "base-path-changed", what, { old: "#/servers", new: "#/servers" });
  }
  compareServers({ ...spot, at: "servers", audiences: ["send"] }, old, new_);
  compareTags(spot, old, new_);
}

/** Server Objects (OpenAPI 3.1, section 4.8.5). A server that differs only in its path is no change of its own: that is the base path. */
function compareServers(spot: Spot, old: Api, new_: Api): void {
  const where = pointersOf("#/servers", "#/servers")();
  const hosts = (api: Api) => new Map(api.servers.map((server) => [hostOf(server), server]));
  const [before, after] = [hosts(old), hosts(new_)];
  for (const [host, { url }] of after)
    if (host !== "" && !before.has(host)) note(spot, "server-added", say`${url} is new`, where);
  for (const [host, { url }] of before) {
    if (host !== "" && !after.has(host)) note(spot, "server-removed", say`${url} was removed`, where);
  }
  if ([...before].some(([host, server]) => after.has(host) && after.get(host)?.description !== server.description)) {
    note(spot, "server-described", say`the description of a server changed`, where);
  }
}

/** `https://example.com`; empty for a relative URL. */
function hostOf({ url }: Server): string {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(url)?.[0] ?? "";
}

function compareTags(spot: Spot, old: Api, new_: Api): void {
  const after = new Map(new_.tags.map((tag) => [tag.name, tag]));
  for (const tag of old.tags) {
    const other = after.get(tag.name);
    if (other === undefined || equal(tag, other)) continue;
    note({ ...spot, at: `tag ${tag.name}` }, "tag-described", say`the description of the tag ${tag.name} changed`, {
      old: "#/tags",
      new: "#/tags",
    });
  }
}
