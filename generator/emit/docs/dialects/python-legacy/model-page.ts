/** The view of docs/<Class>.md. */
import { escapeText } from "../../reference/text.js";
import type { ModelPage, PropertyView } from "../../reference/view.js";
import type { Model } from "../../reference/default-codegen/models.js";
import type { ModelProperty } from "../../reference/default-codegen/model.js";
import type { Version } from "./versions.js";

interface Property extends PropertyView {
  readonly hasDefault: boolean;
  readonly hasLink: boolean;
}

export interface Page extends ModelPage<Property> {
  readonly hasGap: boolean;
}

export function modelPage(model: Model, { hasModelGap }: Version, packageName: string): Page {
  return {
    className: model.className,
    packageName,
    description: escapeText(model.schema.description ?? ""),
    hasGap: hasModelGap,
    properties: model.properties.map(propertyView),
  };
}

function propertyView(property: ModelProperty): Property {
  const { name, type, isPrimitive, model = "", description = "", isRequired, isReadOnly, default: fallback } = property;
  return {
    name,
    type,
    hasLink: !isPrimitive,
    ...(isPrimitive ? {} : { link: model }),
    description,
    required: isRequired,
    readOnly: isReadOnly,
    hasDefault: fallback !== undefined,
    default: fallback ?? "",
  };
}
