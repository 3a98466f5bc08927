/**
 * Who may import whom in `generator/`, held by `npm run lint`. A spec goes through the stages from the first to the last, and a file knows
 * only its own stage and those before it: so a stage can be read, tested and changed without what comes after.
 */

/** The stages from the first to the last. `why` completes "knows nothing of what comes after: …". */
const stages = [
  stage(
    "foundation",
    "(diagnostics(-table)?|output-file|package-root|report|suggest|turns|version)\\.ts$",
    "every stage uses these words",
  ),
  stage("load", "load/", "it knows texts and references, and no OpenAPI but for where references stand"),
  stage("overlay", "overlay/", "it changes documents as they were written, and knows JSONPath alone"),
  stage("ir", "ir/", "the one model, which a stage after it makes or reads"),
  stage("parse", "parse/", "it makes the model of a document, whoever reads the model"),
  stage("security", "security/", "it chooses among the schemes of the model"),
  stage("catalog", "catalog/", "it finds a spec, whatever is made of it"),
  stage(
    "seam",
    "emit/((target|code|memory|templates|shared-options|docs-header)\\.ts$|(markdown|language)/)",
    "what every target is, and what each may use",
  ),
  stage("config", "config(\\.ts$|/)", "it says what is to be made, not how"),
  stage(
    "targets",
    "emit/(?!(markdown|language)/)[^/]+/",
    "each makes files in memory of the model and its own options",
  ),
  stage("registry", "emit/registry\\.ts$", "the list of the targets"),
  stage("write", "write/", "it brings files to the disk, whatever they hold"),
  stage("memory", "memory/", "what is known of the last runs"),
  stage("steps of a job", "run/job/", "what lies between the stages of a job"),
  stage("generate", "generate\\.ts$", "one job, from its spec to its files"),
  stage("run", "run/(?!job/)", "all jobs of a run"),
  stage("diff", "diff/", "two APIs side by side"),
  stage("watch", "watch/", "it waits for changes, whatever is done about them"),
  stage("package API", "(api|engine|helpers|index)\\.ts$", "what programs import"),
  stage("command line", "cli/", "what people type"),
  // Run by npm, on the sources or on what became of them.
  stage("build", "[\\w-]+\\.(mjs|d\\.mts)$", "nothing of a run"),
];

/** A folder of one target. */
const target = "^generator/emit/(?!(?:markdown|language)/)([^/]+)/";

function stage(name, path, why) {
  return { name, path: `^generator/${path}`, why };
}

/** One rule for each stage but the last. */
function order() {
  return stages.slice(0, -1).map(({ name, path, why }, index) => ({
    name: `order-${name.replaceAll(" ", "-")}`,
    comment: `The stage "${name}" knows nothing of what comes after: ${why}.`,
    severity: "error",
    from: { path },
    to: { path: stages.slice(index + 1).map((later) => later.path) },
  }));
}

/** Where circles are allowed: a schema holds schemas, and so a function that reads one calls itself by way of others. */
const recursions = [
  { folder: "^generator/parse/schema/", entry: "^generator/parse/schema/index\\.ts$" },
  { folder: "^generator/diff/schema/", entry: "^generator/diff/schema/compare\\.ts$" },
  { folder: "^generator/emit/docs/reference/.*normalize", entry: "/normalize[^/]*(/index)?\\.ts$" },
];
const runtime = "^generator/runtime/";

