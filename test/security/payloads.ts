/** Families of attack text. Each one, if it ever gets out of its place, sets a mark that tests look for. */

/** What the text runs where it is code. */
const attack = "globalThis.__pwned=1";

/** A family of payloads: `text` carries the number of its position, so that several stand side by side without being equal. */
export interface Family {
  readonly name: string;
  readonly text: (id: string) => string;
}

function family(name: string, text: (id: string) => string): Family {
  return { name, text };
}

const around = (name: string, before: string, after: string): Family =>
  family(name, (id) => `p${id}${before}${attack}${after}`);

export const families: readonly Family[] = [
  around("double quote", '";', ";//"),
  around("double quote, as a sum", '"+(', ')+"'),
  around("single quote", "';", ";//"),
  around("single quote, as a sum", "'+(", ")+'"),
  around("backtick", "`;", ";//"),
  around("template", "${", "}"),
  around("template of a template", "`+`${", "}`+`"),
  around("backslash before a quote", '\\";', ";//"),
  around("two backslashes before a quote", '\\\\";', ";//"),
  around("backslash at the end", ";", ";//\\"),
  around("unicode escape of a quote", "\\u0022;", ";\\u002f\\u002f"),
  around("line feed", "\n", "\n//"),
  around("carriage return", "\r", "\r//"),
  around("carriage return, line feed", "\r\n", "\r\n"),
  around("line separator", "\u2028", "\u2028//"),
  around("paragraph separator", "\u2029", "\u2029//"),
  around("end of a comment", "*/", ";/*"),
  around("end of a comment over lines", "*\n/", ";/*"),
  around("end of a comment, twice", "**//*/", ";/**"),
  around("end of a comment, escaped", "*\\/*\u200b/", ";/*"),
  around("start of a comment", "/*", "*/"),
  around("start of a documentation comment", "\n@type {import('evil')} {@link ", "}\n * @ts-nocheck"),
  around("line comment", "//", "\n"),
  around("triple-slash directive", "\n/// <reference path='../evil.ts' />\n", ""),
  around("end of a script", "</script><script>", "</script>"),
  around("HTML comment", "<!--", "-->"),
  around("closing braces", "}}])}>;", ";({[<"),
  around("computed key", "]: 1, [", "]: 2, ["),
  around("end of a type", "; }\n", "; interface X {"),
  around("union", " | string; ", ";"),
  around("NUL", "\0", "\0"),
  around("control characters", "\u0007\u001b[2J\u0085\u007f", ""),
  around("lone surrogates", '\ud800"', "\udc00"),
  around("right-to-left override", "\u202e\u2066", "\u2069\u202c\u061c"),
  around("zero width", "\u200b\u200d\u2060\ufeff\u{e0041}", "\u00ad"),
  around("homoglyphs", "\u0430\u0435\u037e\u2044\uff02", "\uff07"),
  around("emoji", "\u{1f468}\u200d\u{1f469}\u{1f3fd}", ""),
  around("a name with a path", "/../../", "/..%2f..%2f"),
  around("a name with a path of Windows", "\\..\\..\\", ":$DATA"),
  around("a template of Handlebars", "{{#with this}}", "{{{constructor}}}{{/with}}"),
  around("front matter", "\n---\n", "\n---\n"),
  around("a URL", "javascript:", "//"),
  family("100 kB", (id) => `p${id}"*/\`${attack};`.padEnd(100_000, "ab\\*'/\"{")),
];

/** Words that mean something to JavaScript. They are whole names, so each position is attacked alone. */
export const words: readonly string[] = [
  ...["__proto__", "constructor", "prototype", "hasOwnProperty", "toString", "then", "valueOf", "toJSON"],
  ...["eval", "await", "default", "class", "import", "arguments", "undefined", "NaN", "globalThis", "this", "new"],
  ...["body", "params", "options", "client", "config", "path", "name", "key", "index", "page", "get", "static"],
  ...["string", "Object", "Promise", "Array", "Record", "Date", "NonNullable", "AsyncGenerator", "Open", "T"],
  ...["", " ", ".", "..", "...", ".git", "-", "$", "_", "0", "01", "-0", "1e3", "1abc", "*/*", "//", "con", "AUX"],
  ...[
    "a.",
    "a ",
    "../../x",
    "a/b",
    "a\\b",
    "~",
    "~0~1",
    "%22",
    "%2e%2e",
    "%",
    "#",
    "#/",
    "#/info",
    "{",
    "}",
    "{a}",
    "{a}{b}",
  ],
  ...["Infinity", "1e999", "null", "true", "😀", "ſ", "İ", "a".repeat(300)],
];
