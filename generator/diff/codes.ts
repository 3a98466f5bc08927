/**
 * Every kind of change, and its effect on each audience. This table, with that of schemas, is the one place that says which changes are
 * breaking.
 *
 * The rule: a request that was accepted must still be accepted, so what is sent may only get wider; a response must still be as the old
 * document described it, so what is read may only get narrower. New properties of a response and new values of an open enum are not
 * breaking, since clients let through what they do not know.
 *
 * Of webhooks and callbacks, requests are read and responses are sent: that is what `read` of a request and `send` of a response say.
 */
import { additive, breaking, docs, type Effect, names, type Rule } from "./effects.js";
import type { Audience } from "./impact.js";
import { schemaRules } from "./schema/codes.js";

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

  "encoding-changed": {
    title: "A part of a body is written otherwise",
    send: breaking("its value is read otherwise than it was meant"),
    read: breaking("its value comes in another form"),
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

  ...schemaRules,

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
