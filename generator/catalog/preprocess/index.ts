/**
 * From the server's spec to that of the Python client, as the client's maintainers made it: a text goes in, a text comes out. Which rules
 * made a release is said by the catalog.
 */
import { failure } from "../../diagnostics.js";
import { dumpYaml } from "./dump.js";
import { clientSecurity, legacySecurity, withoutNulls } from "./rules.js";
import { isMapping, readYaml, type YamlMapping } from "./yaml.js";

/** The rules of each era; specs/README.md tells of them. */
export type ClientSpecRules = "A'" | "A" | "B";

const eras: Readonly<Record<ClientSpecRules, (text: string) => string>> = {
  // An editor's change: comments and the order of keys stay, and the order shows in the docs.
  "A'": legacySecurity,
  A: (text) => dumpYaml(clientSecurity(read(text))),
  B: (text) => dumpYaml(clientSecurity(withoutNulls(read(text)))),
};

/** The rules that held for the client of a release of the server. */
export function rulesOf(release: string): ClientSpecRules {
  const [major = 0, minor = 0] = release.split(".").map(Number);
  return major >= 3 ? "B" : minor >= 9 ? "A" : "A'";
}

/** Makes the client's spec of the text of the server's. */
export function preprocess(text: string, rules: ClientSpecRules): string {
  return eras[rules](text);
}

function read(text: string): YamlMapping {
  const document = readYaml(text);
  if (!isMapping(document)) throw failure("SPEC_NOT_OPENAPI", "The server's spec is not a mapping.");
  return document;
}
