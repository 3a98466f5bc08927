import type { Api } from "../../../ir/model.js";
import { openDocument } from "../../../ir/raw-document.js";
import { isObject } from "../../../load/index.js";

/** Whether the document has webhooks, which no page of the reference generator shows. */
export function hasWebhooks(api: Api): boolean {
  return isObject(openDocument(api.document)["webhooks"]);
}
