/** The serializers and parsers of others: installed beside this file, and loaded from there. */
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { installPackages } from "../support/packages.js";
import type { JsonObject } from "./trial.js";

const here = fileURLToPath(new URL(".", import.meta.url));

/** As much of the packages as is used. */
export interface Packages {
  readonly swagger: {
    buildRequest(options: object): {
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body?: string | FormData;
    };
  };
  readonly urlTemplate: { parseTemplate(template: string): { expand(values: JsonObject): string } };
  readonly openapiFetch: { createQuerySerializer(options: object): (query: JsonObject) => string };
  readonly qs: {
    parse(text: string, options?: object): JsonObject;
    stringify(value: JsonObject, options: object): string;
  };
  readonly cookie: { parseCookie(text: string): Readonly<Record<string, string | undefined>> };
  readonly busboy: (options: object) => NodeJS.WritableStream;
}

/** Installs what is not there. */
export async function loadPackages(): Promise<Packages> {
  await installPackages(here);
  const { resolve } = createRequire(new URL("package.json", import.meta.url));
  const load = async (name: string): Promise<Record<string, unknown>> =>
    (await import(pathToFileURL(resolve(name)).href)) as Record<string, unknown>;
  const [swagger, urlTemplate, openapiFetch, qs, cookie, busboy] = await Promise.all(
    ["swagger-client", "url-template", "openapi-fetch", "qs", "cookie", "busboy"].map(load),
  );
  return { swagger: swagger?.["default"], urlTemplate, openapiFetch, qs: qs?.["default"], cookie, busboy: busboy?.["default"] } as Packages; // prettier-ignore
}
