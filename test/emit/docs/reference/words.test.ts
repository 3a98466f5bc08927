import { describe, expect, test } from "@jest/globals";
import { lenientDate } from "../../../../generator/emit/docs/reference/java-time.js";
import { hashCode, hashOrder } from "../../../../generator/emit/docs/reference/java.js";
import { escapeText, html } from "../../../../generator/emit/docs/reference/text.js";
import { camelize, lowerCamel, sanitizeName, underscore } from "../../../../generator/emit/docs/reference/words.js";

describe("sanitizeName", () => {
  test.each([
    ["$", "value"],
    ["input[]", "input"],
    ["order by[0]", "order_by_0"],
    ["a(b)", "a_b"],
    ["X-Rate-Limit", "X_Rate_Limit"],
    ["a|b.c/d\\e", "a_b_c_d_e"],
    ["naïve €", "nave_"],
    ["", ""],
  ])("%j is %j in every release", (given, want) => {
    expect(sanitizeName(given, "before-7")).toBe(want);
    expect(sanitizeName(given, "since-7")).toBe(want);
  });

  test("a colon separates only since 7.x", () => {
    expect(sanitizeName("a:b", "before-7")).toBe("ab");
    expect(sanitizeName("a:b", "since-7")).toBe("a_b");
  });
});

describe("camelize", () => {
  test.each([
    ["dag_run", "DagRun"],
    ["DAG Run Thing".replaceAll(" ", "_"), "DAGRunThing"],
    ["X-Com2", "XCom2"],
    ["experimental", "Experimental"],
    ["a/b.c", "ABC"],
    ["x__y", "XY"],
    ["trail_", "Trail"],
    ["_lead", "Lead"],
    ["_1st", "1st"],
    ["dagRunURLv2", "DagRunURLv2"],
    ["", ""],
  ])("%j → %j", (given, want) => {
    expect(camelize(given)).toBe(want);
  });

  test.each([
    ["dag_id", "dagId"],
    ["DAGId", "dAGId"],
    ["2nd_op", "2ndOp"],
    ["_x", "x"],
  ])("with a small first letter: %j → %j", (given, want) => {
    expect(lowerCamel(given)).toBe(want);
  });
});

describe("underscore", () => {
  test.each([
    ["dagRunId", "dag_run_id", "dag_run_id"],
    ["DAGId", "dagid", "dag_id"],
    ["getHTTPSUrl2DAGs", "get_https_url2_dags", "get_https_url2_da_gs"],
    ["DAGRunURLv2", "dag_run_urlv2", "dag_run_ur_lv2"],
    ["X-Rate-Limit", "x_rate_limit", "x_rate_limit"],
    ["order by", "order_by", "order_by"],
    ["a.b", "a/b", "a/b"],
    ["x__y", "x__y", "x__y"],
  ])("%j → %j, in 4.3 %j", (given, want, old) => {
    expect(underscore(given, "since-5")).toBe(want);
    expect(underscore(given, "before-5")).toBe(old);
  });
});

describe("Java's orders and texts", () => {
  test.each([
    ["", 0],
    ["Basic", 63955982],
    ["OAuth2PasswordBearer", -841637065],
  ])("hashCode(%j) is %i", (given, want) => {
    expect(hashCode(given)).toBe(want);
  });

  test.each([
    [
      ["HTTPBearer", "OAuth2PasswordBearer"],
      ["OAuth2PasswordBearer", "HTTPBearer"],
    ],
    // The same bucket: the first comer first.
    [
      ["Aa", "BB"],
      ["Aa", "BB"],
    ],
    [
      ["BB", "Aa"],
      ["BB", "Aa"],
    ],
    [["a", "a"], ["a"]],
    [[], []],
  ])("a HashMap lists %j as %j", (given, want) => {
    expect(hashOrder(given)).toEqual(want);
  });

  test("the thirteenth key doubles the table: q moves behind the letters before it", () => {
    const letters = [..."abcdefghijkl"];
    expect(hashOrder(["q", ...letters]).indexOf("q")).toBe(12);
    expect(hashOrder(["q", "a"])).toEqual(["q", "a"]);
  });

  test.each([
    ["2020-01-02", "Thu Jan 02 00:00:00 UTC 2020"],
    ["2020-13-01", "Fri Jan 01 00:00:00 UTC 2021"],
    ["2020-02-30", "Sun Mar 01 00:00:00 UTC 2020"],
    ["1700-02-29", "Mon Mar 01 00:00:00 UTC 1700"],
    ["1582-10-15", "Fri Oct 15 00:00:00 UTC 1582"],
    ["1582-10-14", "Sun Oct 24 00:00:00 UTC 1582"],
    ["1582-10-05", "Fri Oct 15 00:00:00 UTC 1582"],
    ["1582-10-04", "Thu Oct 04 00:00:00 UTC 1582"],
    ["1500-02-29", "Sat Feb 29 00:00:00 UTC 1500"],
    ["0001-01-01", "Sat Jan 01 00:00:00 UTC 1"],
    ["0000-01-01", "Thu Jan 01 00:00:00 UTC 1"],
    ["-0044-03-15", "Tue Mar 15 00:00:00 UTC 45"],
    ["2020-01-01T00:00", undefined],
    ["+2020-01-01", undefined],
  ])("the day %s is %s", (given, want) => {
    expect(lenientDate(given)).toBe(want);
  });
});

describe("escapes", () => {
  test.each([
    ["two\n\nlines.\n", "two  lines. "],
    ['say "x"', 'say \\"x\\"'],
    ["a\\b\tc", "a\\\\b c"],
    ["'''", "'_'_'"],
    ["a\\/b", "a/b"],
  ])("escapeText(%j) is %j", (given, want) => {
    expect(escapeText(given)).toBe(want);
  });

  test("html writes seven characters as entities, and no bar", () => {
    expect(html("& < > \" ' ` = |")).toBe("&amp; &lt; &gt; &quot; &#39; &#x60; &#x3D; |");
  });
});
