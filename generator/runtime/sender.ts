import type { Auth } from "./auth/auth.js";
import { configError } from "./errors.js";
import { guard } from "./guard.js";
import type { CallOptions, CallPromise, ClientConfig } from "./http.js";
import type { Operation } from "./operation.js";
import { warnIfPlain } from "./plain-http.js";
import { call, type Read, type Settings } from "./send.js";
import { baseOf } from "./server.js";

/**
 * What API classes share: it sends operations that the generator wrote to one
 * server. Settings are private: printing shows none.
 */
export class Sender {
  readonly #settings: Settings;

  /** @throws {ConfigError} for settings that cannot work, such as a `baseUrl` that is no plain http(s) URL */
  constructor(config: ClientConfig) {
    const base = baseOf(config);
    expectAuth(config.auth);
    this.#settings = { ...config, base, guard };
    if (config.auth) warnIfPlain(base);
  }

  /**
   * Sends an operation and leaves a good answer to `read`, which runs inside
   * the timeout.
   */
  send<Result>(
    operation: Operation,
    read: Read<Result>,
    params?: object,
    options?: CallOptions,
  ): CallPromise<Result> {
    return call<Result>(this.#settings, operation, params, options, read);
  }
}

/** @throws {ConfigError} for what cannot prove who is calling, such as a token itself */
function expectAuth(auth: unknown): void {
  const { authorize } = Object(
    auth ?? { authorize: expectAuth },
  ) as Partial<Auth>;
  if (typeof authorize !== "function")
    throw configError(
      "auth must be an object with authorize, such as what bearer() gives",
    );
}
