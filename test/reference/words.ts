/** The words of random specs: plain ones, and those that a generator has to do something about. */
import type { Dice } from "./dice.js";

const modelNames = [
  "Pet",
  "DagRun",
  "Error",
  "Connection",
  "TaskInstance",
  "User",
  "Pool",
  "ImportError",
  "Variable",
  "Role",
  "LogEntry",
];
/** Everything that a component may be called. No two become one class. */
const oddModelNames = ["XCom", "dag_detail", "HTTPValidationError", "class", "2Fast", "Trigger-Rule", "a.dotted.Name", "List", "Object", "_lead", "DAGStatsURLv2", "Response", "Model", "File", "lower", "ALLCAPS", "X-Com2", "Name_", "Date", "Enum", "property", "Map", "Configuration"]; // prettier-ignore
const propertyNames = [
  "id",
  "name",
  "dag_id",
  "state",
  "description",
  "start_date",
  "value",
  "is_active",
  "tags",
  "total_entries",
  "owner",
  "count",
  "kind",
];
const oddPropertyNames = ["class", "from", "self", "schema", "json", "X-Rate-Limit", "_lead", "1st", "$type", "@id", "dagRunURLv2", "None", "camelCase", "Items", "async", "with space", "dotted.name", "trail_", "x__y", "HTTPCode", "import", "global", "property", "copy", "Äpfel", "all_of", "a/b", "a+b", "default", "print", "model_config", "dict"]; // prettier-ignore
const tags = ["Pet", "DAG", "User", "Config"];
const oddTags = ["DAG Run Thing", "X-Com2", "zeta_tag", "experimental", "DAGRun", "event log", "2nd", "a.b", "Import Error!", "Ünï", "dag-warning", "class", "default"]; // prettier-ignore
const operationIds = [
  "get_pet",
  "list_pets",
  "delete_pet",
  "patch_dag",
  "get_dags",
  "post_user",
  "update_config",
  "get_log",
  "clear_tasks",
  "get_version",
];
const oddOperationIds = ["getHTTPSUrl2DAGs", "import", "2nd op", "DeleteXCom", "getXComEntry", "from", "x__y", "_lead", "trail_", "dot.ted-id", "get_dags_batch_2", "print", "a b  c", "list", "getDAGId", "ALLCAPS", "test_", "call_me", "self", "getURLv2", "delete", "configuration", "ünï"]; // prettier-ignore

const plainTexts = [
  "A pet.",
  "The name.",
  "Get a list of things",
  "*New in version 2.1.0*",
  "The numbers of items to return.",
  "Identifier of it",
];
const oddTexts = [
  'He said "hi".',
  "It's here",
  "first\nsecond",
  "para one\n\npara two\n",
  'back\\slash \\n and \\" quote',
  "a | b",
  '<b>bold</b> & <a href="x">link</a>',
  "ünïcode ☃ 𝒳",
  "`code` and ``more``",
  "triple ''' and \"\"\" quotes",
  "&#58; entity &amp;",
  " blanks around ",
  "tab\there",
  "{{mustache}} {{{three}}} ${shell} $HOME",
  "*/ end /* begin",
  "# hash\n- list\n  - nested\n",
  '```json\n{"a": 1}\n```\n',
  "100% %s = x",
  "trailing newline\n",
  "~",
  "https://example.com/?a=b&c=d",
  "a\r\nb",
];
const oddShortTexts = [
  'say "hi"',
  "it's",
  "a|b",
  "<b>",
  "ünï ☃",
  "x = y & z",
  "two\nlines",
  "end ",
  "`tick`",
  "back\\slash",
  "100%",
];

/** One line of plain words, or what the feature `texts` has to offer. */
export function text(dice: Dice): string {
  if (dice.uses("texts", 60)) return dice.pick(oddTexts);
  if (dice.uses("longTexts", 40)) return Array.from({ length: dice.int(10, 60) }, () => dice.pick(["lorem", "ipsum", "the", "DAG", "run,", "of.", "(see)"])).join(" "); // prettier-ignore
  return dice.pick(plainTexts);
}

/** A summary, a title, a short value. */
export function shortText(dice: Dice): string {
  return dice.uses("texts", 60)
    ? dice.pick(oddShortTexts)
    : dice.pick(["Get it", "List them", "Delete one", "A thing"]);
}

/** `{description}`, or nothing. */
export function described(dice: Dice, percent = 60): { description?: string } {
  return dice.chance(percent) ? { description: text(dice) } : {};
}

export const modelWords = (dice: Dice, count: number) => words(dice, "oddNames", modelNames, oddModelNames, count);
export const propertyWords = (dice: Dice, count: number) =>
  words(dice, "oddProperties", propertyNames, oddPropertyNames, count);
export const tagWords = (dice: Dice, count: number) => words(dice, "oddTags", tags, oddTags, count);
export const operationWords = (dice: Dice, count: number) =>
  words(dice, "oddIds", operationIds, oddOperationIds, count);

function words(
  dice: Dice,
  feature: "oddNames" | "oddProperties" | "oddTags" | "oddIds",
  plain: readonly string[],
  odd: readonly string[],
  count: number,
): string[] {
  return dice.some(dice.has(feature) ? [...plain, ...odd] : plain, count);
}
