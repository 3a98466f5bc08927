import { Client, type ClientOrConfig } from "./http.js";

/** The base of the generated API classes: each stands alone, or shares a client. */
export abstract class Api {
  protected readonly client: Client;

  constructor(config: ClientOrConfig) {
    this.client = config instanceof Client ? config : new Client(config);
  }
}
