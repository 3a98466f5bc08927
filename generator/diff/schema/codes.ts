/** Every kind of change of a schema, and its effect on each audience: see `../codes.ts`. */
import { additive, breaking, docs, type Rule } from "../effects.js";

export const schemaRules = {
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

  "condition-changed": {
    title: "Another condition, which no type can say",
    send: breaking("a value that was accepted may be refused"),
    read: breaking("values may come that did not before"),
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
} as const satisfies Record<string, Rule>;
