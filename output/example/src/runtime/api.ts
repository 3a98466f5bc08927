import { Client, type ClientConfig } from "./http.js";

/** The base of the generated API classes: each stands alone, or shares a client. */
export abstract class Api {
  protected readonly client: Client;

  constructor(config: ClientConfig | Client) {
    this.client = config instanceof Client ? config : new Client(config);
  }
}
