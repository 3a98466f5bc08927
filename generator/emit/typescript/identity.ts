/** Whose client a package is, and what it is called by default. */
import { isAirflow, kerberosService } from "../../ir/airflow.js";
import type { Api } from "../../ir/model.js";
import { apiNames } from "../language/api-names.js";

export interface Identity {
  readonly packageName: string;
  /** The class that holds all of the client, as words. */
  readonly client: string;
  /** The variables of the environment that hold where a server is and who calls it. */
  readonly environment: EnvironmentNames;
  /** The service that a Kerberos ticket is for unless the caller says it; absent: `HTTP`, as RFC 4559 has it. */
  readonly kerberosService?: string;
}

export interface EnvironmentNames {
  /** What all of them begin with. */
  readonly prefix: string;
  readonly baseUrl: string;
  readonly token: string;
  readonly username: string;
  readonly password: string;
}

/** @param airflow the release of Airflow that the spec is of, where that is known */
export function identityOf(api: Pick<Api, "info">, airflow?: string): Identity {
  const isOfAirflow = airflow !== undefined || isAirflow(api);
  const { npm, client, environment: prefix } = apiNames(isOfAirflow ? "Airflow" : api.info.title);
  return {
    packageName: npm,
    client,
    environment: {
      prefix,
      baseUrl: `${prefix}_BASE_URL`,
      token: `${prefix}_TOKEN`,
      username: `${prefix}_USERNAME`,
      password: `${prefix}_PASSWORD`,
    },
    ...(isOfAirflow && { kerberosService }),
  };
}
