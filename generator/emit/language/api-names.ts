/** What a client is called by default, after the title of its API. */
import { plainTitleWords, titleWords } from "../../ir/title.js";

export interface ApiNames {
  /** Of the package for npm: `acme-pets-client`. */
  readonly npm: string;
  /** Of the package for Python: `acme_pets_client`. */
  readonly python: string;
  /** The class that holds all of the client, as words: a language makes a name of them. */
  readonly client: string;
  /** What variables of the environment begin with: `ACME_PETS`. */
  readonly environment: string;
}

export function apiNames(title: string): ApiNames {
  const plain = plainTitleWords(title);
  return {
    npm: [...plain, "client"].join("-"),
    python: [...plain, "client"].join("_"),
    client: [...titleWords(title), "Client"].join(" "),
    environment: plain.join("_").toUpperCase(),
  };
}
