/** `_build.py`: what the runtime has to know of this build. */
import type { SecurityScheme } from "../../ir/model.js";
import type { OutputFile } from "../../output-file.js";
import type { Client } from "./client.js";
import { code, ident, join, nothing, type PyCode, str } from "./code.js";
import { moduleFile } from "./file.js";
import { assignment, braces, laidOut, list, type Piece, prefixed } from "./layout.js";
import { serversOf } from "./tables.js";

export function buildFile(client: Client): OutputFile {
  const { api, context, packageName, packageVersion } = client;
  const constants: readonly (readonly [string, string])[] = [
    ["PACKAGE_NAME", packageName],
    ["PACKAGE_VERSION", packageVersion],
    ["API_VERSION", api.info.version],
    ["HOST", context.basePath],
  ];
  const parts = [
    ...constants.map(([name, value]) => assignment(ident(name), str(value))),
    laidOut(prefixed(code`SERVERS: list[HostSetting] = `, serversOf(api.servers) ?? unknownServer)),
    laidOut(
      braces(
        code`SECURITY_SCHEMES: dict[str, SecurityScheme] = `,
        api.securitySchemes.map((scheme) => prefixed(code`${str(scheme.name)}: `, schemeOf(scheme))),
      ),
    ),
  ];
  return moduleFile(client, {
    path: "_build.py",
    doc: "What the runtime has to know of this build.",
    imports: join([code`from ._runtime.facts import HostSetting, SecurityScheme`, join(parts, "\n")], "\n\n"),
    parts: [],
  });
}

/** As the official client has it where the document names no server. */
const unknownServer: Piece = list(nothing, [
  braces(nothing, [code`"url": ""`, code`"description": "No description provided"`]),
]);

function schemeOf(scheme: SecurityScheme): Piece {
  const entry = (name: string, value: string): PyCode => code`${str(name)}: ${str(value)}`;
  switch (scheme.type) {
    case "apiKey":
      return braces(nothing, [entry("type", "apiKey"), entry("in", scheme.in), entry("name", scheme.parameterName)]);
    case "http":
      return braces(nothing, [entry("type", "http"), entry("scheme", scheme.scheme.toLowerCase())]);
    case "openIdConnect":
      return braces(nothing, [entry("type", "openIdConnect"), entry("url", scheme.openIdConnectUrl)]);
    case "oauth2":
    case "mutualTLS":
      return braces(nothing, [entry("type", scheme.type)]);
  }
}
