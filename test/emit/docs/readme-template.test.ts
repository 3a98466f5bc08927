import { describe, expect, test } from "@jest/globals";
import { Failure } from "../../../generator/diagnostics.js";
import { compileReadme, type ReadmeParts } from "../../../generator/emit/docs/readme-template.js";

const parts: ReadmeParts = {
  endpoints: "| <a> |",
  models: "",
  authorization: "* Basic",
  apiVersion: "2",
  packageVersion: "3.1.0",
  packageName: "airflow_client.client",
};

function render(text: string): string {
  return compileReadme({ name: "README.hbs", text })(parts);
}

describe("a README template", () => {
  test.each([
    ["{{packageName}} {{packageVersion}} of {{apiVersion}}\n", "airflow_client.client 3.1.0 of 2\n"],
    ["{{{endpoints}}}\n\n{{{authorization}}}\n", "| <a> |\n\n* Basic\n"],
    ["{{!-- not shown --}}text", "text"],
    ["{{#if models}}models{{else}}none{{/if}}", "none"],
    ["{{#unless models}}none{{/unless}}", "none"],
    ["no placeholder, { braces } \\{{packageName}}", "no placeholder, { braces } {{packageName}}"],
  ])("%j gives %j", (given, want) => {
    expect(render(given)).toBe(want);
  });

  test.each([
    ["one\n  {{endpoint}}", "There is no placeholder `endpoint`.", 2, 3],
    ["{{#if endpoint}}{{/if}}", "There is no placeholder `endpoint`.", 1, 1],
    ["{{lookup this 'constructor'}}", "There is no placeholder `lookup`.", 1, 1],
    ["{{constructor}}", "There is no placeholder `constructor`.", 1, 1],
    ["{{#each models}}x{{/each}}", "`{{#each}}` is not known: there are only `if` and `unless`.", 1, 1],
    ["a\n{{> partial}}", "Only placeholders, comments, `if` and `unless` are known.", 2, 1],
    ["a\n{{#if models}}", "A placeholder there is not closed, or not written as Handlebars wants it.", 2, 1],
    ["{{packageName", "A placeholder there is not closed, or not written as Handlebars wants it.", 1, 1],
  ])("%j is refused", (given, cause, line, column) => {
    const error = thrownBy(() => render(given));
    expect(error).toBeInstanceOf(Failure);
    expect(error).toMatchObject({
      findings: [{ code: "README_TEMPLATE", message: cause, place: { file: "README.hbs", line, column } }],
    });
  });
});

function thrownBy(action: () => void): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}
