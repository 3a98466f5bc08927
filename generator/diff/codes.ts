/**
 * Every kind of change, and its effect on each audience. This is the one place that says which changes are breaking.
 *
 * The rule: a request that was accepted must still be accepted, so what is sent may only get wider; a response must still be as the old
 * document described it, so what is read may only get narrower. New properties of a response and new values of an open enum are not
 * breaking, since clients let through what they do not know.
 *
 * Of webhooks and callbacks, requests are read and responses are sent: that is what `read` of a request and `send` of a response say.
 */
import type { Audience, Severity } from "./impact.js";

interface Effect {
  readonly severity: Severity;
  /** Completes "For callers that send: …". */
  readonly why: string;
}

interface Rule {
  readonly title: string;
  readonly send?: Effect;
  readonly read?: Effect;
  readonly namesOnly?: true;
}

function breaking(why: string): Effect {
  return { severity: "breaking", why };
}

function additive(why: string): Effect {
  return { severity: "additive", why };
}

/** A change of texts alone. */
function docs(title: string): Rule {
  const effect: Effect = { severity: "docs", why: "nothing changes for a program" };
  return { title, send: effect, read: effect };
}

/** Requests and responses stay as they are; a program that uses the name in generated code has to change. */
function names(title: string, why: string): Rule {
  return { title, send: breaking(why), read: breaking(why), namesOnly: true };
}

