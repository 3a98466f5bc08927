/**
 * What GitHub reads of a step: lines of its output, and files. Text of a spec gets there through {@link annotate} and {@link quote} alone:
 * the runner obeys lines that begin with `::`, and whatever comes after `##[`.
 */
import { Buffer } from "node:buffer";
import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";

const { GITHUB_OUTPUT, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_SERVER_URL, GITHUB_STEP_SUMMARY } = process.env;

/** Characters in the text of a pull request, and bytes in the summary of a step; what is left out of them is room for a remark. */
const bodyLimit = 65_536 - 1024;
const summaryLimit = 2 ** 20 - 1024;

/** Shows an error beside the line of a file, or at the top of the run. `properties`: file, line, col, title; undefined ones are left out. */
export function annotate(properties, message) {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  const list = given.map(([name, value]) => `${name}=${escaped(String(value)).replace(/[:,]/g, escapedCode)}`);
  process.stdout.write(`::error ${list.join(",")}::${escaped(message)}\n`);
}

/** Prints text of which no line commands the runner. */
export function quote(text) {
  const word = randomUUID();
  process.stdout.write(`::stop-commands::${word}\n${text.trimEnd()}\n::${word}::\n`);
}

/** Sets an output of the step. `value`: one line. */
export function output(name, value) {
  appendFileSync(GITHUB_OUTPUT, `${name}=${value}\n`);
}

/** Adds a page to the summary of the run. */
export function summarize(markdown) {
  appendFileSync(GITHUB_STEP_SUMMARY, cut(markdown, summaryLimit, "`airflow-codegen diff` prints all of it"));
}

/** As much of a page as a pull request takes. */
export function pullRequestBody(markdown) {
  const run = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
  return cut(markdown, bodyLimit, `the [summary of the run](${run}) has all of it`);
}

/** Names in a spec notify nobody: a character without width parts `@` from what follows. */
export function withoutMentions(markdown) {
  return markdown.replaceAll("@", "@\u200b");
}

/** The lines that fit into so many bytes, which are never fewer than characters. The remark stands on top, where no list or table is open. */
function cut(markdown, limit, where) {
  const bytes = Buffer.from(markdown);
  if (bytes.length <= limit) return markdown;
  const end = bytes.lastIndexOf("\n", limit);
  return `> [!NOTE]\n> This report is too long for this place and is cut at its end: ${where}.\n\n${bytes.subarray(0, end + 1).toString()}`;
}

function escaped(text) {
  const line = text.replace(/\p{Cc}/gu, (character) => `\\u{${character.codePointAt(0).toString(16)}}`);
  return line.replaceAll("%", escapedCode);
}

function escapedCode(character) {
  return `%${character.codePointAt(0).toString(16).toUpperCase()}`;
}
