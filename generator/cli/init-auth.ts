/** `airflow-codegen init --auth-file`: a file of own security schemes to start from. */

/** What the file is called unless it gets a name. */
export const defaultAuthFile = "airflow-codegen.auth.yaml";

/** The text of the file: lines with `# ` are examples to take the `# ` off, lines with `## ` are words. */
export function authFileText(file: string): string {
  return `${wordsOf(file)}\n${examples}`;
}

function wordsOf(file: string): string {
  return `## Security schemes of your own, for \`airflow-codegen generate --auth-file ${file}\`.
##
## Each is a Security Scheme Object of OpenAPI 3.1 (section 4.8.27) under a name of your choice: letters, digits, \`.\`, \`_\`, \`-\`.
## A build has all of them, or exactly those that --security-schemes names, in that order; schemes of the spec and built-in ones
## can be named along with them: \`airflow-codegen auth list --auth-file ${file}\` lists what there is.
## Secrets do not belong in here: who uses the client brings them.
##
## To use an example, take the \`# \` off its lines and correct it.
`;
}

/** One of every kind. */
const examples = `## A key in a header.
GatewayKey:
  type: apiKey
  in: header
  name: X-API-Key
  description: The key of the gateway in front of Airflow.

## A key in the query of each URL. Servers log URLs: a header is the better place.
# QueryKey:
#   type: apiKey
#   in: query
#   name: api_key

## A key in a cookie, such as the session of a login page.
# SessionCookie:
#   type: apiKey
#   in: cookie
#   name: session

## User name and password with every request.
# OwnBasic:
#   type: http
#   scheme: basic

## A token with every request. The format is only told to people.
# OwnBearer:
#   type: http
#   scheme: bearer
#   bearerFormat: JWT

## User name and password that are never sent themselves.
# OwnDigest:
#   type: http
#   scheme: digest

## A Kerberos ticket.
# OwnKerberos:
#   type: http
#   scheme: negotiate

## Any other scheme of the Authorization header, by its name.
# Signature:
#   type: http
#   scheme: AWS4-HMAC-SHA256

## OAuth 2.0, with those of its flows that the server has. URLs are https:, or paths on the API's own server.
# Keycloak:
#   type: oauth2
#   flows:
#     ## For programs of their own right.
#     clientCredentials:
#       tokenUrl: https://id.example.com/realms/airflow/protocol/openid-connect/token
#       scopes:
#         openid: Who is calling
#     ## For people in a browser.
#     authorizationCode:
#       authorizationUrl: https://id.example.com/realms/airflow/protocol/openid-connect/auth
#       tokenUrl: https://id.example.com/realms/airflow/protocol/openid-connect/token
#       refreshUrl: https://id.example.com/realms/airflow/protocol/openid-connect/token
#       scopes:
#         openid: Who is calling
#         offline_access: To stay signed in
#     ## User name and password for a token; Airflow 3 itself: tokenUrl: /auth/token
#     password:
#       tokenUrl: https://id.example.com/realms/airflow/protocol/openid-connect/token
#       scopes: {}
#     ## Only for servers that know no authorizationCode.
#     implicit:
#       authorizationUrl: https://id.example.com/realms/airflow/protocol/openid-connect/auth
#       scopes: {}

## OpenID Connect, by the address of its discovery document.
# CompanyLogin:
#   type: openIdConnect
#   openIdConnectUrl: https://id.example.com/realms/airflow/.well-known/openid-configuration

## A certificate of the client.
# ClientCertificate:
#   type: mutualTLS
`;
