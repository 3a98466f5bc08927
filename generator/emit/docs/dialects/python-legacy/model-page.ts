/** The view of docs/<Class>.md. */
import type { CodegenModelProperty } from "../../reference/default-codegen/model.js";
import type { CodegenModel } from "../../reference/default-codegen/models.js";
import { escapeText } from "../../reference/text.js";
import type { ModelPage, PropertyView } from "../../reference/view.js";
import type { PythonLegacyRelease } from "./releases.js";

interface Property extends PropertyView {
  readonly hasDefault: boolean;
  readonly hasLink: boolean;
}

export interface PythonLegacyModelPage extends ModelPage<Property> {
  readonly hasGap: boolean;
}

export function modelPage(
  model: CodegenModel,
  { hasModelGap }: PythonLegacyRelease,
  packageName: string,
): PythonLegacyModelPage {
  return {
    className: model.className,
    packageName,
    description: escapeText(model.schema.description ?? ""),
    hasGap: hasModelGap,
    properties: model.properties.map(propertyView),
  };
}

function propertyView(property: CodegenModelProperty): Property {
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
