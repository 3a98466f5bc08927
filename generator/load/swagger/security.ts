/** Security Scheme Objects of Swagger 2.0. */
import { copy, type JsonObject } from "../json.js";
import { type At, objectOf, own, rest, textAt } from "./conversion.js";

const flowNames: ReadonlyMap<string, string> = new Map([
  ["implicit", "implicit"],
  ["password", "password"],
  ["application", "clientCredentials"],
  ["accessCode", "authorizationCode"],
]);

export function securitySchemeOf({ value }: At<JsonObject>): unknown {
  switch (textAt(value, "type")) {
    case "basic":
      return objectOf([["type", "http"], ["scheme", "basic"], ...rest(value, ["type"])]); // prettier-ignore
    case "oauth2": {
      const flow = textAt(value, "flow") ?? "";
      const members = ["authorizationUrl", "tokenUrl", "scopes"];
      const urls = members.map((key) => [key, copy(own(value, key))] as const);
      const flows = objectOf([[flowNames.get(flow) ?? flow, objectOf(urls)]]);
      return objectOf([...rest(value, ["flow", ...members]), ["flows", flows]]);
    }
    default:
      return copy(value);
  }
}
