/**
 * Security as the reference reads it: literally. Where an API defines schemes and asks for none (as Airflow 2 does), the IR lets
 * clients offer credentials all the same; a page of the reference says "No authorization required".
 */
import type { Api, SecurityRequirement } from "../../../ir/model.js";
import { openDocument } from "../../../ir/raw-document.js";
import type { JsonObject } from "../../../load/index.js";
import { list, texts } from "./members.js";

/**
 * What an operation asks for: its own `security`, or that of the document where the operation has none. A `security` that names
 * unknown schemes only counts as none; an empty one asks for nothing.
 */
export function declaredSecurity({ document, securitySchemes }: Api, operation: JsonObject): SecurityRequirement[] {
  const names = new Set(securitySchemes.map(({ name }) => name));
  const requirementsOf = (holder: JsonObject): SecurityRequirement[] =>
    list(holder, "security", (requirement) =>
      Object.keys(requirement)
        .filter((scheme) => names.has(scheme))
        .map((scheme) => ({ scheme, scopes: texts(requirement, scheme) ?? [] })),
    );
  const own = requirementsOf(operation);
  const isOpen = Array.isArray(operation["security"]) && operation["security"].length === 0;
  return isOpen || own.some((requirement) => requirement.length > 0) ? own : requirementsOf(openDocument(document));
}
