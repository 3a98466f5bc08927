/**
 * The letters beyond ASCII that names keep: those of the scripts that are in use today (Unicode Standard Annex 31, table 5), of the
 * Basic Multilingual Plane, as of Unicode 8.0. That is the oldest version that ECMA-262 has asked for since 2016, so that every
 * compiler and runtime takes them in identifiers, and the same text makes the same name whatever Unicode the running Node knows.
 *
 * All of them are `ID_Continue`, and what is no mark or digit is `ID_Start`. Left out is what cannot be seen, what changes its
 * neighbour (accents without a letter of their own), what looks like punctuation (`ǃ`, `ʼ`), and what is another way to write
 * something else (NFKC), but for two vowels of Thai and Lao.
 */
const letters = {
  latin: `
    c0-d6 d8-f6 f8-131 134-13e 141-148 14a-17e 180-1bf 1cd-1f0 1f4-2af 1d00-1d25 1d2f 1d3b 1d4e 1d6b-1d77 1d79-1d9a
    1e00-1e99 1e9c-1eff 2132 214e 2180-2188 2c60-2c7b 2c7e-2c7f a722-a76f a771-a787 a78b-a7ad a7b0-a7b7 a7f7 a7fa-a7ff
    ab30-ab5a ab60-ab64
  `,
  greek: `
    370-373 376-377 37b-37d 37f 386 388-38a 38c 38e-3a1 3a3-3cf 3d7-3e1 3f3 3f7-3f8 3fa-3ff 1d26-1d2a 1f00-1f15 1f18-1f1d
    1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b 1f5d 1f5f-1f70 1f72 1f74 1f76 1f78 1f7a 1f7c 1f80-1fb4 1fb6-1fba 1fbc 1fc2-1fc4
    1fc6-1fc8 1fca 1fcc 1fd0-1fd2 1fd6-1fda 1fe0-1fe2 1fe4-1fea 1fec 1ff2-1ff4 1ff6-1ff8 1ffa 1ffc ab65
  `,
  cyrillic: `
    400-481 48a-52f 1d2b 2de0-2dff a640-a66f a674-a67d a67f-a69b a69e-a69f
  `,
  others: `
    531-556 559 561-586 591-5bd 5bf 5c1-5c2 5c4-5c5 5c7 5d0-5ea 5f0-5f2 610-61a 620-669 66e-674 679-6d3 6d5-6dc 6df-6e8
    6ea-6fc 6ff 750-7b1 8a0-8b4 8e3-957 960-963 966-96f 971-983 985-98c 98f-990 993-9a8 9aa-9b0 9b2 9b6-9b9 9bc-9c4 9c7-9c8
    9cb-9ce 9d7 9e0-9e3 9e6-9f1 a01-a03 a05-a0a a0f-a10 a13-a28 a2a-a30 a32 a35 a38-a39 a3c a3e-a42 a47-a48 a4b-a4d a51 a5c
    a66-a75 a81-a83 a85-a8d a8f-a91 a93-aa8 aaa-ab0 ab2-ab3 ab5-ab9 abc-ac5 ac7-ac9 acb-acd ad0 ae0-ae3 ae6-aef af9 b01-b03
    b05-b0c b0f-b10 b13-b28 b2a-b30 b32-b33 b35-b39 b3c-b44 b47-b48 b4b-b4d b56-b57 b5f-b63 b66-b6f b71 b82-b83 b85-b8a
    b8e-b90 b92-b95 b99-b9a b9c b9e-b9f ba3-ba4 ba8-baa bae-bb9 bbe-bc2 bc6-bc8 bca-bcd bd0 bd7 be6-bef c00-c03 c05-c0c
    c0e-c10 c12-c28 c2a-c39 c3d-c44 c46-c48 c4a-c4d c55-c56 c58-c5a c60-c63 c66-c6f c81-c83 c85-c8c c8e-c90 c92-ca8 caa-cb3
    cb5-cb9 cbc-cc4 cc6-cc8 cca-ccd cd5-cd6 cde ce0-ce3 ce6-cef cf1-cf2 d01-d03 d05-d0c d0e-d10 d12-d3a d3d-d44 d46-d48
    d4a-d4e d57 d5f-d63 d66-d6f d7a-d7f d82-d83 d85-d96 d9a-db1 db3-dbb dbd dc0-dc6 dca dcf-dd4 dd6 dd8-ddf de6-def df2-df3
    e01-e3a e40-e4e e50-e59 e81-e82 e84 e87-e88 e8a e8d e94-e97 e99-e9f ea1-ea3 ea5 ea7 eaa-eab ead-eb9 ebb-ebd ec0-ec4 ec6
    ec8-ecd ed0-ed9 ede-edf f00 f18-f19 f20-f29 f35 f37 f39 f3e-f42 f44-f47 f49-f4c f4e-f51 f53-f56 f58-f5b f5d-f68 f6a-f6c
    f71-f72 f74 f7a-f80 f82-f84 f86-f92 f94-f97 f99-f9c f9e-fa1 fa3-fa6 fa8-fab fad-fb8 fba-fbc fc6 1000-1049 1050-109d
    10a0-10c5 10c7 10cd 10d0-10fa 10fd-115e 1161-1248 124a-124d 1250-1256 1258 125a-125d 1260-1288 128a-128d 1290-12b0
    12b2-12b5 12b8-12be 12c0 12c2-12c5 12c8-12d6 12d8-1310 1312-1315 1318-135a 135d-135f 1380-138f 1780-17b3 17b6-17d3 17d7
    17dc-17dd 17e0-17e9 2d00-2d25 2d27 2d2d 2d80-2d96 2da0-2da6 2da8-2dae 2db0-2db6 2db8-2dbe 2dc0-2dc6 2dc8-2dce 2dd0-2dd6
    2dd8-2dde 3005-3007 3021-302f 3031-3035 303b-303c 3041-3096 3099-309a 309d-309e 30a1-30fa 30fc-30fe 3105-312d 31a0-31ba
    31f0-31ff 3400-4db5 4e00-9fd5 a8e0-a8f7 a8fb a8fd a960-a97c a9cf a9e0-a9fe aa60-aa76 aa7a-aa7f ab01-ab06 ab09-ab0e
    ab11-ab16 ab20-ab26 ab28-ab2e ac00-d7a3 d7b0-d7c6 d7cb-d7fb fa0e-fa0f fa11 fa13-fa14 fa1f fa21 fa23-fa24 fa27-fa29 fb1e
    fe73
  `,
};

