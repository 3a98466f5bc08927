import { Client, type ClientConfig, type ClientOrConfig } from "./http.js";
import { Sender } from "./sender.js";

/** The base of the generated API classes: each stands alone, or shares a client. */
export abstract class ApiBase {
  protected readonly client: Sender;

  constructor(config: ClientOrConfig) {
    this.client = config instanceof Sender ? config : new Sender(config);
  }
}

/** The base of API classes that are written by hand. */
export abstract class Api extends ApiBase {
  declare protected readonly client: Client;

  constructor(config: Client | ClientConfig) {
    super(config instanceof Client ? config : new Client(config));
  }
}
