/** Names in TypeScript, judged by the engine and the compiler. */
import { describe, expect, test } from "@jest/globals";
import { createRequire } from "node:module";
import { runInNewContext } from "node:vm";
import type * as Morph from "ts-morph";
import {
  isIdentifier,
  isIdentifierName,
  isReserved,
  predefinedTypes,
} from "../../../generator/emit/language/typescript.js";

const { ts } = createRequire(import.meta.url)("ts-morph") as typeof Morph;

/** Every word that the compiler knows as one of the language, contextual ones too, and others. */
const words: readonly string[] = [
  ...Array.from({ length: ts.SyntaxKind.LastKeyword - ts.SyntaxKind.FirstKeyword + 1 }, (_, index) =>
    String(ts.tokenToString(ts.SyntaxKind.FirstKeyword + index)),
  ),
  ...["arguments", "eval", "undefined", "globalThis", "constructor", "then", "name", "goto", "Delete"],
];

/** Whether the engine lets a variable have the name where modules, which are strict and may await, let it. */
function canBeVariable(name: string): boolean {
  try {
    runInNewContext(`"use strict"; (async function* () { let ${name}; })`);
    return true;
  } catch {
    return false;
  }
}

test.each(words)("%s", (word) => {
  expect(isIdentifierName(word)).toBe(true);
  expect(isReserved(word)).toBe(!canBeVariable(word));
  expect(isIdentifier(word)).toBe(canBeVariable(word));
});

test("the compiler was asked for its words", () => expect(words.length).toBeGreaterThan(80));

describe("the form of a name", () => {
  test.each(["a", "Z9", "_", "$", "_1", "a$b_c1", "é", "aé", "用户", "заказ1"])("%j is one", (name) => {
    expect([isIdentifierName(name), isIdentifier(name)]).toEqual([true, true]);
  });
  test.each([
    "",
    "1",
    "1a",
    "-",
    "a-b",
    "a b",
    "a.b",
    "e\u0301",
    "\u0660a",
    "a\u200d",
    "ㅤ",
    "😀",
    "a\n",
    "\na",
    "\u202ea",
    "#a",
  ])("%j is none", (name) => {
    expect([isIdentifierName(name), isIdentifier(name), isReserved(name)]).toEqual([false, false, false]);
  });
});

/** The types that a compiler takes for its own, whatever is declared; `null` and `void` are reserved words beside. */
test("no type can have the name of one that TypeScript has", () => {
  const declares = (name: string): boolean => {
    const host = new Map([["a.ts", `type ${name} = 1; export {};`]]);
    const program = ts.createProgram(["a.ts"], { noLib: true, types: [] }, hostOf(host));
    const source = program.getSourceFile("a.ts");
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].length === 0;
  };
  const refused = [...new Set(words)].filter((word) => !declares(word));
  expect([...predefinedTypes].sort()).toEqual(
    refused.filter((word) => !isReserved(word) || ["null", "void"].includes(word)).sort(),
  );
});

function hostOf(files: ReadonlyMap<string, string>): Morph.ts.CompilerHost {
  return {
    ...ts.createCompilerHost({}),
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name),
    getSourceFile: (name, options) => {
      const text = files.get(name);
      return text === undefined ? undefined : ts.createSourceFile(name, text, options);
    },
  };
}
