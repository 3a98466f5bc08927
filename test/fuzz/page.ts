/** Pages of the target `typescript` as a renderer that lets HTML through shows them: nothing in them is HTML, and no link runs. */
import MarkdownIt, { type Token } from "markdown-it";
import type { OutputFile } from "../../generator/output-file.js";

const renderer = new MarkdownIt({ html: true, linkify: true });

export function faultsOfPage({ path, text }: OutputFile): string[] {
  return allOf(renderer.parse(text, {})).flatMap((token) => faultsOfToken(token).map((fault) => `${path}: ${fault}`));
}

function allOf(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => [token, ...allOf(token.children ?? [])]);
}

function faultsOfToken({ type, content, attrs }: Token): string[] {
  if (type.startsWith("html") && content !== "<br>") return [`HTML: ${content.slice(0, 200)}`];
  if (type === "image") return [`an image: ${content.slice(0, 200)}`];
  const urls = (attrs ?? []).filter(([name]) => name === "href").map(([, url]) => String(url));
  return urls.filter((url) => !/^(https?:|mailto:|#|[^:]*$)/i.test(url)).map((url) => `a link to ${url.slice(0, 200)}`);
}
