/**
 * The view models of the three kinds of page. Each member is text as the page shows it, escaped for its position by the dialect;
 * a template adds the prose and nothing else. A dialect that shows more extends them.
 */
import type { AuthView } from "./auth-view.js";

/** A type as a page names it. */
export interface TypeView {
  readonly type: string;
  /** The page it links to, without `.md`: may be empty, the reference writes such links. Absent: no link. */
  readonly link?: string;
}

/** docs/<Class>Api.md */
export interface ApiPage<Operation extends CommonOperationView = CommonOperationView> {
  /** `XComApi` */
  readonly className: string;
  readonly packageName: string;
  readonly basePath: string;
  readonly operations: readonly Operation[];
}

export interface CommonOperationView<Parameter extends ParameterView = ParameterView> {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** Empty where there is none, as all texts here. */
  readonly summary: string;
  readonly description: string;
  /** Required ones first. */
  readonly parameters: readonly Parameter[];
  readonly result?: TypeView;
  readonly auth: readonly AuthView[];
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
  readonly responses: readonly ResponseView[];
}

export interface ParameterView extends TypeView {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly default?: string;
  /** What an example passes. */
  readonly example: string;
}

export interface ResponseView {
  readonly code: string;
  readonly description: string;
  readonly headers: readonly { readonly name: string; readonly description: string }[];
}

/** docs/<Class>.md */
export interface ModelPage<Property extends PropertyView = PropertyView> {
  readonly className: string;
  readonly packageName: string;
  readonly description: string;
  readonly properties: readonly Property[];
}

export interface PropertyView extends TypeView {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly default?: string;
}

/** README.md */
export interface ReadmePage {
  readonly projectName: string;
  readonly packageName: string;
  readonly packageVersion: string;
  readonly apiVersion: string;
  /** `info.description`. */
  readonly description: string;
  readonly basePath: string;
  readonly apis: readonly ApiPage[];
  readonly models: readonly { readonly className: string }[];
  readonly auth: readonly AuthView[];
}
