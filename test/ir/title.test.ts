/** What an API is called by. Whatever the title is, there is a name in it. */
import { expect, test } from "@jest/globals";
import { plainTitleWords, titleWords } from "../../generator/ir/title.js";

test.each<[title: string, words: string, plain: string]>([
  ["Acme Pets", "Acme Pets", "acme pets"],
  ["Acme Pets API", "Acme Pets", "acme pets"],
  ["Acme Pets Client", "Acme Pets", "acme pets"],
  ["Acme Pets REST API Client", "Acme Pets", "acme pets"],
  ["API of Acme", "API of Acme", "api of acme"],
  ["AcmePets", "Acme Pets", "acme pets"],
  ["acme_pets-api", "acme pets", "acme pets"],
  // What every API is says nothing.
  ["API", "Api", "api"],
  ["REST API", "Api", "api"],
  ["Client", "Api", "api"],
  ["", "Api", "api"],
  [" \n\t", "Api", "api"],
  ["*/ ${'`'} ../..", "Api", "api"],
  ["😀", "Api", "api"],
  // No name begins with a digit.
  ["3D Printers API", "Api 3 D Printers", "api 3 d printers"],
  ["2024", "Api 2024", "api 2024"],
  // Letters of every script are kept where a name may have them.
  ["用户管理", "用户管理", "api"],
  ["用户管理 API", "用户管理", "api"],
  ["Café Déjà Vu", "Café Déjà Vu", "cafe deja vu"],
  ["Straße", "Straße", "strasse"],
  ["Łódź", "Łódź", "lodz"],
  ["Øre", "Øre", "ore"],
  ["Заказы Store", "Заказы Store", "store"],
  ["__proto__", "proto", "proto"],
  ["constructor", "constructor", "constructor"],
])("%j", (title, words, plain) => {
  expect([titleWords(title).join(" "), plainTitleWords(title).join(" ")]).toEqual([words, plain]);
});

test("a title of any length takes no time, and makes names of a length that registries and disks take", () => {
  const long = "Größe ".repeat(200_000);
  for (const title of [long, "日本".repeat(1000), "x".repeat(1e6)]) {
    expect(Buffer.byteLength(titleWords(title).join(""))).toBeLessThan(101);
    expect(plainTitleWords(title).join("-").length).toBeLessThan(101);
  }
});
