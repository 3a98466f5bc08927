#!/usr/bin/env node
/**
 * Stands in for GitHub's command line, which needs GitHub: keeps pull requests and labels in the file that GH_STATE names, and refuses whatever
 * the real one would not take, or takes in a way that is not written here.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

const file = process.env.GH_STATE;
const state = JSON.parse(readFileSync(file, "utf8"));
const [topic, verb, ...rest] = process.argv.slice(2);
const text = { type: "string" };

const commands = {
  "auth setup-git"() {
    parse({});
  },
  "release create"() {
    const flag = { type: "boolean" };
    const options = { "verify-tag": flag, title: text, "generate-notes": flag, latest: flag, prerelease: flag };
    const { values, positionals } = parse(options);
    state.releases = [...(state.releases ?? []), { tag: positionals[0], ...values }];
  },
  "label create"() {
    const { positionals } = parse({ force: { type: "boolean" }, color: text, description: text });
    state.labels = [...new Set([...state.labels, ...positionals])];
  },
  "pr list"() {
    const { values } = parse({ head: text, base: text, state: text, json: text, jq: text });
    if (values.json !== "number" || values.jq !== '.[0].number // ""' || values.state !== "open")
      throw new Error("pr list");
    const found = state.pulls.find(({ head, base }) => head === values.head && base === values.base);
    console.log(found?.number ?? "");
  },
  "pr create"() {
    const { values } = parse({ head: text, base: text, title: text, "body-file": text });
    const { head, base, title, "body-file": body } = values;
    if (state.pulls.some((pull) => pull.head === head && pull.base === base)) throw new Error("there is one already");
    state.pulls.push({ number: state.pulls.length + 1, head, base, title, body: bodyOf(body), labels: [] });
    console.log("https://github.com/o/r/pull/1");
  },
  "pr edit"() {
    const { values, positionals } = parse({ "body-file": text, "add-label": text, "remove-label": text });
    const pull = state.pulls.find(({ number, head }) => positionals[0] === String(number) || positionals[0] === head);
    if (values["body-file"] !== undefined) pull.body = bodyOf(values["body-file"]);
    const labels = pull.labels.filter((label) => label !== values["remove-label"]);
    pull.labels = [...new Set([...labels, ...[values["add-label"]].filter((label) => state.labels.includes(label))])];
  },
};

if (process.env.GH_TOKEN === undefined) throw new Error("GH_TOKEN is not set");
commands[`${topic} ${verb}`]();
writeFileSync(file, JSON.stringify(state));

function parse(options) {
  return parseArgs({ args: rest, options, allowPositionals: true });
}

function bodyOf(path) {
  const body = readFileSync(path, "utf8");
  if (body.length > 65_536) throw new Error("Body is too long (maximum is 65536 characters)");
  return body;
}
