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
  "base-path-changed": { title: "Every path starts with another prefix", send: breaking("every URL changes") },
  "server-added": { title: "A new server", send: additive("one more server can be called") },
  "server-removed": { title: "A server was removed", send: breaking("the API no longer declares this server") },
  "server-described": docs("The description of a server changed"),
  "openapi-version-changed": docs("The OpenAPI version changed"),
  "api-version-changed": docs("The API version changed"),
  "api-described": docs("The description of the API changed"),
  "tag-described": docs("The description of a tag changed"),

  // ── security
  "security-scheme-added": { title: "A new security scheme", send: additive("one more way to authenticate exists") },
  "security-scheme-removed": {
    title: "A security scheme was removed",
    send: breaking("callers that use it need another scheme"),
  },
  "security-scheme-renamed": names("A security scheme was renamed", "its name in generated code changes"),
  "security-scheme-changed": {
    title: "A security scheme changed",
    send: breaking("callers must get or send credentials in another way"),
  },
  "security-scheme-extended": {
    title: "A security scheme was extended",
    send: additive("there are more ways to use it"),
  },
  "security-scheme-described": docs("The description of a security scheme changed"),
  "security-added": {
    title: "Authentication is now required",
    send: breaking("a call without credentials is rejected"),
    read: additive("the call now has credentials"),
  },
  "security-removed": {
    title: "Authentication is no longer required",
    send: additive("credentials can be omitted"),
    read: breaking("the call no longer has credentials"),
  },
  "security-alternative-added": {
    title: "One more way to authenticate",
    send: additive("calls can authenticate in one more way"),
    read: breaking("the call may have credentials that no program checks yet"),
  },
  "security-alternative-removed": {
    title: "A way to authenticate was removed",
    send: breaking("a call that authenticates in this way is rejected"),
    read: additive("the call no longer has these credentials"),
  },

  // ── operations
  "operation-added": { title: "A new operation", send: additive("one more operation can be called") },
  "operation-removed": {
    title: "An operation was removed",
    send: breaking("calls to it fail"),
    read: breaking("there is no response to read"),
  },
  "operation-renamed": names("The operationId changed", "the method in generated code is renamed"),
  "operation-method-changed": {
    title: "The HTTP method changed",
    send: breaking("a call with the old method is rejected"),
    read: breaking("the call arrives with another method"),
  },
  "operation-path-changed": { title: "The path changed", send: breaking("calls to the old path fail") },
  "operation-path-widened": names(
    "A fixed part of the path became a parameter",
    "generated code requires the parameter; the old path still works",
  ),
  "operation-regrouped": names(
    "The first tag of an operation changed",
    "the operation moves to another class in generated code",
  ),
  "operation-tagged": docs("The tags of an operation changed"),
  "operation-deprecated": docs("An operation is now deprecated"),
  "operation-undeprecated": docs("An operation is no longer deprecated"),

  // ── calls that the server makes
  "webhook-added": { title: "A new webhook", read: additive("one more call can arrive") },
  "webhook-removed": { title: "A webhook was removed", read: breaking("the call no longer arrives") },
  "webhook-renamed": names("A webhook was renamed", "names in generated code that contain its name change"),
  "callback-added": { title: "A new callback", read: additive("one more call can arrive") },
  "callback-removed": { title: "A callback was removed", read: breaking("the call no longer arrives") },
  "callback-address-changed": {
    title: "The address of a callback comes from another place",
    send: breaking("the server no longer reads the address from the old place"),
  },

  // ── parameters
  "required-parameter-added": {
    title: "A new required parameter",
    send: breaking("a call without it is rejected"),
    read: additive("there is more to read"),
  },
  "optional-parameter-added": {
    title: "A new optional parameter",
    send: additive("it can be sent"),
    read: additive("there is more to read"),
  },
  "parameter-removed": {
    title: "A parameter was removed",
    send: breaking("it is rejected or ignored"),
    read: breaking("programs that read it do not find it"),
  },
  "parameter-renamed": {
    title: "A parameter was renamed",
    send: breaking("the old name is rejected or ignored"),
    read: breaking("programs that read the old name do not find it"),
  },
  "path-parameter-renamed": names(
    "A path parameter was renamed",
    "its name in generated code changes; the URL does not change",
  ),
  "parameter-moved": {
    title: "A parameter moved to another place",
    send: breaking("at the old place it is rejected or ignored"),
    read: breaking("programs that read it at the old place do not find it"),
  },
  "parameter-became-list": names(
    "A parameter accepts several values",
    "one value is sent as before; generated code takes a list",
  ),
  "parameter-became-required": {
    title: "A parameter became required",
    send: breaking("a call without it is rejected"),
    read: additive("it is always present"),
  },
  "parameter-became-optional": {
    title: "A parameter became optional",
    send: additive("it can be omitted"),
    read: breaking("it may be missing"),
  },
  "parameter-serialization-changed": {
    title: "The format of a parameter changed",
    send: breaking("the server misreads values in the old format"),
    read: breaking("values arrive in another format"),
  },
  "parameter-deprecated": docs("A parameter is now deprecated"),
  "parameter-undeprecated": docs("A parameter is no longer deprecated"),

  // ── request bodies
  "required-request-body-added": {
    title: "A new required request body",
    send: breaking("a call without a body is rejected"),
    read: additive("there is more to read"),
  },
  "optional-request-body-added": {
    title: "A new optional request body",
    send: additive("a body can be sent"),
    read: additive("there is more to read"),
  },
  "request-body-removed": {
    title: "The request body was removed",
    send: breaking("the body is rejected or ignored"),
    read: breaking("there is no body to read"),
  },
  "request-body-became-required": {
    title: "The request body became required",
    send: breaking("a call without a body is rejected"),
    read: additive("the body is always present"),
  },
  "request-body-became-optional": {
    title: "The request body became optional",
    send: additive("the body can be omitted"),
    read: breaking("the body may be missing"),
  },
  "request-media-type-added": {
    title: "A new media type of the request body",
    send: additive("the body can be sent in this media type"),
    read: breaking("a body may arrive in a media type that no program reads yet"),
  },
  "request-media-type-removed": {
    title: "A media type of the request body was removed",
    send: breaking("a body of this media type is rejected"),
    read: additive("a body of this media type no longer arrives"),
  },

  "encoding-changed": {
    title: "The format of a part of the body changed",
    send: breaking("the server misreads values in the old format"),
    read: breaking("values arrive in another format"),
  },

  // ── responses
  "success-status-changed": {
    title: "The success status changed",
    read: breaking("programs that check for the old status fail"),
    send: breaking("a response with the old status is unexpected"),
  },
  "success-status-added": {
    title: "A new success status with a known body",
    read: additive("the body has a known type"),
    send: additive("this status can be sent"),
  },
  "success-response-added": {
    title: "A new success response with its own body",
    read: breaking("a response that callers do not know may arrive"),
    send: additive("this response can be sent"),
  },
  "success-response-removed": {
    title: "A success response was removed",
    read: breaking("programs that wait for this response do not get it"),
    send: breaking("this response is no longer expected"),
  },
  "error-response-added": {
    title: "A new declared error",
    read: additive("the error is now documented"),
    send: additive("this error can be sent"),
  },
  "error-response-removed": {
    title: "An error is no longer declared",
    read: additive("callers no longer need to expect this error"),
    send: breaking("this error is no longer expected"),
  },
  "response-media-type-added": {
    title: "A new media type of a response",
    read: additive("the response can be requested in this media type"),
    send: additive("the response can be sent in this media type"),
  },
  "response-media-type-removed": {
    title: "A media type of a response was removed",
    read: breaking("the response is no longer available in this media type"),
    send: breaking("a response of this media type is no longer expected"),
  },
  "response-header-added": {
    title: "A new response header",
    read: additive("there is more to read"),
    send: additive("it can be sent"),
  },
  "response-header-removed": {
    title: "A response header was removed",
    read: breaking("programs that read it do not find it"),
    send: breaking("it is rejected or ignored"),
  },
  "response-header-became-optional": {
    title: "A response header became optional",
    read: breaking("it may be missing"),
    send: additive("it can be omitted"),
  },
  "response-header-became-required": {
    title: "A response header became required",
    read: additive("it is always present"),
    send: breaking("a response without it is rejected"),
  },

  ...schemaRules,

  // ── models
  "model-added": {
    title: "A new model",
    send: additive("one more type exists"),
    read: additive("one more type exists"),
    namesOnly: true,
  },
  "model-removed": names("A model was removed", "its type is removed from generated code"),
  "model-renamed": names("A model was renamed", "its type in generated code is renamed"),
  "model-split": names("A model was split", "generated code uses another type in these places"),
} as const satisfies Record<string, Rule>;

/** The stable name of a kind of change. */
export type ChangeCode = keyof typeof table;

/** Every kind of change, by code. */
export const rules: Readonly<Record<ChangeCode, Rule>> = table;

/** The effect of a change on an audience; undefined where it has none. */
export function effectOf(code: ChangeCode, audience: Audience): Effect | undefined {
  return rules[code][audience];
}
