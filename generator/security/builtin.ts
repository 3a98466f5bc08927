import { loginPath } from "../ir/airflow.js";
import type { SecurityScheme } from "../ir/model.js";

/** The schemes that Airflow's own documents define, by the names they have there: to build with whatever the spec says. */
export const builtinSchemes: readonly SecurityScheme[] = [
  { name: "Basic", type: "http", scheme: "basic" },
  {
    name: "GoogleOpenID",
    type: "openIdConnect",
    openIdConnectUrl: "https://accounts.google.com/.well-known/openid-configuration",
  },
  { name: "Kerberos", type: "http", scheme: "negotiate" },
  {
    name: "OAuth2PasswordBearer",
    type: "oauth2",
    flows: [{ flow: "password", tokenUrl: loginPath, scopes: [] }],
  },
  { name: "HTTPBearer", type: "http", scheme: "bearer" },
];
