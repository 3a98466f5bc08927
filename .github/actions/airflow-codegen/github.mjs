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
  const lines = text.trimEnd().split("\n").map(visible);
  process.stdout.write(`::stop-commands::${word}\n${lines.join("\n")}\n::${word}::\n`);
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

/**
 * Words of a spec notify nobody and close no issue: a character without width parts what GitHub would take for a reference. They are code
 * in the page, but the page may also become the message of a commit, in which code counts for nothing.
 */
export function withoutReferences(markdown) {
  return markdown.replace(/@|#(?=\d)|\bGH-(?=\d)|\/(?:issues|pull|pulls|discussions|commit)\/(?=\w)/gi, "$&\u200b");
}

/** The lines that fit into so many bytes, which are never fewer than characters. The remark stands on top, where no list or table is open. */
function cut(markdown, limit, where) {
  const bytes = Buffer.from(markdown);
  if (bytes.length <= limit) return markdown;
  const end = bytes.lastIndexOf("\n", limit);
  return `> [!NOTE]\n> This report is too long for this place and is cut at its end: ${where}.\n\n${bytes.subarray(0, end + 1).toString()}`;
}

function escaped(text) {
  return visible(text).replaceAll("%", escapedCode);
}

/** One line, in which characters that command a terminal or turn the text around are seen. */
function visible(text) {
  return text.replace(
    /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u{${character.codePointAt(0).toString(16)}}`,
  );
}

function escapedCode(character) {
  return `%${character.codePointAt(0).toString(16).toUpperCase()}`;
}
