import type { OpenApi } from "../openapi.js";
import type { Release7 } from "./releases.js";

/** What the steps of the normalizer know. */
export interface Normalizer {
  readonly spec: OpenApi;
  readonly release: Release7;
}
