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
    title: "The command line is not right",
    exit: 2,
    fix: "Correct it; `airflow-codegen --help` lists the commands, and that of a command its options.",
  },
  CONFIG_INVALID: {
    title: "The config file is not right",
    exit: 2,
    fix: "Correct it; `airflow-codegen init` writes a commented example.",
  },
  AUTH_FILE_SYNTAX: {
    title: "The auth file is not a mapping of names to security schemes, in YAML or JSON",
    exit: 2,
    fix: "Correct it; `airflow-codegen init --auth-file` writes a commented example.",
  },
  AUTH_FILE_INVALID: {
    title: "A security scheme of the auth file is not right",
    exit: 2,
    fix: "Correct it; `airflow-codegen init --auth-file` writes an example of every kind.",
  },
  OVERLAY_SYNTAX: {
    title: "The overlay is not a mapping in YAML or JSON",
    exit: 2,
    fix: "Correct the file of --overlay.",
  },
  OVERLAY_INVALID: {
    title: "The overlay is not as the Overlay Specification says",
    exit: 2,
    fix: "Correct the file of --overlay: it has `overlay`, `info` with `title` and `version`, and a list of `actions`.",
  },
  OVERLAY_TARGET: {
    title: "A JSONPath of the overlay cannot be read",
    exit: 2,
    fix: "Correct it: JSONPath is as RFC 9535 has it, such as `$.paths['/pets'].get`.",
  },
  OVERLAY_MISMATCH: {
    title: "An action of the overlay does not fit what it selects",
    exit: 2,
    fix: "Correct the action: mappings are merged with mappings, lists get further entries, single values replace single values.",
  },
  TARGET_UNKNOWN: {
    title: "No such target",
    exit: 2,
    fix: "Use one of the targets that `airflow-codegen generate --help` lists.",
  },
  TARGET_INVALID: {
    title: "A target of yours cannot be used",
    exit: 2,
    fix: "Correct its module; the README shows a whole target.",
  },
  TARGET_FAILED: {
    title: "A target of yours has failed",
    exit: 2,
    fix: "Correct its module; AIRFLOW_CODEGEN_DEBUG=1 shows where it failed. Nothing was written.",
  },
  DIALECT_UNKNOWN: {
    title: "No such docs dialect",
    exit: 2,
    fix: "Use one of the dialects that `airflow-codegen generate --help` lists.",
  },
  README_TEMPLATE: {
    title: "The README template cannot be used",
    exit: 2,
    fix: "Mend the template; CLI reference and README list its placeholders.",
  },
  PACKAGE_JSON_INVALID: {
    title: "The file of --package-json cannot be used",
    exit: 2,
    fix: 'Correct it: it must hold a JSON object with fields of package.json, such as `{ "license": "MIT" }`.',
  },
  DIALECT_VERSION: {
    title: "No such version of the docs dialect",
    exit: 2,
    fix: "Use one of the versions that the message lists, or leave it out for the newest.",
  },
  DOCS_UNPUBLISHED: {
    title: "No docs were published for that version",
    exit: 2,
    fix: "Name a release of the Python client with --airflow, or another dialect, such as `python`.",
  },
  VERSION_UNKNOWN: {
    title: "No such Airflow version",
    exit: 2,
    fix: "`airflow-codegen specs list` shows the catalogued versions.",
  },

  // ── reading, pulling, writing (exit 3)
  SPEC_NOT_FOUND: { title: "The spec does not exist", exit: 3, fix: "Check the path or the URL." },
  SPEC_NOT_A_FILE: { title: "The spec is not a file", exit: 3, fix: "Name the file itself, not its folder." },
  SPEC_UNREADABLE: {
    title: "The spec cannot be read",
    exit: 3,
    fix: "Check the permissions, the address, and the network.",
  },
  SPEC_TOO_LARGE: {
    title: "The spec is too large",
    exit: 3,
    fix: "A spec may have at most 64 MiB; is this the right file?",
  },
  SPEC_CHANGING: {
    title: "The spec changes while it is read",
    exit: 3,
    fix: "Wait until whoever writes it is done, then run again.",
  },
  FILE_UNREADABLE: {
    title: "A file of the options cannot be read",
    exit: 3,
    fix: "Check the path and its permissions; the file must be UTF-8 text.",
  },
  BUILD_UNAVAILABLE: {
    title: "dist/ cannot be made on this machine",
    exit: 3,
    fix: "Install airflow-codegen with its optional dependencies, or leave --build out and run `npm run build` in the package.",
  },
  PYTHON_MISSING: {
    title: "No Python with pip was found",
    exit: 3,
    fix: "Install Python 3 with pip (the official spec is in Airflow's Python package), or pass a spec with --spec.",
  },
  PULL_FAILED: {
    title: "The spec could not be pulled",
    exit: 3,
    fix: "Check the network and the package index settings of pip, or pass a spec with --spec.",
  },
  HASH_MISMATCH: {
    title: "The spec is not the one of the catalog",
    exit: 3,
    fix: "Do not use it: the package or the cache was changed. Delete the cached file and pull again.",
  },
  CACHE_UNUSABLE: {
    title: "The cache folder cannot be used",
    exit: 3,
    fix: "Set AIRFLOW_CODEGEN_CACHE to a folder that can be written.",
  },
  OUTPUT_UNWRITABLE: {
    title: "The output cannot be written",
    exit: 3,
    fix: "Choose another folder with --out, or correct its permissions.",
  },
  OUTPUT_FOREIGN: {
    title: "The output folder holds a file that nobody generated",
    exit: 3,
    fix: "Move it, choose another folder with --out, or overwrite it with --force.",
  },
  OUTPUT_LOCKED: {
    title: "Another run is writing to the output folder",
    exit: 3,
    fix: "Wait until it is done, or end it. If there is no such run, delete the file that the message names.",
  },
  AUTH_FILE_EXISTS: { title: "There is an auth file already", exit: 3, fix: "Edit it, or overwrite it with --force." },
  CONFIG_EXISTS: { title: "There is a config file already", exit: 3, fix: "Edit it, or overwrite it with --force." },
  OUTPUT_UNSAFE: {
    title: "The output folder is not a safe place",
    exit: 3,
    fix: "Choose a folder of its own with --out, without symbolic links inside.",
  },

  // ── the spec (exit 2)
  SPEC_EMPTY: { title: "The spec is empty", exit: 2, fix: "Check that the right file or stream was given." },
  SPEC_SYNTAX: { title: "The spec is neither JSON nor YAML", exit: 2, fix: "Correct the syntax at the place named." },
  SPEC_ENCODING: { title: "The spec is not UTF-8 text", exit: 2, fix: "Save it as UTF-8." },
  SPEC_LIMIT: {
    title: "The spec exceeds a limit",
    exit: 2,
    fix: "Flatten what is named; limits protect against documents made to exhaust memory.",
  },
  SPEC_NOT_OPENAPI: {
    title: "Not an OpenAPI document",
    exit: 2,
    fix: "Pass a document of OpenAPI 3.0, 3.1 or 3.2, or of Swagger 2.0.",
  },
  SPEC_SWAGGER: {
    title: "A Swagger document of a version that is not supported",
    exit: 2,
    fix: "Pass a document of Swagger 2.0, or of OpenAPI 3.0, 3.1 or 3.2.",
  },
  SPEC_VERSION: {
    title: "An OpenAPI version that is not supported",
    exit: 2,
    fix: "Pass a document of OpenAPI 3.0, 3.1 or 3.2, or of Swagger 2.0.",
  },
  SPEC_NO_PATHS: {
    title: "The spec has neither operations nor schemas",
    exit: 2,
    fix: "Add at least one path with one operation, or a schema under `components/schemas`.",
  },
  SPEC_INVALID: { title: "The spec breaks OpenAPI", exit: 2, fix: "Correct the place named." },
  REF_UNRESOLVED: { title: "A $ref points at nothing", exit: 2, fix: "Correct the reference, or add what it names." },
  REF_EXTERNAL: {
    title: "A $ref leaves the document",
    exit: 2,
    fix: "Allow its origin or folder with --allow-ref, or bundle the spec into one file.",
  },
  REF_CYCLE: {
    title: "A $ref that only leads to itself",
    exit: 2,
    fix: "Break the circle: somewhere on it there must be a schema, not only $ref.",
  },
  NAME_COLLISION: {
    title: "Two files or components would have one name",
    exit: 2,
    fix: "Rename one of them.",
  },
  SECURITY_UNKNOWN: {
    title: "No such security scheme",
    exit: 2,
    fix: "Use a name that the message lists, or define it in a file for --auth-file.",
  },
  SECURITY_UNMET: {
    title: "An operation that no scheme of the build can call",
    exit: 2,
    fix: "Add one of its schemes to --security-schemes, or leave such operations out with --exclude-operation.",
  },
  FILTER_EMPTY: { title: "The filters leave nothing", exit: 2, fix: "Loosen --include-* or --exclude-*." },

  // ── accepted and reported (these end no run)
  QUIRK_NULLABLE_31: {
    title: "`nullable`, a keyword of 3.0, in a document of a later version",
    exit: "quirk",
    fix: "Read as nullable. Since 3.1 it is written `type: [T, 'null']`.",
  },
  QUIRK_REF_SIBLING: {
    title: "Keywords beside a $ref in a 3.0 document",
    exit: "quirk",
    fix: "Honoured. In 3.0 they are written with `allOf`.",
  },
  QUIRK_REF: {
    title: "A reference that cannot be taken at its word",
    exit: "quirk",
    fix: "Read as the message says; what leads back to itself is left out.",
  },
  QUIRK_MEDIA_TYPE: {
    title: "A media type that does not exist",
    exit: "quirk",
    fix: "Read as the one that was meant.",
  },
  QUIRK_FORMAT: { title: "A format that does not exist", exit: "quirk", fix: "Read as the one that was meant." },
  QUIRK_NULL_ENUM: {
    title: "An enum without null on a nullable schema, or the reverse",
    exit: "quirk",
    fix: "Null is admitted.",
  },
  QUIRK_HEADER_PARAMETER: {
    title: "A header parameter named Accept, Content-Type or Authorization",
    exit: "quirk",
    fix: "Ignored, as OpenAPI says: the media type and the authentication decide.",
  },
  QUIRK_PATH: {
    title: "A path key with a query or a fragment, or without a slash at its start",
    exit: "quirk",
    fix: "The query is sent with every request, before the parameters; the fragment is not sent; a slash is put before.",
  },
  QUIRK_PATH_PARAMETER: {
    title: "Path and path parameters disagree",
    exit: "quirk",
    fix: "An undeclared one is taken as a string; one that the path does not hold is left out.",
  },
  QUIRK_STATUS: {
    title: "A response under a key that no response can have",
    exit: "quirk",
    fix: "Left out.",
  },
  QUIRK_REQUIRED: {
    title: "`required` names a property that is not declared",
    exit: "quirk",
    fix: "Taken as a property of any type.",
  },
  QUIRK_DEFAULT: {
    title: "A default that its own schema does not admit",
    exit: "quirk",
    fix: "Shown in the docs, not used.",
  },
  QUIRK_TAG: {
    title: "An operation without a tag, or with several",
    exit: "quirk",
    fix: "It goes to the class of its first tag, or to `DefaultApi`; of more than 50, to one by its path.",
  },
  QUIRK_UNTAGGED: {
    title: "More than 50 operations without a tag",
    exit: "quirk",
    fix: "What shares the first part of its path is in one class. Give the operations tags for classes of your own.",
  },
  QUIRK_PAGINATION: {
    title: "`x-pagination` that does not fit its operation",
    exit: "quirk",
    fix: "The operation has no method that walks all pages. Correct the extension; the README says what may stand in it.",
  },
  QUIRK_TAG_PARENT: {
    title: "A tag whose parent is no other tag of the document",
    exit: "quirk",
    fix: "The tag stands beside the others.",
  },
  QUIRK_METHOD: {
    title: "An additional operation with a method that paths have a field for",
    exit: "quirk",
    fix: "Read as if it stood there, unless something stands there already.",
  },
  QUIRK_QUERYSTRING: {
    title: "A parameter that is the query as a whole, and others beside it",
    exit: "quirk",
    fix: "Sent one after the other; a second whole query is left out.",
  },
  QUIRK_OPENAPI_32: {
    title: "Something of OpenAPI 3.2 in a document of an earlier version",
    exit: "quirk",
    fix: "Honoured.",
  },
  QUIRK_SWAGGER: {
    title: "An OpenAPI 2.0 (Swagger) document",
    exit: "quirk",
    fix: "Converted to OpenAPI 3.0 first. Places and pointers of findings are those of the document as it is, or of the nearest part that it has.",
  },
  QUIRK_SWAGGER_LOSS: {
    title: "Something of Swagger 2.0 that OpenAPI 3 cannot say",
    exit: "quirk",
    fix: "Left out, as the message says.",
  },
  QUIRK_SCHEMA_DIALECT: {
    title: "Schemas of a dialect of JSON Schema that is not known",
    exit: "quirk",
    fix: "Read as JSON Schema 2020-12.",
  },
  QUIRK_OPERATION_ID: {
    title: "An operation without operationId",
    exit: "quirk",
    fix: "A name was made from method and path.",
  },
  QUIRK_OPERATION_DUPLICATE: {
    title: "Operations with one operationId",
    exit: "quirk",
    fix: "The first keeps it, the others get a number. Give each operation an operationId of its own.",
  },
  QUIRK_NAME: {
    title: "Names that would be one in the output",
    exit: "quirk",
    fix: "A name of the spec wins over one that is made of it; then the first one wins, and the others get a number.",
  },
  QUIRK_SCHEMA: { title: "A schema that says nothing usable", exit: "quirk", fix: "Taken as any value." },
  QUIRK_CONFLICT: {
    title: "Parts of an `allOf` that no value satisfies together",
    exit: "quirk",
    fix: "The type is `never` where they meet, and there alone. Let the parts agree, or leave one out.",
  },
  QUIRK_SECURITY: {
    title: "Security that cannot be used: a requirement, a scheme, or a part of one",
    exit: "quirk",
    fix: "Left out. An operation with no requirement left takes the document's own, or else any scheme; --auth-file can define one anew.",
  },
  QUIRK_SERVER: {
    title: "A server that requests cannot be sent to",
    exit: "quirk",
    fix: "Left out. A server is a path or an http(s) URL, without user, query or fragment.",
  },
  QUIRK_UNSENDABLE: {
    title: "An operation, a parameter or a body that browsers and Node refuse to send",
    exit: "quirk",
    fix: "Left out; a name with spaces around it is sent without them.",
  },
  QUIRK_CALLBACK: {
    title: "A webhook or a callback that cannot be read",
    exit: "quirk",
    fix: "Left out. Only the server makes such calls: clients are the same without it.",
  },
  WARN_UNPINNED: {
    title: "A release that is not in the catalog",
    exit: "warning",
    fix: "Its hash is not pinned: it was taken as the package index gave it.",
  },
  WARN_RELEASE_UNKNOWN: {
    title: "A running Airflow whose version is not known",
    exit: "warning",
    fix: "The package has the version of the document; --package-version says another.",
  },
  WARN_OVERLAY_UNMATCHED: {
    title: "An action of an overlay that changes nothing",
    exit: "warning",
    fix: "Correct its target, or remove it: the spec may have changed.",
  },
  WARN_OVERLAY_EXTENDS: {
    title: "An overlay that was written for another document",
    exit: "warning",
    fix: "It was applied all the same; correct `extends`, or leave the overlay out.",
  },
  WARN_FILTER_UNUSED: {
    title: "A filter that fits nothing",
    exit: "warning",
    fix: "Correct it: tags and operationIds are as in the spec, upper and lower case are alike.",
  },
  WARN_FILTER_WEBHOOKS: {
    title: "Webhooks without a tag, which a filter by tags leaves out with their models",
    exit: "warning",
    fix: "Give them a tag in the spec and name it, or leave out what you do not want with --exclude-*.",
  },
  WARN_PAGE_NAME: {
    title: "A page of the docs has another name than its schema",
    exit: "warning",
    fix: "Rename the schema; the page is as the reference generator makes it.",
  },
  WARN_EDITED: {
    title: "A generated file was edited by hand",
    exit: "warning",
    fix: "The edit is gone; keep it elsewhere, or add the file under another name.",
  },
  WARN_INTERRUPTED: {
    title: "An earlier run was killed while it moved its files into place",
    exit: "warning",
    fix: "`airflow-codegen generate` mends it, and removes what was left behind.",
  },
  WARN_UNSUPPORTED: {
    title: "Something that this target cannot express",
    exit: "warning",
    fix: "Left out of the output.",
  },
} as const satisfies Record<string, Entry>;

/** The stable name of a finding. */
export type FindingCode = keyof typeof entries;

/** Everything the tool can say, by code. */
export const catalogue: Readonly<Record<FindingCode, Entry>> = entries;
