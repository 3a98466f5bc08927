/**
 * A target to copy: a Postman collection (format 2.1.0) with every operation of an API, a folder for each tag, and example values.
 *
 *   npx airflow-codegen generate --airflow 3.3.2 --target ./postman.target.ts --collection-name Airflow --out postman
 */
import { type Api, defineTarget, type Operation } from "airflow-codegen";
import {
  airflow,
  basePath,
  exampleOfBody,
  exampleOfParameter,
  groupByTag,
  isImpossible,
  type OperationArgument,
  type SchemaContext,
  schemaContextOf,
  toJson,
  viewOf,
} from "airflow-codegen/helpers";

export default defineTarget({
  name: "postman",
  describe: "a Postman collection of all operations",
  options: {
    collectionName: {
      type: "string",
      value: "NAME",
      describe: "name of the Postman collection [default: the title of the API]",
      example: "Airflow",
    },
    preRequest: {
      type: "string",
      value: "FILE",
      path: "file",
      describe: "JavaScript that Postman runs before each request of the collection",
      example: "login.js",
    },
  },
  load:
    () =>
    (api, { collectionName = api.info.title, preRequest }) => {
      const collection = {
        info: {
          name: collectionName,
          description: api.info.description ?? "",
          schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
        },
        item: folders(api),
        variable: [{ key: "baseUrl", value: serverOf(api) }],
        ...(preRequest !== undefined && {
          event: [{ listen: "prerequest", script: { type: "text/javascript", exec: preRequest.text.split("\n") } }],
        }),
      };
      return [{ path: "collection.json", text: `${JSON.stringify(collection, null, 2)}\n` }];
    },
});

function folders(api: Api) {
  const context = schemaContextOf(api);
  return groupByTag(api).map(({ tag, operations }) => ({
    name: tag.name,
    item: operations.map((operation) => ({ name: operation.id, request: requestOf(api, operation, context) })),
  }));
}

/** Where the API is by its document; else where Airflow listens. */
function serverOf({ servers: [server] }: Api): string {
  return server !== undefined && URL.canParse(server.url) ? new URL(server.url).origin : airflow.defaultServer;
}

function requestOf(api: Api, operation: Operation, context: SchemaContext) {
  const view = viewOf(context, operation);
  const path = `${basePath(api)}${operation.path}`;
  const of = (location: string) => view.arguments.filter(({ parameter }) => parameter.in === location);
  const { body } = view;
  return {
    method: operation.method,
    description: operation.description ?? operation.summary ?? "",
    header: of("header").map((argument) => field(argument, context)),
    url: {
      raw: `{{baseUrl}}${path.replaceAll(/\{([^}]+)\}/g, ":$1")}`,
      host: ["{{baseUrl}}"],
      path: path
        .split("/")
        .slice(1)
        .map((part) => part.replace(/^\{(.+)\}$/, ":$1")),
      query: of("query").map((argument) => ({ ...field(argument, context), disabled: !argument.parameter.required })),
      variable: of("path").map((argument) => field(argument, context)),
    },
    ...(body?.media.schema !== undefined &&
      body.media.format === "json" && {
        body: {
          mode: "raw",
          raw: textOf(exampleOfBody(context, body.media.schema, operation, body.media.example)),
          options: { raw: { language: "json" } },
        },
      }),
  };
}

function field({ parameter }: OperationArgument, context: SchemaContext) {
  return {
    key: parameter.name,
    value: textOf(exampleOfParameter(context, parameter)),
    description: parameter.description ?? "",
  };
}

/** Texts as they are, everything else as JSON; nothing where no value can exist. */
function textOf(example: ReturnType<typeof exampleOfParameter>): string {
  if (isImpossible(example)) return "";
  const value = toJson(example);
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
