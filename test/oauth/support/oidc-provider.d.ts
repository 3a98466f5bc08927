/** The part of the provider that the tests use; the package brings no types. */
declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  interface Token {
    readonly expiration: number;
    save(): Promise<string>;
    destroy(): Promise<void>;
  }

  export interface Context {
    body: unknown;
    status: number;
    readonly oidc: {
      readonly client: unknown;
      readonly params: Readonly<Record<string, string | undefined>>;
    };
  }

  export default class Provider {
    constructor(issuer: string, configuration: object);
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    registerGrantType(name: string, handler: (context: Context) => Promise<void>, parameters: readonly string[]): void;
    readonly ClientCredentials: {
      new (properties: { readonly client: unknown; readonly scope?: string | undefined }): Token;
      find(token: string): Promise<Token | undefined>;
    };
    readonly AccessToken: { find(token: string): Promise<Token | undefined> };
    readonly RefreshToken: { find(token: string): Promise<Token | undefined> };
  }
}