/** The inside of a character class. */
function classOf(ranges: string): string {
  return ranges
    .trim()
    .split(/\s+/)
    .map((range) => range.replace(/[\da-f]+/g, (point) => `\\u${point.padStart(4, "0")}`))
    .join("");
}

const all = Object.values(letters).map(classOf).join("");
const foreign = classOf(letters.greek) + classOf(letters.cyrillic);

/** A run of what no name keeps, ASCII aside. */
export const notKept = new RegExp(`[^\\x00-\\x7f${all}]+`, "g");

/** A run of Greek or Cyrillic letters, many of which look like Latin ones. */
export const lookalikes = new RegExp(`[${foreign}]+`, "g");

const latin = new RegExp(`[A-Za-z${classOf(letters.latin)}]`);
const kept = new RegExp(`^[\\w$${all}]+$`);
const first = /^[A-Za-z_$\p{L}\p{Nl}]/u;

/** Whether a word has a letter of the Latin script. */
export function hasLatin(word: string): boolean {
  return latin.test(word);
}

/** Whether a text holds nothing but letters, marks and digits of the table, and the `\w` and `$` of ASCII. */
export function isKept(text: string): boolean {
  return kept.test(text);
}

/** Whether a name of such characters can stand alone: it does not begin with a digit or a mark. */
export function beginsName(text: string): boolean {
  return first.test(text);
}
