/** The reference's words for the formats of text. */
export const wordsOfFormats: Readonly<Record<string, string>> = {
  byte: "ByteArray",
  binary: "file",
  date: "date",
  "date-time": "DateTime",
  uuid: "UUID",
  uri: "URI",
};
