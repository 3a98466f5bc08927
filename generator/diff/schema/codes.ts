/** Every kind of change of a schema, and its effect on each audience: see `../codes.ts`. */
import { additive, breaking, docs, type Rule } from "../effects.js";

export const schemaRules = {
  // ── schemas: the type
  "type-changed": {
    title: "The type changed",
    send: breaking("values of the old type are rejected"),
    read: breaking("values have another type"),
  },
  "type-widened": {
    title: "The type became wider",
    send: additive("more values are accepted"),
    read: breaking("values that the old type excluded may arrive"),
  },
  "type-narrowed": {
    title: "The type became narrower",
    send: breaking("some values that were accepted are rejected"),
    read: additive("every value was already possible before"),
  },
  "became-nullable": {
    title: "It became nullable",
    send: additive("null can be sent"),
    read: breaking("null may arrive"),
  },
  "became-not-nullable": {
    title: "It is no longer nullable",
    send: breaking("null is rejected"),
    read: additive("null no longer arrives"),
  },
  "format-added": {
    title: "A format is now required",
    send: breaking("values in another format are rejected"),
    read: additive("every value has this format"),
  },
  "format-removed": {
    title: "A format is no longer required",
    send: additive("values in any format are accepted"),
    read: breaking("values in another format may arrive"),
  },
  "format-changed": {
    title: "The format changed",
    send: breaking("values in the old format are rejected"),
    read: breaking("values arrive in another format"),
  },
  "format-described": docs("A format that is only a hint changed"),
  "limit-tightened": {
    title: "A limit became stricter",
    send: breaking("values outside the new limit are rejected"),
    read: additive("every value was already possible before"),
  },
  "limit-loosened": {
    title: "A limit became less strict",
    send: additive("more values are accepted"),
    read: breaking("values outside the old limit may arrive"),
  },
  "pattern-changed": {
    title: "The pattern changed",
    send: breaking("values that match the old pattern may be rejected"),
    read: breaking("values that do not match the old pattern may arrive"),
  },

  "condition-changed": {
    title: "A condition that no type can express changed",
    send: breaking("values that were accepted may be rejected"),
    read: breaking("values that were impossible before may arrive"),
  },

  // ── schemas: enums
  "enum-value-added": {
    title: "A new value of an open enum",
    send: additive("it can be sent"),
    read: additive("clients accept unknown values"),
  },
  "closed-enum-value-added": {
    title: "A new value of a closed enum",
    send: additive("it can be sent"),
    read: breaking("a value that callers do not know may arrive"),
  },
  "enum-value-removed": {
    title: "A value of an enum was removed",
    send: breaking("it is rejected"),
    read: additive("it no longer arrives"),
  },
  "enum-introduced": {
    title: "The values are now listed",
    send: breaking("other values are rejected"),
    read: additive("the values are known"),
  },
  "enum-lifted": {
    title: "The values are no longer listed",
    send: additive("any value is accepted"),
    read: additive("clients accept unknown values"),
  },
  "closed-enum-lifted": {
    title: "The values of a closed enum are no longer listed",
    send: additive("any value is accepted"),
    read: breaking("values that callers do not know may arrive"),
  },

  // ── schemas: objects
  "required-property-added": {
    title: "A new required property",
    send: breaking("a request without it is rejected"),
    read: additive("there is more to read"),
  },
  "optional-property-added": {
    title: "A new optional property",
    send: additive("it can be sent"),
    read: additive("there is more to read"),
  },
  "property-removed": {
    title: "A property was removed",
    send: breaking("it is rejected or ignored"),
    read: breaking("programs that read it do not find it"),
  },
  "property-renamed": {
    title: "A property was renamed",
    send: breaking("the old name is rejected or ignored"),
    read: breaking("programs that read the old name do not find it"),
  },
  "property-became-required": {
    title: "A property became required",
    send: breaking("a request without it is rejected"),
    read: additive("it is always present"),
  },
  "property-became-optional": {
    title: "A property became optional",
    send: additive("it can be omitted"),
    read: breaking("it may be missing"),
  },
  "property-became-read-only": {
    title: "A property became read-only",
    send: breaking("it is rejected or ignored"),
  },
  "property-no-longer-read-only": { title: "A property is no longer read-only", send: additive("it can be sent") },
  "required-property-no-longer-read-only": {
    title: "A required property is no longer read-only",
    send: breaking("a request without it is rejected"),
  },
  "property-became-write-only": {
    title: "A property became write-only",
    read: breaking("programs that read it do not find it"),
  },
  "property-no-longer-write-only": {
    title: "A property is no longer write-only",
    read: additive("there is more to read"),
  },
  "properties-closed": {
    title: "Undeclared properties are no longer allowed",
    send: breaking("a request with undeclared properties is rejected"),
    read: additive("undeclared properties no longer arrive"),
  },
  "properties-opened": {
    title: "Undeclared properties are allowed",
    send: additive("any property can be sent"),
    read: additive("clients accept unknown properties"),
  },

  // ── schemas: unions, defaults, words
  "union-member-added": {
    title: "A new alternative",
    send: additive("it can be sent"),
    read: breaking("a value that callers do not know may arrive"),
  },
  "union-member-removed": {
    title: "An alternative was removed",
    send: breaking("it is rejected"),
    read: additive("it no longer arrives"),
  },
  "discriminator-changed": {
    title: "The discriminator changed",
    send: breaking("a value is read as another alternative, or rejected"),
    read: breaking("a value is read as another alternative"),
  },
  "discriminator-added": {
    title: "A discriminator was added",
    send: breaking("a value without the property is rejected"),
    read: additive("the property identifies the alternative"),
  },
  "discriminator-removed": {
    title: "The discriminator was removed",
    send: additive("the property can be omitted"),
    read: breaking("the property may no longer identify the alternative"),
  },
  "discriminator-described": docs("A discriminator that its values already imply was added or removed"),
  "discriminator-value-changed": {
    title: "The discriminator value of an alternative changed",
    send: breaking("the old value is rejected"),
    read: breaking("a value that callers do not know arrives"),
  },
  "discriminator-value-added": {
    title: "A new discriminator value of an alternative",
    send: additive("it can be sent"),
    read: breaking("a value that callers do not know may arrive"),
  },
  "discriminator-value-removed": {
    title: "A discriminator value of an alternative was removed",
    send: breaking("it is rejected"),
    read: additive("it no longer arrives"),
  },
  "default-changed": {
    title: "The default changed",
    send: breaking("a call without a value gets another default"),
    read: { severity: "docs", why: "nothing changes for a program" },
  },
  "default-added": docs("A default was added"),
  "default-removed": docs("A default was removed"),
  deprecated: docs("It is now deprecated"),
  undeprecated: docs("It is no longer deprecated"),
  described: docs("The description changed"),
  "example-changed": docs("The example changed"),
} as const satisfies Record<string, Rule>;
