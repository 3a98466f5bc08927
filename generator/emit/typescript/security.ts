/** `src/security.ts`, what the providers need to know of the schemes of the build, and `src/environment.ts`. */
import { isAirflowLogin } from "../../ir/airflow.js";
import type { OAuthFlow, SecurityScheme } from "../../ir/model.js";
import { rootServers } from "../../ir/servers.js";
import { type TsCode, type TsDoc, code, doc, ident, join, key, paragraphs, specifier, str, tag } from "./code.js";
import { type Package, schemeName } from "./context.js";
import type { FilePlan, ImportPlan, StatementPlan } from "./plan.js";
import { authProviders, hasConstant, type ProviderName, providersFor, providersOf } from "./providers.js";

/** The file of the constants, where some provider takes one. */
export function securityFiles(pack: Package): FilePlan[] {
  const statements = [...pack.api.securitySchemes.flatMap((scheme) => constant(pack, scheme)), ...namesType(pack)];
  return statements.length === 0 ? [] : [{ path: "src/security.ts", imports: [], statements }];
}

function constant(pack: Package, scheme: SecurityScheme): StatementPlan[] {
  if (!hasConstant(scheme)) return [];
  const told = `The security scheme ${scheme.name}.`;
  return [
    {
      kind: "const",
      name: schemeName(pack, scheme),
      exported: true,
      doc: paragraphs(
        doc(told),
        doc(scheme.description ?? ""),
        ...(scheme.deprecated ? [tag("deprecated", doc(""))] : []),
      ),
      value: code`${definition(scheme)} as const`,
    },
  ];
}

function definition(scheme: SecurityScheme): TsCode {
  switch (scheme.type) {
    case "http":
      return objectOf([[code`scheme`, str(scheme.scheme)]]);
    case "apiKey":
      return objectOf([
        [code`in`, str(scheme.in)],
        [code`name`, str(scheme.parameterName)],
      ]);
    case "openIdConnect":
      return objectOf([[code`openIdConnectUrl`, str(scheme.openIdConnectUrl)]]);
    case "oauth2":
      return objectOf(
        scheme.flows.filter((flow) => !isAirflowLogin(flow)).map((flow) => [ident(flow.flow), flowOf(flow)]),
      );
    case "mutualTLS":
      return code`{}`;
  }
}

function flowOf({ authorizationUrl, deviceAuthorizationUrl, tokenUrl, refreshUrl, scopes }: OAuthFlow): TsCode {
  const urls = { authorizationUrl, deviceAuthorizationUrl, tokenUrl, refreshUrl };
  const names = scopes.map(({ name }) => str(name));
  return objectOf([
    ...Object.entries(urls).flatMap(([name, url]) => (url === undefined ? [] : [[key(name), str(url)] as const])),
    [code`scopes`, code`[${join(names, ", ")}]`],
  ]);
}

function objectOf(fields: readonly (readonly [TsCode, TsCode])[]): TsCode {
  const members = fields.map(([name, value]) => code`${name}: ${value}`);
  return code`{ ${join(members, ", ")} }`;
}

/** The type of the keys that `byScheme` takes: a scheme that the API does not have is an error of the compiler. */
function namesType({ api, isMixed }: Package): StatementPlan[] {
  if (!isMixed) return [];
  const names = api.securitySchemes.filter(({ type }) => type !== "mutualTLS").map(({ name }) => str(name));
  return [
    {
      kind: "type",
      name: code`SchemeName`,
      typeParameters: [],
      doc: doc("The security schemes of the API, for byScheme."),
      type: join(names, " | "),
    },
  ];
}

