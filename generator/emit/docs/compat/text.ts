/** The escapes of the reference that are not of one dialect alone. */

/** What text of the spec goes through before it is shown: one line, ready for a quoted string, closing no Python comment. */
export function escapeText(text: string): string {
  return text
    .replaceAll("\\/", "/")
    .replace(/[\t\n\r]/g, " ")
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll("'''", "'_'_'");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#x60;",
  "=": "&#x3D;",
};

/** HTML as the reference's template engine escapes it; Handlebars writes the apostrophe another way. */
export function html(text: string): string {
  return text.replace(/[&<>"'`=]/g, (character) => entities[character] ?? character);
}
