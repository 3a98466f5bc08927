/** 2: bad usage, config or spec. 3: could not read, pull or write. */
export type ExitCode = 2 | 3;

/** What is said of every finding with one code. */
interface Entry {
  /** What was found, in a few words. */
  readonly title: string;
  /** The exit code of a run that the finding ends; a `quirk` or a `warning` ends none. */
  readonly exit: ExitCode | "quirk" | "warning";
  /** What the user can do; for a quirk or a warning, what the tool did. */
  readonly fix: string;
}

const entries = {
  // ── usage and config (exit 2)
  USAGE: {
    title: "The command line is wrong",
    exit: 2,
    fix: "Correct it. `airflow-codegen --help` lists the commands. `--help` after a command lists its options.",
  },
  CONFIG_INVALID: {
    title: "The config file is invalid",
    exit: 2,
    fix: "Correct it. `airflow-codegen init` writes a commented example.",
  },
  AUTH_FILE_SYNTAX: {
    title: "The auth file is not a YAML or JSON mapping of names to security schemes",
    exit: 2,
    fix: "Correct it. `airflow-codegen init --auth-file` writes a commented example.",
  },
  AUTH_FILE_INVALID: {
    title: "The auth file contains an invalid security scheme",
    exit: 2,
    fix: "Correct it. `airflow-codegen init --auth-file` writes an example of each kind of scheme.",
  },
  OVERLAY_SYNTAX: {
    title: "The overlay is not a YAML or JSON mapping",
    exit: 2,
    fix: "Correct the file of --overlay.",
  },
  OVERLAY_INVALID: {
    title: "The overlay breaks the Overlay Specification",
    exit: 2,
    fix: "Correct the file of --overlay. An overlay has `overlay`, `info` with `title` and `version`, and a list of `actions`.",
  },
  OVERLAY_TARGET: {
    title: "The overlay contains an invalid JSONPath",
    exit: 2,
    fix: "Correct it. Use JSONPath as defined in RFC 9535, such as `$.paths['/pets'].get`.",
  },
  OVERLAY_MISMATCH: {
    title: "An action of the overlay does not fit its target",
    exit: 2,
    fix: "Correct the action. An update merges mappings, appends to lists, and replaces single values with single values.",
  },
  TARGET_UNKNOWN: {
    title: "Unknown target",
    exit: 2,
    fix: "Use one of the targets that `airflow-codegen generate --help` lists.",
  },
  TARGET_INVALID: {
    title: "Your target cannot be used",
    exit: 2,
    fix: "Correct its module. docs/targets.md shows a complete target.",
  },
  TARGET_FAILED: {
    title: "Your target failed",
    exit: 2,
    fix: "Correct its module. AIRFLOW_CODEGEN_DEBUG=1 shows where it failed. Nothing was written.",
  },
  DIALECT_UNKNOWN: {
    title: "Unknown docs dialect",
    exit: 2,
    fix: "Use one of the dialects that `airflow-codegen generate --help` lists.",
  },
  README_TEMPLATE: {
    title: "The README template cannot be used",
    exit: 2,
    fix: "Correct the template. docs/dialects.md lists its placeholders.",
  },
  PACKAGE_JSON_INVALID: {
    title: "The file of --package-json cannot be used",
    exit: 2,
    fix: 'Correct it: it must hold a JSON object with fields of package.json, such as `{ "license": "MIT" }`.',
  },
  DIALECT_VERSION: {
    title: "Unknown version of the docs dialect",
    exit: 2,
    fix: "Use one of the versions that the message lists. Without a version, the newest one is used.",
  },
  DOCS_UNPUBLISHED: {
    title: "No docs were published for this version",
    exit: 2,
    fix: "Pass a release of the Python client to --airflow, or use another dialect, such as `python`.",
  },
  VERSION_UNKNOWN: {
    title: "Unknown Airflow version",
    exit: 2,
    fix: "`airflow-codegen specs list` lists the versions of the catalog.",
  },

  // ── reading, pulling, writing (exit 3)
  SPEC_NOT_FOUND: { title: "The spec does not exist", exit: 3, fix: "Check the path or the URL." },
  SPEC_NOT_A_FILE: { title: "The spec is not a file", exit: 3, fix: "Pass the path of the file, not of its folder." },
  SPEC_UNREADABLE: {
    title: "The spec cannot be read",
    exit: 3,
    fix: "Check the permissions, the address and the network.",
  },
  SPEC_TOO_LARGE: {
    title: "The spec is too large",
    exit: 3,
    fix: "A spec may have at most 64 MiB. Check that this is the right file.",
  },
  SPEC_CHANGING: {
    title: "The spec changes while it is read",
    exit: 3,
    fix: "Wait until the other program has written the file. Then run the command again.",
  },
  FILE_UNREADABLE: {
    title: "The file of an option cannot be read",
    exit: 3,
    fix: "Check the path and its permissions. The file must be UTF-8 text.",
  },
  BUILD_UNAVAILABLE: {
    title: "dist/ cannot be built on this machine",
    exit: 3,
    fix: "Install airflow-codegen with its optional dependencies. Or omit --build and run `npm run build` in the package.",
  },
  PYTHON_MISSING: {
    title: "Python with pip was not found",
    exit: 3,
    fix: "Install Python 3 with pip, because the official spec is in Airflow's Python package. Or pass a spec with --spec.",
  },
  PULL_FAILED: {
    title: "The spec could not be downloaded",
    exit: 3,
    fix: "Check the network and pip's settings for the package index. Or pass a spec with --spec.",
  },
  HASH_MISMATCH: {
    title: "The spec differs from the spec in the catalog",
    exit: 3,
    fix: "Do not use it. Somebody changed the package or the cache. Delete the cached file and run the command again.",
  },
  CACHE_UNUSABLE: {
    title: "The cache folder cannot be used",
    exit: 3,
    fix: "Set AIRFLOW_CODEGEN_CACHE to a writable folder.",
  },
  OUTPUT_UNWRITABLE: {
    title: "The output cannot be written",
    exit: 3,
    fix: "Choose another folder with --out, or correct the permissions.",
  },
  OUTPUT_FOREIGN: {
    title: "The output folder contains a file that was not generated",
    exit: 3,
    fix: "Move the file, choose another folder with --out, or overwrite the file with --force.",
  },
  OUTPUT_LOCKED: {
    title: "Another run is writing to the output folder",
    exit: 3,
    fix: "Wait until the other run has ended, or stop it. If there is no other run, delete the file that the message names.",
  },
  AUTH_FILE_EXISTS: { title: "The auth file already exists", exit: 3, fix: "Edit it, or overwrite it with --force." },
  CONFIG_EXISTS: { title: "A config file already exists", exit: 3, fix: "Edit it, or overwrite it with --force." },
  OUTPUT_UNSAFE: {
    title: "The output folder is not safe to write to",
    exit: 3,
    fix: "Choose a separate folder with --out, without symbolic links inside.",
  },

  // ── the spec (exit 2)
  SPEC_EMPTY: { title: "The spec is empty", exit: 2, fix: "Check that you passed the right file or stream." },
  SPEC_SYNTAX: { title: "The spec is neither JSON nor YAML", exit: 2, fix: "Correct the syntax at this place." },
  SPEC_ENCODING: { title: "The spec is not UTF-8 text", exit: 2, fix: "Save it as UTF-8." },
  SPEC_LIMIT: {
    title: "The spec exceeds a limit",
    exit: 2,
    fix: "Make this part of the spec smaller. The limits protect against documents that exhaust memory.",
  },
  SPEC_NOT_OPENAPI: {
    title: "This is not an OpenAPI document",
    exit: 2,
    fix: "Pass an OpenAPI 3.0, 3.1 or 3.2 document, or a Swagger 2.0 document.",
  },
  SPEC_SWAGGER: {
    title: "This Swagger version is not supported",
    exit: 2,
    fix: "Pass a Swagger 2.0 document, or an OpenAPI 3.0, 3.1 or 3.2 document.",
  },
  SPEC_VERSION: {
    title: "This OpenAPI version is not supported",
    exit: 2,
    fix: "Pass an OpenAPI 3.0, 3.1 or 3.2 document, or a Swagger 2.0 document.",
  },
  SPEC_NO_PATHS: {
    title: "The spec has neither operations nor schemas",
    exit: 2,
    fix: "Add at least one path with one operation, or a schema under `components/schemas`.",
  },
  SPEC_INVALID: { title: "The spec breaks the OpenAPI Specification", exit: 2, fix: "Correct the spec at this place." },
  REF_UNRESOLVED: {
    title: "The target of a $ref does not exist",
    exit: 2,
    fix: "Correct the reference, or add its target.",
  },
  REF_EXTERNAL: {
    title: "A $ref points outside the document",
    exit: 2,
    fix: "Allow its origin or folder with --allow-ref, or bundle the spec into one file.",
  },
  REF_CYCLE: {
    title: "A $ref points only to itself",
    exit: 2,
    fix: "Break the cycle. At least one part of it must be a schema, not only a $ref.",
  },
  NAME_COLLISION: {
    title: "Two files or components would have the same name",
    exit: 2,
    fix: "Rename one of them.",
  },
  SECURITY_UNKNOWN: {
    title: "Unknown security scheme",
    exit: 2,
    fix: "Use a name that the message lists, or define the scheme in a file for --auth-file.",
  },
  SECURITY_UNMET: {
    title: "No security scheme of the build fits an operation",
    exit: 2,
    fix: "Add one of its schemes to --security-schemes, or exclude such operations with --exclude-operation.",
  },
  FILTER_EMPTY: {
    title: "The filters exclude everything",
    exit: 2,
    fix: "Change the --include-* or --exclude-* options.",
  },

  // ── accepted and reported (these end no run)
  QUIRK_NULLABLE_31: {
    title: "`nullable`, a keyword of OpenAPI 3.0, in a document of a later version",
    exit: "quirk",
    fix: "It is read as nullable. Since OpenAPI 3.1, write `type: [T, 'null']`.",
  },
  QUIRK_REF_SIBLING: {
    title: "Keywords beside a $ref in an OpenAPI 3.0 document",
    exit: "quirk",
    fix: "They are used. In OpenAPI 3.0, write them with `allOf`.",
  },
  QUIRK_REF: {
    title: "A reference of the wrong kind",
    exit: "quirk",
    fix: "It is read as the message says. A part of the reference that points to itself is ignored.",
  },
  QUIRK_MEDIA_TYPE: {
    title: "An unknown media type",
    exit: "quirk",
    fix: "It is read as the media type that was probably meant.",
  },
  QUIRK_FORMAT: { title: "An unknown format", exit: "quirk", fix: "It is read as the format that was probably meant." },
  QUIRK_NULL_ENUM: {
    title: "`nullable` and the values of an enum disagree about null",
    exit: "quirk",
    fix: "Null is allowed.",
  },
  QUIRK_HEADER_PARAMETER: {
    title: "A header parameter named Accept, Content-Type or Authorization",
    exit: "quirk",
    fix: "It is ignored, as OpenAPI requires. The client sets these headers itself.",
  },
  QUIRK_PATH: {
    title: "A path with a query or a fragment, or without a slash at its start",
    exit: "quirk",
    fix: "Each request sends the query before the parameters. The fragment is not sent. A missing slash is added.",
  },
  QUIRK_PATH_PARAMETER: {
    title: "A path and its parameters disagree",
    exit: "quirk",
    fix: "An undeclared parameter is read as a string. A parameter that the path does not contain is ignored.",
  },
  QUIRK_STATUS: {
    title: "A response with an impossible status",
    exit: "quirk",
    fix: "It is ignored.",
  },
  QUIRK_REQUIRED: {
    title: "`required` names an undeclared property",
    exit: "quirk",
    fix: "The property is read as a property of any type.",
  },
  QUIRK_DEFAULT: {
    title: "A default value that its own schema does not allow",
    exit: "quirk",
    fix: "The docs show it. The code does not use it.",
  },
  QUIRK_TAG: {
    title: "An operation without a tag, or with several",
    exit: "quirk",
    fix: "It belongs to the class of its first tag. Without a tag it belongs to `DefaultApi`, or to a class for its path if more than 50 operations have no tag.",
  },
  QUIRK_PAGE_NAME: {
    title: "A page that the package and the repository of a release name differently",
    exit: "quirk",
    fix: "It has the name from the repository, because only the repository contains the pages of every release.",
  },
  QUIRK_UNTAGGED: {
    title: "More than 50 operations without a tag",
    exit: "quirk",
    fix: "Operations with the same first part of the path share a class. Add tags to the operations to choose your own classes.",
  },
  QUIRK_PAGINATION: {
    title: "An `x-pagination` that does not fit its operation",
    exit: "quirk",
    fix: "The operation has no method that reads all pages. Correct the extension: docs/specs.md describes it.",
  },
  QUIRK_TAG_PARENT: {
    title: "A tag whose parent is not another tag of the document",
    exit: "quirk",
    fix: "The parent is ignored.",
  },
  QUIRK_METHOD: {
    title: "An additional operation with a standard HTTP method",
    exit: "quirk",
    fix: "It is read as the operation of this method, unless the path already has that operation.",
  },
  QUIRK_QUERYSTRING: {
    title: "A parameter for the whole query beside other query parameters",
    exit: "quirk",
    fix: "They are sent one after the other. A second parameter for the whole query is ignored.",
  },
  QUIRK_OPENAPI_32: {
    title: "A feature of OpenAPI 3.2 in a document of an earlier version",
    exit: "quirk",
    fix: "It is used.",
  },
  QUIRK_SWAGGER: {
    title: "An OpenAPI 2.0 (Swagger) document",
    exit: "quirk",
    fix: "It is converted to OpenAPI 3.0. Findings still show places and pointers in the original document.",
  },
  QUIRK_SWAGGER_LOSS: {
    title: "A feature of Swagger 2.0 that OpenAPI 3 does not have",
    exit: "quirk",
    fix: "It is ignored or replaced, as the message says.",
  },
  QUIRK_SCHEMA_DIALECT: {
    title: "An unknown dialect of JSON Schema",
    exit: "quirk",
    fix: "The schemas are read as JSON Schema 2020-12.",
  },
  QUIRK_OPERATION_ID: {
    title: "An operation without an operationId",
    exit: "quirk",
    fix: "Its name is made from its method and path.",
  },
  QUIRK_OPERATION_DUPLICATE: {
    title: "Several operations with the same operationId",
    exit: "quirk",
    fix: "The first operation keeps it. The others get a number. Give each operation its own operationId.",
  },
  QUIRK_NAME: {
    title: "Names that would be equal in the output",
    exit: "quirk",
    fix: "A name from the spec has priority over a derived name, and then the first name has priority. The other names get a number.",
  },
  QUIRK_SCHEMA: { title: "A schema without usable content", exit: "quirk", fix: "It is read as any value." },
  QUIRK_CONFLICT: {
    title: "Parts of an `allOf` that contradict each other",
    exit: "quirk",
    fix: "The type is `never`, but only where the parts overlap. Change or remove one of the parts.",
  },
  QUIRK_SECURITY: {
    title: "A security requirement or scheme that cannot be used",
    exit: "quirk",
    fix: "It is ignored. An operation without any other requirement uses the requirements of the document, or else any scheme. --auth-file can define the scheme again.",
  },
  QUIRK_SERVER: {
    title: "A server that cannot receive requests",
    exit: "quirk",
    fix: "It is ignored. A server must be a path or an http(s) URL, without user, query or fragment.",
  },
  QUIRK_UNSENDABLE: {
    title: "An operation, parameter or body that browsers and Node refuse to send",
    exit: "quirk",
    fix: "It is left out. A name with surrounding spaces is sent without the spaces.",
  },
  QUIRK_CALLBACK: {
    title: "A webhook or callback that cannot be read",
    exit: "quirk",
    fix: "It is ignored. Only servers send webhooks and callbacks, so the client is complete without it.",
  },
  WARN_UNPINNED: {
    title: "A release that is not in the catalog",
    exit: "warning",
    fix: "The catalog has no hash for this spec, so the spec was not verified.",
  },
  WARN_RELEASE_UNKNOWN: {
    title: "The version of the running Airflow is unknown",
    exit: "warning",
    fix: "The package has the version of the document. --package-version sets another version.",
  },
  WARN_OVERLAY_UNMATCHED: {
    title: "An action of an overlay changes nothing",
    exit: "warning",
    fix: "Correct its target, or remove the action. The spec may have changed.",
  },
  WARN_OVERLAY_EXTENDS: {
    title: "An overlay was written for another document",
    exit: "warning",
    fix: "The overlay was applied. Correct its `extends`, or omit the overlay.",
  },
  WARN_FILTER_UNUSED: {
    title: "A filter matches nothing",
    exit: "warning",
    fix: "Correct it. A filter matches tags or operationIds of the spec and ignores case.",
  },
  WARN_FILTER_WEBHOOKS: {
    title: "A filter by tags excludes webhooks without a tag, and their models",
    exit: "warning",
    fix: "Add a tag to the webhooks in the spec and include it. Or exclude what you do not need with --exclude-*.",
  },
  WARN_PAGE_NAME: {
    title: "A page of the docs has another name than its schema",
    exit: "warning",
    fix: "Rename the schema. The page follows the reference generator.",
  },
  WARN_EDITED: {
    title: "A generated file was edited by hand",
    exit: "warning",
    fix: "The edit was overwritten. Keep your changes in another place or in a file with another name.",
  },
  WARN_INTERRUPTED: {
    title: "An earlier run was stopped while it wrote its files",
    exit: "warning",
    fix: "`airflow-codegen generate` repairs the folder and removes the leftovers.",
  },
  WARN_UNSUPPORTED: {
    title: "This target cannot express a part of the spec",
    exit: "warning",
    fix: "The part is left out of the output.",
  },
} as const satisfies Record<string, Entry>;

/** The stable name of a finding. */
export type FindingCode = keyof typeof entries;

/** Everything the tool can say, by code. */
export const catalogue: Readonly<Record<FindingCode, Entry>> = entries;
