/** The skeleton of every dialect: the spec is read, its APIs and models become views, and these become `README.md` and `docs/*.md`. */
import type { Api } from "../../../ir/model.js";
import { openDocument } from "../../../ir/raw-document.js";
import { isObject } from "../../../load/index.js";
import type { OutputFile } from "../../../output-file.js";
import type { DialectOptions, EmitDialect } from "../dialect.js";
import type { Warn } from "../../target.js";
import { methods, type OpenApi } from "./openapi.js";
import { pageNames } from "./page-names.js";
import { type ReadmeLists, readmeFile } from "./readme.js";
import { page, type PageSet } from "./render.js";

/** What the views of an API and of a model have in common: where their page is. */
interface PageView {
  readonly className: string;
  /** The name of the page, without `.md`, where it is not that of the class. */
  readonly fileName?: string;
}

/** What the parts of a dialect know of a document: at least the document itself, with names for its inline models. */
interface SpecContext {
  readonly spec: OpenApi;
}

/** The parts that each dialect writes itself. */
export interface DialectParts<
  Context extends SpecContext,
  ApiView extends PageView,
  ModelView extends PageView,
  ReadmeView extends ReadmeLists,
> {
  /** The folder of its templates: `api.hbs`, `model.hbs` and `readme.hbs` are there. */
  readonly templates: string;
  /** @throws Error for a version that the dialect does not have */
  readonly contextOf: (api: Api, options: DialectOptions) => Context;
  readonly apiViews: (context: Context) => readonly ApiView[];
  /** Absent in a dialect that knows no webhooks. */
  readonly webhookViews?: (context: Context) => readonly ApiView[];
  readonly modelViews: (context: Context) => readonly ModelView[];
  readonly readmeView: (context: Context, apis: readonly ApiView[], models: readonly ModelView[]) => ReadmeView;
  /** What `--fix-examples` does to the text of the dialect's own README. */
  readonly fixReadme?: (text: string) => string;
}

/** Puts the parts of a dialect together. */
export function emitterOf<
  Context extends SpecContext,
  ApiView extends PageView,
  ModelView extends PageView,
  ReadmeView extends ReadmeLists,
>(parts: DialectParts<Context, ApiView, ModelView, ReadmeView>): EmitDialect {
  return (api, options) => {
    warnOfMethods(api, options.warn);
    const context = parts.contextOf(api, options);
    const apis = parts.apiViews(context);
    const webhooks = parts.webhookViews?.(context) ?? [];
    if (webhooks.length === 0) warnOfWebhooks(api, options.warn);
    const models = parts.modelViews(context);
    const pageSet: PageSet = { dialect: parts.templates, fixes: options.fixExamples };
    const readme = readmeFile(pageSet, parts.readmeView(context, apis, models), context.spec, options);
    const isFixed = options.fixExamples && options.renderReadme === undefined;
    const names = pageNames({ api: [...apis, ...webhooks].map(nameOf), model: models.map(nameOf) }, options.warn);
    const apiPage = pageOf(page<ApiView>(pageSet, "api"), names.of.api);
    const pages = [
      isFixed ? { ...readme, text: parts.fixReadme?.(readme.text) ?? readme.text } : readme,
      ...models.map(pageOf(page<ModelView>(pageSet, "model"), names.of.model)),
      ...replaced(joined(apis.map(apiPage), options.warn), joined(webhooks.map(apiPage), options.warn), options.warn),
    ];
    return pages.map(({ path, text }) => ({ path, text: names.relinked(text) }));
  };
}

function nameOf({ fileName, className }: PageView): string {
  return fileName ?? className;
}

function pageOf<View extends PageView>(
  textOf: (view: View) => string,
  names: ReadonlyMap<string, string>,
): (view: View) => OutputFile {
  return (view) => ({ path: `docs/${names.get(nameOf(view)) ?? nameOf(view)}.md`, text: textOf(view) });
}

/** The APIs of several tags can have one class. The reference writes one page over the other: here one page holds all of them. */
function joined(pages: readonly OutputFile[], warn: Warn): OutputFile[] {
  const byPath = new Map<string, string[]>();
  for (const { path, text } of pages) byPath.set(path, [...(byPath.get(path) ?? []), text]);
  const shared = [...byPath].filter(([, texts]) => texts.length > 1).map(([path]) => path);
  if (shared.length > 0) {
    const message = `Several tags share a page, as they share a class: ${shared.join(", ")}.`;
    warn({
      code: "WARN_PAGE_NAME",
      message,
      fix: "Name the tags so that they differ by more than case and punctuation.",
    });
  }
  return [...byPath].map(([path, texts]) => ({ path, text: texts.join("\n") }));
}

/** Webhooks of a tag that operations have, too, have their page: the reference writes it last. */
function replaced(pages: readonly OutputFile[], webhooks: readonly OutputFile[], warn: Warn): OutputFile[] {
  const written = new Set(webhooks.map(({ path }) => path));
  const lost = pages.filter(({ path }) => written.has(path)).map(({ path }) => path);
  if (lost.length > 0) {
    const message = `Webhooks share a page with operations of their tag; it tells of the webhooks alone: ${lost.join(", ")}.`;
    warn({ code: "WARN_PAGE_NAME", message, fix: "Give the webhooks tags of their own.", pointer: "#/webhooks" });
  }
  return [...pages.filter(({ path }) => !written.has(path)), ...webhooks];
}

function warnOfWebhooks({ document }: Api, warn: Warn): void {
  if (!isObject(openDocument(document)["webhooks"])) return;
  warn({ code: "WARN_UNSUPPORTED", message: "Webhooks have no pages in this dialect.", pointer: "#/webhooks" });
}

/** Methods that the reference does not know are those of OpenAPI 3.2. */
function warnOfMethods({ operations }: Api, warn: Warn): void {
  for (const { method, path, pointer } of operations) {
    if (methods.some((known) => known === method.toLowerCase())) continue;
    warn({ code: "WARN_UNSUPPORTED", message: `${method} ${path} has no page in this dialect.`, pointer });
  }
}
