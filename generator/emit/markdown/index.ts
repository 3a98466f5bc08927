/** Markdown: escapes by position, links, descriptions of a spec, and pages made of templates. */
export { description, descriptionLine, firstParagraph, seeAlso } from "./description.js";
export { anchorOf, externalLink, headingsOf, pageLink } from "./links.js";
export {
  cell,
  fence,
  inlineCode,
  joinMarkdown,
  linkText,
  type Markdown,
  further,
  plain,
  prose,
  visible,
} from "./markdown.js";
export { notesOn } from "./notes.js";
export { type Formatter, makePages, type PagePlan, type ProgramTexts } from "./pages.js";
export { fixedHeadings, pageTemplate } from "./template.js";