/** `fromEnvironment`, by the providers of the build. */
export function environmentFile(pack: Package): FilePlan {
  const used = environmentProviders(pack);
  return {
    path: "src/environment.ts",
    imports: [
      ...used.map(({ name }): ImportPlan => imported(`./runtime/auth/${authProviders[name].file}.js`, ident(name))),
      imported("./runtime/environment.js", code`environment`),
      ...used.flatMap(({ scheme }) => (scheme === undefined ? [] : [imported("./security.js", scheme)])),
      { ...imported("./runtime/environment.js", code`Environment`), typeOnly: true },
      { ...imported("./runtime/http.js", code`ClientConfig`), typeOnly: true },
    ],
    statements: [
      {
        kind: "const",
        name: code`fromEnvironment`,
        exported: true,
        doc: paragraphs(
          doc(`Makes a configuration from the environment variables ${environmentVariables(pack).join(", ")}.`),
          ...defaultDoc(pack),
          tag("throws", doc("{ConfigError} if a variable is missing, or is set but not supported by this client")),
        ),
        type: code`(env?: Environment) => ClientConfig`,
        value: environmentCall(pack, used),
      },
    ],
  };
}

function environmentCall(pack: Package, used: readonly EnvironmentProvider[]): TsCode {
  const { prefix } = pack.identity.environment;
  const providers = code`{ ${join(
    used.map(({ field, value }) => code`${field}: ${value}`),
    ", ",
  )} }`;
  const server = defaultServerOf(pack);
  const more = server === undefined ? [] : [str(server)];
  return code`(env) => environment(${join([str(prefix), providers, code`env`, ...more], ", ")})`;
}

/** The server of the document that a configuration need not name. */
function defaultServerOf({ api }: Package): string | undefined {
  const [first] = rootServers(api).absolute;
  return first === undefined || first.isOpen ? undefined : first.url;
}

function defaultDoc(pack: Package): TsDoc[] {
  const server = defaultServerOf(pack);
  return server === undefined
    ? []
    : [doc(`\`${pack.identity.environment.baseUrl}\` is optional. The default is \`${server}\`.`)];
}

/** Whom Kerberos tickets are for, where that is not `HTTP`: takes the place of the runtime's own file. */
export function kerberosFiles({ api, identity: { kerberosService } }: Package): FilePlan[] {
  if (kerberosService === undefined || !providersFor(api).includes("kerberos")) return [];
  return [
    {
      path: "src/runtime/auth/kerberos-service.ts",
      imports: [],
      statements: [
        {
          kind: "const",
          name: code`SERVICE`,
          exported: true,
          doc: doc("The default service of Kerberos tickets."),
          value: str(kerberosService),
        },
      ],
    },
  ];
}

/** What `fromEnvironment` reads. */
export function environmentVariables(pack: Package): readonly string[] {
  return [pack.identity.environment.baseUrl, ...environmentProviders(pack).flatMap(({ variables }) => variables)];
}

interface EnvironmentProvider {
  readonly field: TsCode;
  readonly name: ProviderName;
  readonly value: TsCode;
  /** The constant that `value` takes. */
  readonly scheme?: TsCode;
  readonly variables: readonly string[];
}

/** The first providers of the build that take a token, and a user name with a password. */
function environmentProviders(pack: Package): readonly EnvironmentProvider[] {
  const inOrder = pack.api.securitySchemes.flatMap((scheme) => providersOf(scheme).map((name) => ({ name, scheme })));
  const names = pack.identity.environment;
  const token = inOrder.find(({ name }) => name === "bearer");
  const password = inOrder.find(({ name }) => withPassword.includes(name));
  return [
    ...(token === undefined
      ? []
      : [{ field: code`token`, name: token.name, value: code`bearer`, variables: [names.token] }]),
    ...(password === undefined
      ? []
      : [
          {
            field: code`password`,
            name: password.name,
            ...passwordCall(pack, password.name, password.scheme),
            variables: [names.username, names.password],
          },
        ]),
  ];
}

const withPassword: readonly ProviderName[] = ["login", "basic", "digest", "sessionCookie", "passwordGrant"];

function passwordCall(
  pack: Package,
  name: ProviderName,
  scheme: SecurityScheme,
): Pick<EnvironmentProvider, "value" | "scheme"> {
  if (!authProviders[name].takesScheme) return { value: ident(name) };
  const constant = schemeName(pack, scheme);
  return { value: code`(options) => ${ident(name)}(${constant}, options)`, scheme: constant };
}

function imported(from: string, name: TsCode): ImportPlan {
  return { from: specifier(from), names: [name], typeOnly: false };
}
