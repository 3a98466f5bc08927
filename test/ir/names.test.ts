import { describe, expect, test } from "@jest/globals";
import { allot, type NameClaim } from "../../generator/ir/allot.js";
import { beginsName, isKept } from "../../generator/ir/letters.js";
import { camelCase, NameBook, pascalCase, words } from "../../generator/ir/names.js";

test.each<[string, string[], string, string]>([
  ["dag_run", ["dag", "run"], "dagRun", "DagRun"],
  ["DagRun", ["Dag", "Run"], "dagRun", "DagRun"],
  ["DAGRun", ["DAG", "Run"], "dagRun", "DAGRun"],
  ["Dag Run", ["Dag", "Run"], "dagRun", "DagRun"],
  ["getHTTPError2Code", ["get", "HTTP", "Error2", "Code"], "getHttpError2Code", "GetHTTPError2Code"], // prettier-ignore
  ["BulkBody_Connection_", ["Bulk", "Body", "Connection"], "bulkBodyConnection", "BulkBodyConnection"], // prettier-ignore
  ["don't stop", ["dont", "stop"], "dontStop", "DontStop"],
  ["get /dags/{dag_id}", ["get", "dags", "dag", "id"], "getDagsDagId", "GetDagsDagId"],
  ["v2", ["v2"], "v2", "V2"],
  ["", [], "", ""],
])("%j", (text, parts, camel, pascal) => {
  expect([words(text), camelCase(text), pascalCase(text)]).toEqual([parts, camel, pascal]);
});

describe("letters of every script in use are kept (Unicode Standard Annex 31, table 5):", () => {
  test.each<[string, string[], string, string]>([
    ["größe", ["größe"], "größe", "Größe"],
    ["ÉlèveInscrit", ["Élève", "Inscrit"], "élèveInscrit", "ÉlèveInscrit"],
    ["日本", ["日本"], "日本", "日本"],
    ["get_発注 list", ["get", "発注", "list"], "get発注List", "Get発注List"],
    ["発注ID", ["発注", "ID"], "発注Id", "発注ID"],
    ["ЗаказТовара", ["Заказ", "Товара"], "заказТовара", "ЗаказТовара"],
    ["ЗаказDTO", ["Заказ", "DTO"], "заказDto", "ЗаказDTO"],
    ["नमस्ते दुनिया", ["नमस्ते", "दुनिया"], "नमस्तेदुनिया", "नमस्तेदुनिया"],
    ["สวัสดีน้ำ", ["สวัสดีน้ำ"], "สวัสดีน้ำ", "สวัสดีน้ำ"],
    ["ＡＰＩ ｶﾅ", ["API", "カナ"], "apiカナ", "APIカナ"],
    // Cases that are no single letter stay.
    ["straße", ["straße"], "straße", "Straße"],
    ["İş", ["İş"], "İş", "İş"],
  ])("%s", (text, parts, camel, pascal) => {
    expect([words(text), camelCase(text), pascalCase(text)]).toEqual([parts, camel, pascal]);
  });

  test("in one normal form", () => {
    expect(pascalCase("e\u0301le\u0300ve")).toBe("Élève");
    expect(pascalCase("e_\u0301le\u0300ve").normalize("NFC")).toBe(pascalCase("e_\u0301le\u0300ve"));
  });

  test.each([
    ["emoji", "a😀b"],
    ["what changes the direction of text", "a\u202eb"],
    ["what cannot be seen", "a\u200db"],
    ["what cannot be seen, and yet may stand in an identifier", "a\u3164b"],
    ["what looks like punctuation", "aǃb"],
    ["accents without a letter of their own", "a\u0338 b"],
    ["a letter of another script among Latin ones", "a\u0430b"],
    ["half of a character", "a\ud83db"],
  ])("but not %s", (_, text) => expect(pascalCase(text)).toBe("AB"));
});

describe("the table of letters", () => {
  const kept = Array.from({ length: 0x10000 }, (_, point) => String.fromCharCode(point)).filter(
    (character) => character > "\u007f" && isKept(character),
  );

  test("holds what ECMA-262, section 12.7, takes in identifiers, in normal form C", () => {
    expect(kept.length).toBeGreaterThan(40_000);
    expect(kept.filter((one) => !/^\p{ID_Continue}$/u.test(one))).toEqual([]);
    expect(kept.filter((one) => beginsName(one) !== /^\p{ID_Start}$/u.test(one))).toEqual([]);
    expect(kept.filter((one) => one.normalize("NFC") !== one)).toEqual([]);
  });

  test("holds nothing that cannot be seen", () => {
    expect(kept.filter((one) => /\p{Default_Ignorable_Code_Point}/u.test(one))).toEqual([]);
  });
});

test("a name is never longer than people and disks bear", () => {
  expect(camelCase("a_".repeat(100_000)).length).toBeLessThanOrEqual(120);
  expect(Buffer.byteLength(pascalCase("発".repeat(100_000)))).toBeLessThanOrEqual(200);
});

describe("the book of names", () => {
  test.each([
    ["case", "Dag", "DAG"],
    ["the encoding of accents", "Élève", "E\u0301le\u0300ve"],
    ["letters that look the same", "cop", "\u0441\u043e\u0440"],
    ["ways to write a letter", "straße", "STRASSE"],
  ])("takes names for one that differ in %s", (_, one, other) => {
    expect(new NameBook([one]).has(other)).toBe(true);
  });

  test("puts the first free number after a name", () => {
    const book = new NameBook(["dag", "dag2", "v1"]);
    expect([book.number("dag"), book.number("Dag"), book.number("v1"), book.number("v1")]).toEqual([
      "3",
      "4",
      "_2",
      "_3",
    ]);
  });

  test("numbers many names of one kind in linear time", () => {
    const book = new NameBook(["a"]);
    let last = "";
    for (let count = 0; count < 200_000; count++) last = book.number("a");
    expect(last).toBe("200001");
  });
});

describe("who gets which name", () => {
  const claim = (owner: string, name: string, more: Partial<NameClaim> = {}): [string, NameClaim] => {
    return [owner, { owner, name, isSpelled: owner === name, pointer: "#", ...more }];
  };
  const namesFor = (...claims: [string, NameClaim][]) => {
    const { numbers, renamed } = allot(new NameBook(), new Map(claims));
    return [claims.map(([key, { name }]) => `${name}${numbers.get(key) ?? ""}`), renamed.map(({ owner }) => owner)];
  };

  test("a name that the document spells wins over one that is made of another", () => {
    expect(namesFor(claim("dag_run", "DagRun"), claim("DagRun", "DagRun"))).toEqual([
      ["DagRun2", "DagRun"],
      ["dag_run"],
    ]);
  });

  test("then the first one wins", () => {
    expect(namesFor(claim("Dag", "Dag"), claim("DAG", "DAG"), claim("dag", "Dag"))).toEqual([
      ["Dag", "DAG2", "Dag3"],
      ["DAG", "dag"],
    ]);
  });

  test("a number takes no name that another one has by itself", () => {
    expect(namesFor(claim("a-b", "Ab"), claim("a_b", "Ab"), claim("ab_2", "Ab2"))).toEqual([
      ["Ab", "Ab3", "Ab2"],
      ["a_b"],
    ]);
  });

  test("what has no name gets one of ours, with a number", () => {
    const nameless = { isNameless: true };
    expect(namesFor(claim("😀", "Model", nameless), claim("", "Model", nameless), claim("Model", "Model"))).toEqual([
      ["Model1", "Model2", "Model"],
      ["😀", ""],
    ]);
  });
});