function circles() {
  const folders = recursions.map(({ folder }) => folder);
  return [
    {
      name: "no-circle",
      comment:
        "Of files in a circle none can be understood, tested or moved without all others. Type imports and dynamic ones count.",
      severity: "error",
      from: { pathNot: [...folders, runtime] },
      to: { circular: true },
    },
    {
      name: "no-circle-of-types",
      comment: "The recursion of schemas is one of functions: a type that two files of it need stands in a third.",
      severity: "error",
      from: { path: folders },
      to: { circular: true, dependencyTypes: ["type-only"] },
    },
    ...recursions.map(({ folder, entry }) => ({
      name: "no-circle-beside-the-recursion",
      comment:
        "Each circle here goes through the function that takes any schema. Another circle is a mistake like elsewhere.",
      severity: "error",
      from: { path: folder },
      to: { circular: true, viaOnly: { pathNot: entry } },
    })),
    {
      name: "no-circle-of-values-in-runtime",
      comment:
        "Types of the runtime name each other, which costs a client nothing; values in a circle would depend on the order of loading.",
      severity: "error",
      from: { path: runtime },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ];
}

/** @type {import("dependency-cruiser").IConfiguration} */
const config = {
  forbidden: [
    ...circles(),
    ...order(),
    {
      name: "config-knows-no-target",
      comment:
        "The options that a config file has follow from the list of targets, which is handed to the config stage. So a new target changes " +
        "no file of it: of emit/ it may import the contract in emit/target.ts, and nothing else.",
      severity: "error",
      from: { path: "^generator/config(\\.ts|/)" },
      to: { path: "^generator/emit/", pathNot: "^generator/emit/target\\.ts$" },
    },
    {
      name: "target-knows-no-config",
      comment:
        "A target gets its options as a value. Where they come from, a config file or a command line or a program, must make no difference to it.",
      severity: "error",
      from: { path: "^generator/emit/", pathNot: "^generator/emit/registry\\.ts$" },
      to: { path: "^generator/config(\\.ts|/)" },
    },
    {
      name: "target-knows-no-other-target",
      comment:
        "What two targets need stands in ir/ or beside emit/target.ts; otherwise one of them could not be changed or removed alone. " +
        "The docs may use the TypeScript target: their dialect `typescript` is its pages. The Python client is the one that the docs " +
        "dialect `python` describes: it takes its names from there.",
      severity: "error",
      from: { path: target },
      to: { path: target, pathNot: "^generator/emit/($1|typescript|docs)/" },
    },
    {
      name: "only-docs-use-typescript",
      comment:
        "The rule before lets every target use the TypeScript one, since it cannot name two of them; this one closes that gap.",
      severity: "error",
      from: { path: target, pathNot: "^generator/emit/(docs|typescript)/" },
      to: { path: "^generator/emit/typescript/" },
    },
    {
      name: "only-python-uses-docs",
      comment: "As the rule before, for the docs.",
      severity: "error",
      from: { path: target, pathNot: "^generator/emit/(docs|python)/" },
      to: { path: "^generator/emit/docs/" },
    },
    {
      name: "report-knows-no-target",
      comment:
        "The report of a comparison is about two APIs, not about a client. Only its guide and its surface are about the TypeScript one.",
      severity: "error",
      from: { path: "^generator/diff/", pathNot: "^generator/diff/(guide/|surface\\.ts$)" },
      to: { path: target },
    },
    {
      name: "raw-document",
      comment:
        "The model of ir/ is all that a target reads, so that two spellings of one API give one output. Only the imitation of the reference " +
        "generator opens the document itself, since it repeats that generator's own reading of it.",
      severity: "error",
      from: { pathNot: "^generator/(parse|emit/docs/reference)/" },
      to: { path: "^generator/ir/raw-document\\.ts$" },
    },
    {
      name: "runtime-stands-alone",
      comment:
        "The runtime is copied into each client byte for byte: what it imported from elsewhere would not be there.",
      severity: "error",
      from: { path: "^generator/runtime/" },
      to: { pathNot: "^generator/runtime/" },
    },
    {
      name: "runtime-is-data",
      comment:
        "The generator reads the runtime as text and never runs it: only the reader of these texts refers to it.",
      severity: "error",
      from: { path: "^generator/", pathNot: "^generator/(runtime/|emit/typescript/runtime\\.ts$)" },
      to: { path: "^generator/runtime/" },
    },
    {
      name: "import-leads-nowhere",
      comment: "An import that is not resolved escapes every other rule.",
      severity: "error",
      from: {},
      to: { path: "^\\.", couldNotResolve: true },
    },
  ],
  required: [
    {
      name: "every-file-has-a-stage",
      comment:
        "A file of no stage escapes the order: give it a place in one, or write a new stage into .dependency-cruiser.mjs.",
      severity: "error",
      module: { path: "^generator/", pathNot: [...stages.map(({ path }) => path), "^generator/runtime/"] },
      // A required import that no file can have: each file of no stage breaks the rule, also one that imports nothing.
      to: { path: "^$" },
    },
  ],
  options: {
    // Type imports count as all others: whoever reads a file has to know the types that it uses.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: new URL("tsconfig.json", import.meta.url).pathname },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|output)/" },
  },
};

export default config;
