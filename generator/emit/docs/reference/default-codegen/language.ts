/**
 * What the reference's base class (`DefaultCodegen`) asks of a language, and of its own release. The generators behind the dialects
 * `python-legacy` and `bash` override little of it.
 */
import type { Warn } from "../../../target.js";
import type { OpenApi, SpecSchema } from "../openapi.js";

/** A spec whose inline models have names, in the eyes of a language. */
export interface Codegen {
  readonly spec: OpenApi;
  readonly language: Language;
  readonly release: CodegenRelease;
  readonly warn: Warn;
}

export interface Language {
  /** The reference's word for a type → the language's. */
  readonly types: ReadonlyMap<string, string>;
  /** The language's words that need no page of their own. */
  readonly primitives: ReadonlySet<string>;
  readonly modelName: (name: string) => string;
  readonly propertyName: (name: string) => string;
  readonly parameterName: (name: string) => string;
  /** From the language's word for a map and the type of what is in it. */
  readonly mapType: (map: string, inner: string) => string;
  /** What the text of a spec goes through before it is shown. */
  readonly escape: (text: string) => string;
  readonly mediaType: (type: string) => string;
  readonly defaultOf: (schema: SpecSchema, ofParameter?: boolean) => string | undefined;
  /** Whether the properties of a model's only parent are left to the parent. */
  readonly inherits: boolean;
}

/** How the releases of the reference differ, as far as these dialects show it. */
export interface CodegenRelease {
  /** The word for a string of format `number`: no language here has one of its own for it. */
  readonly decimal: string;
  /** A list of unique items is a `set`. */
  readonly hasSets: boolean;
  /** The schema of a map's values where `additionalProperties` is `true`. */
  readonly anyValue: SpecSchema;
  /** An object of anything, and anything at all, is a primitive where the language has a primitive for it. */
  readonly hasPrimitiveObjects: boolean;
  /** Strings of format `uuid` and `email` are primitives as parameters too. */
  readonly hasPrimitiveFormats: boolean;
  /** An `allOf` with one member is replaced by that member; title and description beside it stay. */
  readonly unwrapsAllOf: boolean;
  /** A parameter that refers to a model has the model's name for a type, but example and links follow what the model is: a map, a list. */
  readonly looksIntoModels: boolean;
  /** A reference to a property of a component stands for that property; one that leads out of the components, for an object. */
  readonly followsProperties: boolean;
  /** A parameter with `content` in place of a schema has a style too. */
  readonly stylesContent: boolean;
  /** In the default of a list of enums, the word for the type of the items becomes the name of the enum, also in the middle of a value. */
  readonly renamesInDefaults: boolean;
  /** A model with one reference among its parts, and no discriminator anywhere, has that for a parent. */
  readonly hasSilentParents: boolean;
  /** What a parent requires counts in the model too, though its properties do not. */
  readonly inheritsRequired: boolean;
  /** A composition may have several parts written inline: only the first of them counts. */
  readonly takesOneInlinePart: boolean;
  /** A composition's own properties count where it is part of another one. */
  readonly takesOwnOfParts: boolean;
  /** An example that is blank counts. Before release 5 the parser drops it. */
  readonly keepsBlankExamples: boolean;
  /** Properties that come from elsewhere are copies, in a document of 3.0 incomplete ones. */
  readonly copiesParts: "never" | "in part" | "whole";
  /** Numbers are added to the names of all parameters until all differ. Before, one number at most, and none for forms and bodies. */
  readonly namesBodiesApart: boolean;
  /** A form may be a composition; its lists are lists in examples. */
  readonly hasComposedForms: boolean;
  /** A form may have maps in it; the fields of a choice are all optional. */
  readonly hasFormMaps: boolean;
  /** A form by reference is a form. */
  readonly followsForms: boolean;
  /** As bodies, maps may be models. */
  readonly hasMapModels: boolean;
  /** A body that may be anything is forgotten. */
  readonly losesAnyBody: boolean;
  /** As bodies, compositions with the type of a string, a number or a boolean are models, with a link or without, or values of the type. */
  readonly scalarCompositions: "linked" | "unlinked" | "values";
  /** A list of media types of which one was left out ends with a comma. */
  readonly leavesComma: boolean;
  /** Styles of lists in a query: what the release calls them. */
  readonly listStyles: Readonly<Record<string, string>>;
  /** Schemas of these names are taken for types of the language. */
  readonly imported: ReadonlySet<string>;
}
