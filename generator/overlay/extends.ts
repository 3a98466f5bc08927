/** What an overlay says of the document that it was written for. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Finding } from "../diagnostics.js";
import type { ReadSpec } from "../load/index.js";
import { type Overlay, overlayFinding } from "./read.js";

/** That the overlay was written for another document than this one; nothing where that cannot be told. */
export function extendsFinding({ document, extends: uri }: Overlay, { base, name }: ReadSpec): Finding[] {
  if (uri === undefined) return [];
  const home = pathToFileURL(resolve(document.name));
  const meant = URL.canParse(uri, home.href) ? new URL(uri, home) : undefined;
  if (meant !== undefined && withoutFragment(meant) === withoutFragment(base)) return [];
  const message = `The overlay says that it is for \`${uri.slice(0, 200)}\`; it was applied to ${name}.`;
  return [overlayFinding("WARN_OVERLAY_EXTENDS", document, ["extends"], message)];
}

function withoutFragment(url: URL): string {
  return url.href.replace(/#.*$/, "");
}