const table = {
  // ── the whole API
  "base-path-changed": { title: "Every path begins otherwise", send: breaking("every URL is another one") },
  "server-added": { title: "A server more", send: additive("there is one more to call") },
  "server-removed": { title: "A server less", send: breaking("calls to it are no longer described") },
  "server-described": docs("A server is described otherwise"),
  "openapi-version-changed": docs("Another version of OpenAPI"),
  "api-version-changed": docs("Another version of the API"),
  "api-described": docs("The API is described otherwise"),
  "tag-described": docs("A tag is described otherwise"),

  // ── security
  "security-scheme-added": { title: "A new security scheme", send: additive("there is one more way to authenticate") },
  "security-scheme-removed": {
    title: "A security scheme is gone",
    send: breaking("who authenticates with it needs another one"),
  },
  "security-scheme-renamed": names("A security scheme has another name", "its name in generated code is another one"),
  "security-scheme-changed": {
    title: "A security scheme works otherwise",
    send: breaking("credentials travel, or are got, in another way"),
  },
  "security-scheme-extended": {
    title: "A security scheme can do more",
    send: additive("there are more ways to use it"),
  },
  "security-scheme-described": docs("A security scheme is described otherwise"),
  "security-added": {
    title: "Authentication is required now",
    send: breaking("a call without credentials is refused"),
    read: additive("the call brings credentials"),
  },
  "security-removed": {
    title: "Authentication is no longer required",
    send: additive("credentials may be left out"),
    read: breaking("the call brings no credentials any more"),
  },
  "security-alternative-added": {
    title: "One more way to authenticate",
    send: additive("calls may authenticate in one more way"),
    read: breaking("the call may bring credentials that nobody checks yet"),
  },
  "security-alternative-removed": {
    title: "A way to authenticate is no longer accepted",
    send: breaking("a call that authenticates so is refused"),
    read: additive("the call does not bring such credentials any more"),
  },

  // ── operations
  "operation-added": { title: "A new operation", send: additive("there is one more to call") },
  "operation-removed": {
    title: "An operation is gone",
    send: breaking("a call finds nothing"),
    read: breaking("there is no answer to read"),
  },
  "operation-renamed": names("An operation has another operationId", "the method of generated code has another name"),
  "operation-method-changed": {
    title: "Another HTTP method",
    send: breaking("a call with the old method is refused"),
    read: breaking("the call comes with another method"),
  },
  "operation-path-changed": { title: "Another path", send: breaking("a call to the old path finds nothing") },
  "operation-path-widened": names(
    "A fixed part of a path became a parameter",
    "generated code asks for the parameter; the old path is still one of those that fit",
  ),
  "operation-regrouped": names("An operation has another first tag", "generated code has it in another class"),
  "operation-tagged": docs("An operation has other tags"),
  "operation-deprecated": docs("An operation is deprecated now"),
  "operation-undeprecated": docs("An operation is no longer deprecated"),

  // ── calls that the server makes
  "webhook-added": { title: "A new webhook", read: additive("there is one more call to answer") },
  "webhook-removed": { title: "A webhook is gone", read: breaking("the call does not come any more") },
  "webhook-renamed": names("A webhook has another name", "what is named after it has another name"),
  "callback-added": { title: "A new callback", read: additive("there is one more call to answer") },
  "callback-removed": { title: "A callback is gone", read: breaking("the call does not come any more") },
  "callback-address-changed": {
    title: "The address of a callback is taken from elsewhere",
    send: breaking("where the address was told it is not looked for"),
  },

  // ── parameters
  "required-parameter-added": {
    title: "A new required parameter",
    send: breaking("a call without it is refused"),
    read: additive("there is more to read"),
  },
  "optional-parameter-added": {
    title: "A new optional parameter",
    send: additive("it may be sent"),
    read: additive("there is more to read"),
  },
  "parameter-removed": {
    title: "A parameter is gone",
    send: breaking("it is refused, or has no effect"),
    read: breaking("who reads it finds nothing"),
  },
  "parameter-renamed": {
    title: "A parameter has another name",
    send: breaking("under the old name it is refused, or has no effect"),
    read: breaking("under the old name there is nothing to read"),
  },
  "path-parameter-renamed": names(
    "A parameter of a path has another name",
    "generated code takes it under another name; the URL is as it was",
  ),
  "parameter-moved": {
    title: "A parameter travels in another place",
    send: breaking("where it was it is refused, or has no effect"),
    read: breaking("where it was there is nothing to read"),
  },
  "parameter-became-list": names(
    "A parameter takes several values",
    "one value travels as it did; generated code takes a list",
  ),
  "parameter-became-required": {
    title: "A parameter became required",
    send: breaking("a call without it is refused"),
    read: additive("it is always there"),
  },
  "parameter-became-optional": {
    title: "A parameter became optional",
    send: additive("it may be left out"),
    read: breaking("it may be missing where it was always there"),
  },
  "parameter-serialization-changed": {
    title: "A parameter is written otherwise",
    send: breaking("its value is read otherwise than it was meant"),
    read: breaking("its value comes in another form"),
  },
  "parameter-deprecated": docs("A parameter is deprecated now"),
  "parameter-undeprecated": docs("A parameter is no longer deprecated"),

  // ── request bodies
  "required-request-body-added": {
    title: "A new required body",
    send: breaking("a call without a body is refused"),
    read: additive("there is more to read"),
  },
  "optional-request-body-added": {
    title: "A new optional body",
    send: additive("a body may be sent"),
    read: additive("there is more to read"),
  },
  "request-body-removed": {
    title: "The body is gone",
    send: breaking("what it said is not read any more"),
    read: breaking("there is no body to read"),
  },
  "request-body-became-required": {
    title: "The body became required",
    send: breaking("a call without a body is refused"),
    read: additive("the body is always there"),
  },
  "request-body-became-optional": {
    title: "The body became optional",
    send: additive("the body may be left out"),
    read: breaking("the body may be missing where it was always there"),
  },
  "request-media-type-added": {
    title: "A body of one more media type",
    send: additive("it may be sent so, too"),
    read: breaking("a body may come in a type that nobody reads yet"),
  },
  "request-media-type-removed": {
    title: "A media type of the body is gone",
    send: breaking("a body of this type is refused"),
    read: additive("a body of this type does not come any more"),
  },

  // ── responses
  "success-status-changed": {
    title: "Success has another status",
    read: breaking("who waits for the old status does not see the success"),
    send: breaking("an answer with the old status is not the one that is expected"),
  },
  "success-status-added": {
    title: "One more status of success, with a known body",
    read: additive("the body is one that was there already"),
    send: additive("it may be answered, too"),
  },
  "success-response-added": {
    title: "One more response of success, with a body of its own",
    read: breaking("the answer may be one that callers do not know"),
    send: additive("it may be answered, too"),
  },
  "success-response-removed": {
    title: "A response of success is gone",
    read: breaking("who waits for this answer does not get it"),
    send: breaking("such an answer is not expected any more"),
  },
  "error-response-added": {
    title: "One more error is described",
    read: additive("an error is told of beforehand"),
    send: additive("it may be answered, too"),
  },
  "error-response-removed": {
    title: "An error is no longer described",
    read: additive("one error less is to be expected"),
    send: breaking("such an answer is not expected any more"),
  },
  "response-media-type-added": {
    title: "A response in one more media type",
    read: additive("it may be asked for in this type, too"),
    send: additive("it may be answered in this type, too"),
  },
  "response-media-type-removed": {
    title: "A media type of a response is gone",
    read: breaking("the answer does not come in this type any more"),
    send: breaking("an answer of this type is not expected any more"),
  },
  "response-header-added": {
    title: "A new response header",
    read: additive("there is more to read"),
    send: additive("it may be sent"),
  },
  "response-header-removed": {
    title: "A response header is gone",
    read: breaking("who reads it finds nothing"),
    send: breaking("it is refused, or has no effect"),
  },
  "response-header-became-optional": {
    title: "A response header became optional",
    read: breaking("it may be missing where it was always there"),
    send: additive("it may be left out"),
  },
  "response-header-became-required": {
    title: "A response header became required",
    read: additive("it is always there"),
    send: breaking("an answer without it is refused"),
  },

  // ── schemas: the type
  "type-changed": {
    title: "Another type",
    send: breaking("a value of the old type is refused"),
    read: breaking("the value is not what it was"),
  },
  "type-widened": {
    title: "A wider type",
    send: additive("more values are accepted"),
    read: breaking("values may come that the old type did not have"),
  },
  "type-narrowed": {
    title: "A narrower type",
    send: breaking("values that were accepted are refused"),
    read: additive("every value is one that could come before"),
  },
  "became-nullable": {
    title: "May be null now",
    send: additive("null may be sent"),
    read: breaking("null may come where it never did"),
  },
  "became-not-nullable": {
    title: "May no longer be null",
    send: breaking("null is refused"),
    read: additive("null does not come any more"),
  },
  "format-added": {
    title: "A format is required now",
    send: breaking("a value that has not the format is refused"),
    read: additive("every value has the format"),
  },
  "format-removed": {
    title: "A format is no longer required",
    send: additive("any value is accepted"),
    read: breaking("values may come that have not the format"),
  },
  "format-changed": {
    title: "Another format",
    send: breaking("a value in the old format is refused"),
    read: breaking("the value comes in another format"),
  },
  "format-described": docs("Another format that is only a hint"),
  "limit-tightened": {
    title: "A tighter limit",
    send: breaking("values beyond it are refused"),
    read: additive("every value is one that could come before"),
  },
  "limit-loosened": {
    title: "A looser limit",
    send: additive("more values are accepted"),
    read: breaking("values may come that were beyond the limit"),
  },
  "pattern-changed": {
    title: "Another pattern",
    send: breaking("a value that fits the old pattern may be refused"),
    read: breaking("values may come that do not fit the old pattern"),
  },

  // ── schemas: enums
  "enum-value-added": {
    title: "A new value of an open enum",
    send: additive("it may be sent"),
    read: additive("clients let unknown values through"),
  },
  "closed-enum-value-added": {
    title: "A new value where all values were known",
    send: additive("it may be sent"),
    read: breaking("a value may come that callers do not know"),
  },
  "enum-value-removed": {
    title: "A value of an enum is gone",
    send: breaking("it is refused"),
    read: additive("it does not come any more"),
  },
  "enum-introduced": {
    title: "The values are listed now",
    send: breaking("other values are refused"),
    read: additive("the values are known"),
  },
  "enum-lifted": {
    title: "The values are no longer listed",
    send: additive("any value is accepted"),
    read: additive("clients let unknown values through"),
  },
  "closed-enum-lifted": {
    title: "The values, all of which were known, are no longer listed",
    send: additive("any value is accepted"),
    read: breaking("values may come that callers do not know"),
  },

  // ── schemas: objects
  "required-property-added": {
    title: "A new required property",
    send: breaking("a request without it is refused"),
    read: additive("there is more to read"),
  },
  "optional-property-added": {
    title: "A new optional property",
    send: additive("it may be sent"),
    read: additive("there is more to read"),
  },
  "property-removed": {
    title: "A property is gone",
    send: breaking("it is refused, or has no effect"),
    read: breaking("who reads it finds nothing"),
  },
  "property-renamed": {
    title: "A property has another name",
    send: breaking("under the old name it is refused, or has no effect"),
    read: breaking("under the old name there is nothing to read"),
  },
  "property-became-required": {
    title: "A property became required",
    send: breaking("a request without it is refused"),
    read: additive("it is always there"),
  },
  "property-became-optional": {
    title: "A property became optional",
    send: additive("it may be left out"),
    read: breaking("it may be missing where it was always there"),
  },
  "property-became-read-only": {
    title: "A property is set by the server only",
    send: breaking("it is refused, or has no effect"),
  },
  "property-no-longer-read-only": { title: "A property can be sent now", send: additive("it may be sent") },
  "required-property-no-longer-read-only": {
    title: "A required property, which the server alone set, is to be sent now",
    send: breaking("a request without it is refused"),
  },
  "property-became-write-only": {
    title: "A property is no longer in answers",
    read: breaking("who reads it finds nothing"),
  },
  "property-no-longer-write-only": { title: "A property is in answers now", read: additive("there is more to read") },
  "properties-closed": {
    title: "Undeclared properties are no longer admitted",
    send: breaking("a request with such properties is refused"),
    read: additive("no unknown properties come"),
  },
  "properties-opened": {
    title: "Undeclared properties are admitted",
    send: additive("any property may be sent"),
    read: additive("clients let unknown properties through"),
  },

  // ── schemas: unions, defaults, words
  "union-member-added": {
    title: "One more alternative",
    send: additive("it may be sent"),
    read: breaking("a value may come that callers do not know"),
  },
  "union-member-removed": {
    title: "An alternative is gone",
    send: breaking("it is refused"),
    read: additive("it does not come any more"),
  },
  "discriminator-changed": {
    title: "The alternatives are told apart otherwise",
    send: breaking("a value is taken for another alternative, or refused"),
    read: breaking("a value is taken for another alternative"),
  },
  "discriminator-added": {
    title: "The alternatives are told apart by a property now",
    send: breaking("a value without the property is refused"),
    read: additive("the property tells which alternative it is"),
  },
  "discriminator-removed": {
    title: "The alternatives are no longer told apart by a property",
    send: additive("the property may be left out"),
    read: breaking("the property may not tell any more which alternative it is"),
  },
  "discriminator-described": docs("A property that tells the alternatives apart anyway is named, or no longer named"),
  "discriminator-value-changed": {
    title: "An alternative goes by another value",
    send: breaking("the old value is refused"),
    read: breaking("a value comes that callers do not know"),
  },
  "discriminator-value-added": {
    title: "An alternative goes by one more value",
    send: additive("it may be sent"),
    read: breaking("a value may come that callers do not know"),
  },
  "discriminator-value-removed": {
    title: "An alternative no longer goes by a value",
    send: breaking("it is refused"),
    read: additive("it does not come any more"),
  },
  "default-changed": {
    title: "Another default",
    send: breaking("a call that leaves it out means something else"),
    read: { severity: "docs", why: "nothing changes for a program" },
  },
  "default-added": docs("A default is told now"),
  "default-removed": docs("A default is no longer told"),
  deprecated: docs("Deprecated now"),
  undeprecated: docs("No longer deprecated"),
  described: docs("Described otherwise"),
  "example-changed": docs("Another example"),

  // ── models
  "model-added": {
    title: "A new model",
    send: additive("there is one more type"),
    read: additive("there is one more type"),
    namesOnly: true,
  },
  "model-removed": names("A model is gone", "its type is not in generated code any more"),
  "model-renamed": names("A model has another name", "its type in generated code has another name"),
  "model-split": names("A model became several", "in these places generated code has another type"),
} as const satisfies Record<string, Rule>;

/** The stable name of a kind of change. */
export type ChangeCode = keyof typeof table;

/** Every kind of change, by code. */
export const rules: Readonly<Record<ChangeCode, Rule>> = table;

/** The effect of a change on an audience; undefined where it has none. */
export function effectOf(code: ChangeCode, audience: Audience): Effect | undefined {
  return rules[code][audience];
}
