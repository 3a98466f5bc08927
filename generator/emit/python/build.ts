/** `_build.py`: what the runtime has to know of this build. */
import { isAirflow } from "../../ir/airflow.js";
import type { SecurityScheme } from "../../ir/model.js";
import type { OutputFile } from "../../output-file.js";
import { apiNames } from "../language/api-names.js";
import { hasLogin, takesPassword, takesToken } from "./auth.js";
import type { Client } from "./client.js";
import { code, ident, join, literal, nothing, type PyCode, str } from "./code.js";
import { future, moduleFile } from "./file.js";
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
    laidOut(braces(code`ENVIRONMENT: Environment = `, environmentOf(client))),
  ];
  return moduleFile(client, {
    path: "_build.py",
    doc: "What the runtime has to know of this build.",
    imports: join([future, imports, join(parts, "\n")], "\n\n"),
    parts: [passwordAuth(client)],
  });
}

const imports = code`from typing import TYPE_CHECKING

from ._runtime.facts import Environment, HostSetting, SecurityScheme

if TYPE_CHECKING:
    from ._runtime.steps import Auth`;

/** The variables of the environment that the client reads. */
function environmentOf({ api }: Client): readonly Piece[] {
  return [
    code`"prefix": ${str(apiNames(isAirflow(api) ? "Airflow" : api.info.title).environment)}`,
    code`"token": ${literal(takesToken(api))}`,
    code`"password": ${literal(takesPassword(api))}`,
  ];
}

function passwordAuth({ api }: Client): PyCode {
  const body = hasLogin(api)
    ? code`    from ._runtime.login import login

    return login(username, password)`
    : code`    return None`;
  return code`def password_auth(username: str, password: str) -> Auth | None:
    """Return what sends a user name and a password where that is more than Basic."""
${body}`;
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
