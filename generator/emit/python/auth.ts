/** `auth/__init__.py`: what gets credentials while calls are made, for the security schemes of the build. */
import { isAirflowLogin } from "../../ir/airflow.js";
import type { Api, OAuthFlow, SecurityScheme } from "../../ir/model.js";

/** A name that programs call, and the module of the runtime that has it, as `auth/` imports it. */
export type AuthEntry = readonly [name: string, module: string];

/** Whoever writes credentials of their own derives them from this. */
const base: AuthEntry = ["Auth", ".._runtime.steps"];

/** What the build can log in with; nothing where the settings of a configuration are enough. */
export function authEntries({ securitySchemes }: Pick<Api, "securitySchemes">): readonly AuthEntry[] {
  const names = new Map(securitySchemes.flatMap(entriesOf));
  return names.size === 0 ? [] : [base, ...names];
}

function entriesOf(scheme: SecurityScheme): readonly AuthEntry[] {
  return scheme.type === "oauth2" ? scheme.flows.flatMap(flowEntries) : [];
}

function flowEntries(flow: OAuthFlow): readonly AuthEntry[] {
  return flow.flow === "password" && isAirflowLogin(flow) ? [["login", ".._runtime.login"]] : [];
}

/** Whether the build has a login, which takes a user name and a password. */
export function hasLogin(api: Pick<Api, "securitySchemes">): boolean {
  return authEntries(api).some(([name]) => name === "login");
}

/** Whether a user name and a password are of use. */
export function takesPassword(api: Pick<Api, "securitySchemes">): boolean {
  return hasLogin(api) || api.securitySchemes.some((scheme) => isHttp(scheme, "basic"));
}

/** Whether a token is of use. */
export function takesToken({ securitySchemes }: Pick<Api, "securitySchemes">): boolean {
  return securitySchemes.some(
    (scheme) => scheme.type === "oauth2" || scheme.type === "openIdConnect" || isHttp(scheme, "bearer"),
  );
}

function isHttp(scheme: SecurityScheme, name: string): boolean {
  return scheme.type === "http" && scheme.scheme.toLowerCase() === name;
}
