/** Who may call an operation, and how. */
import type { Operation, SecurityRequirement } from "../../../ir/model.js";
import { inlineCode, joinMarkdown, type Markdown, pageLink, plain, prose } from "../../markdown/index.js";
import { join } from "../code.js";
import type { Package } from "../context.js";
import { authsOfOperation } from "./auth.js";

/** Scheme name → where it is explained. */
export type SchemeLinks = ReadonlyMap<string, string>;

/** One entry for each way: any one of them is enough. None where everybody may call it. */
export function authorization(pack: Package, operation: Operation, links: SchemeLinks): Markdown[] {
  const auths = authsOfOperation(pack, operation);
  const asked = operation.security.filter((requirement) => requirement.length > 0);
  const ways = asked.map((requirement, index) => {
    const fields = auths[index]?.fields ?? [];
    return prose`${schemesOf(requirement, links)}: ${inlineCode(join(fields, ", "))}`;
  });
  return asked.length < operation.security.length ? [...ways, prose`none`] : ways;
}

function schemesOf(requirement: SecurityRequirement, links: SchemeLinks): Markdown {
  const schemes = requirement.map(({ scheme, scopes }) => {
    const link = links.get(scheme);
    const name = link === undefined ? plain(scheme) : pageLink(plain(scheme), link);
    return scopes.length === 0 ? name : prose`${name} (${joinMarkdown(scopes.map(inlineCode), ", ")})`;
  });
  return joinMarkdown(schemes, " and ");
}
