/**
 * The one model that every target reads: an OpenAPI document, normalized.
 *
 * Plain readonly data without methods: a target never sees OpenAPI, and nothing here is TypeScript, Python or Markdown. The words are
 * those of the standard (operation, parameter, schema, media type, security scheme).
 * Every part has the JSON pointer of its place in the document, so that a finding can name it.
 */
/** A JSON value as the document holds it: defaults, enum members, examples. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** RFC 6901 pointer in URI fragment form without percent-encoding, e.g. `#/paths/~1dags/get`. */
export type Pointer = string;

/** A whole API: what an OpenAPI Object says (OpenAPI 3.1, section 4.8.1). */
export interface Api {
  /** The `openapi` field as declared, e.g. `3.1.0`. */
  readonly openapi: string;
  readonly info: Info;
  readonly servers: readonly Server[];
  /** Every tag that is declared or used: declared ones first, in document order. */
  readonly tags: readonly Tag[];
  /** In document order. */
  readonly operations: readonly Operation[];
  /** The calls that the server makes by itself (section 4.8.1), in document order. Clients do not send them. */
  readonly webhooks: readonly Callback[];
  /** The named schemas (`components/schemas`), in document order. */
  readonly schemas: readonly NamedSchema[];
  /** Every scheme of the build, in order. */
  readonly securitySchemes: readonly SecurityScheme[];
  /** Set where the user chose the schemes: then what the document says of security does not count. */
  readonly hasChosenSchemes?: true;
  /** The document that the API was parsed from, all of it: filters and `--security-schemes` change what stands above, not this. */
  readonly document: RawDocument;
}

declare const rawDocument: unique symbol;

/**
 * The document as it was loaded, closed: this model says what a target needs to know of it. Only the imitation of the reference
 * generator opens it (`raw-document.ts`), since its output depends on differences that this model evens out.
 */
export interface RawDocument {
  readonly [rawDocument]: true;
}

export interface Info {
  readonly title: string;
  readonly version: string;
  readonly summary?: string;
  readonly description?: string;
  readonly termsOfService?: string;
  readonly contact?: { readonly name?: string; readonly url?: string; readonly email?: string };
  readonly license?: { readonly name: string; readonly identifier?: string; readonly url?: string };
}

export interface Server {
  readonly url: string;
  /** Of OpenAPI 3.2: what people call it. */
  readonly name?: string;
  readonly description?: string;
  readonly variables: readonly ServerVariable[];
}

export interface ServerVariable {
  readonly name: string;
  /** Empty where the document has none. */
  readonly default: string;
  readonly enum?: readonly string[];
  readonly description?: string;
}

/** A Tag Object; `summary`, `parent` and `kind` are of OpenAPI 3.2 (section 4.8.22 there). */
export interface Tag {
  readonly name: string;
  /** What people call it, where that is not its name. */
  readonly summary?: string;
  /** The name of the tag that this one stands under: one of the document, and never in a circle. */
  readonly parent?: string;
  /** What sort of tag it is: `nav`, `badge`, `audience`, or any other word. */
  readonly kind?: string;
  readonly description?: string;
  readonly externalDocs?: ExternalDocs;
}

export interface ExternalDocs {
  readonly url: string;
  readonly description?: string;
}

/** The methods that a Path Item Object has fields for, and any other token (`additionalOperations` of OpenAPI 3.2), as written. */
export type HttpMethod = FixedMethod | (string & {});
export type FixedMethod = "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE" | "QUERY";

/** One Operation Object (section 4.8.10) with the parameters of its Path Item merged in. */
export interface Operation {
  /** The `operationId`, or one made from method and path where the document has none. Unique: a second one has a number, `getDag_2`. */
  readonly id: string;
  /** The `operationId` of the document, where an operation before this one has it, too. */
  readonly operationId?: string;
  readonly method: HttpMethod;
  /** The path template as written: the key of the Path Item, with its query and fragment where a document has such. */
  readonly path: string;
  /** The path of the template in its parts, which a client joins to a path. */
  readonly pathSegments: readonly PathSegment[];
  /** The query of the template, in its parts: sent with every request, before the query of the parameters. */
  readonly fixedQuery?: readonly PathSegment[];
  /** As declared; may be empty. `group.ts` says which class the operation goes to. */
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly externalDocs?: ExternalDocs;
  /** The servers of the operation, else of its path; absent where those of the document count. */
  readonly servers?: readonly Server[];
  /** Those of the path first, then the operation's own, each in document order. An own one replaces one of the path. */
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  /** In document order. */
  readonly responses: readonly Response[];
  /** Alternatives, of which a caller satisfies one. Without any, no authentication is needed. */
  readonly security: readonly SecurityRequirement[];
  /** The calls that the server makes because of this one (section 4.8.18), in document order. Clients do not send them. */
  readonly callbacks: readonly Callback[];
  /** `x-pagination`, as written: how its pages are asked for, or `false` for an operation without pages. See `pagination.ts`. */
  readonly pagination?: Json;
  readonly pointer: Pointer;
}

/**
 * A call that the server makes and that users of the API answer, so that the directions change places: its body is received, its responses
 * are sent. Its path is the expression that says where a callback goes, and empty for a webhook; its `security` is what is said at
 * the call itself. Its id is its name where it has no operationId, and may be another call's, too.
 */
export interface Callback extends Operation {
  /** The key in `webhooks` or in `callbacks`. */
  readonly name: string;
}

export type PathSegment =
  { readonly kind: "literal"; readonly text: string } | { readonly kind: "parameter"; readonly name: string };

/** `querystring` (OpenAPI 3.2): the value is the query as a whole; its name is that of the caller's argument alone. */
export type ParameterLocation = "path" | "query" | "querystring" | "header" | "cookie";
export type ParameterStyle = "matrix" | "label" | "simple" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";

/** A Parameter Object (section 4.8.12) with its defaults of `style` and `explode` filled in. */
export interface Parameter {
  /** The name on the wire. */
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly schema: Schema;
  /** Set when the value is serialized as this media type (`content` instead of `schema`). */
  readonly contentType?: string;
  readonly example?: Json;
  readonly pointer: Pointer;
}

export interface RequestBody {
  readonly required: boolean;
  readonly description?: string;
  /** In document order. */
  readonly content: readonly MediaType[];
  /** The name in `components/requestBodies`, where the operation refers to one. */
  readonly ref?: string;
  readonly pointer: Pointer;
}

export interface MediaType {
  /** As written, but for quirks: `plain/text` is `text/plain` here. */
  readonly type: string;
  /** How a value of this type travels. */
  readonly format: MediaFormat;
  /** Absent where the document gives none. */
  readonly schema?: Schema;
  /**
   * What one item of a stream is, and of an event its data, where they are JSON (OpenAPI 3.2, section 4.14.1). Absent where the
   * document does not say: then an item is any value, and the data of an event are text.
   */
  readonly itemSchema?: Schema;
  /** How single properties of a form are written, where the document says so. */
  readonly encoding?: readonly Encoding[];
  readonly example?: Json;
  readonly pointer: Pointer;
}

/** An Encoding Object (section 4.8.15). What it does not say is absent: then the type of the property decides. */
export interface Encoding {
  /** The property. */
  readonly name: string;
  /** One media type, or several with commas between them; `image/*` is one. */
  readonly contentType?: string;
  readonly style?: ParameterStyle;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** Of the part, in a body of several parts. */
  readonly headers: readonly ResponseHeader[];
}

/**
 * Streams of items are `ndjson`, one JSON value a line; `json-seq`, the records of RFC 7464; `event-stream`, the events of WHATWG HTML,
 * section 9.2. `form` is application/x-www-form-urlencoded. `any`: neither the type, which is a range, nor the schema says; the
 * value that is sent does, and the `Content-Type` of an answer.
 */
export type MediaFormat =
  "json" | "ndjson" | "json-seq" | "event-stream" | "text" | "binary" | "form" | "multipart" | "any";

export interface Response {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  /** Of OpenAPI 3.2. */
  readonly summary?: string;
  /** Empty where the document has none, as OpenAPI 3.2 allows. */
  readonly description: string;
  readonly content: readonly MediaType[];
  readonly headers: readonly ResponseHeader[];
  /** The name in `components/responses`, where the operation refers to one. */
  readonly ref?: string;
  readonly pointer: Pointer;
}

export interface ResponseHeader {
  readonly name: string;
  readonly description?: string;
  readonly required: boolean;
  readonly schema?: Schema;
}

/**
 * A schema of `components/schemas`. The type that a target makes of it does not include null, whatever its own `nullable` says: each
 * use of the schema, a {@link RefSchema}, says whether null is allowed there.
 */
export interface NamedSchema {
  /** The key in `components/schemas`. */
  readonly name: string;
  readonly schema: Schema;
  /** `BulkBody[Connection]`: what the title says of a schema that was made from a generic one. */
  readonly generic?: { readonly head: string; readonly args: readonly string[] };
}

/**
 * A Schema Object in normal form. All ways to say null (`nullable`, `type: [x, "null"]`, `anyOf` with a null member, null inside
 * an enum, beside a `$ref`) end in `nullable`; `const` is an enum of one value.
 */
export type Schema =
  | AnySchema
  | NeverSchema
  | NullSchema
  | BooleanSchema
  | NumberSchema
  | StringSchema
  | EnumSchema
  | ArraySchema
  | TupleSchema
  | ObjectSchema
  | RefSchema
  | UnionSchema
  | IntersectionSchema;

/** What every schema may carry. */
export interface SchemaBase {
  /**
   * Whether null is a valid value. A reference is nullable if the schema that it names is, or if the document says so beside the
   * `$ref`. The same holds for `readOnly` and `writeOnly` of a reference.
   */
  readonly nullable: boolean;
  /** Null is in the type, since some part of the schema admits it; but another part does not, so nobody sends it. */
  readonly refusesNull?: true;
  readonly title?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  /** Only the server sets it. */
  readonly readOnly: boolean;
  /** It is sent and never received, such as a password. */
  readonly writeOnly: boolean;
  readonly default?: Json;
  readonly example?: Json;
  readonly externalDocs?: ExternalDocs;
  /** The values of an `enum` or `const` that has lists or mappings among them, which an {@link EnumSchema} cannot hold: there are no others. */
  readonly listed?: readonly Json[];
  /**
   * What else a value has to satisfy, unless it is null: keywords beside a `$ref`, limits beside an `allOf`, a type of which some
   * values of an enum are not. It is no part of the type.
   */
  readonly limits?: Schema;
  /** Keyword → its value as written: what this model has no words for, such as `not` and `if`. It is no part of the type. */
  readonly conditions?: Readonly<Record<string, Json>>;
  readonly pointer: Pointer;
}

/** `{}` or `true`: any JSON value, null included. */
export interface AnySchema extends SchemaBase {
  readonly kind: "any";
}
/** `false`: nothing is valid. */
export interface NeverSchema extends SchemaBase {
  readonly kind: "never";
}
/** Only null. */
export interface NullSchema extends SchemaBase {
  readonly kind: "null";
}
export interface BooleanSchema extends SchemaBase {
  readonly kind: "boolean";
}
export interface NumberSchema extends SchemaBase {
  readonly kind: "number" | "integer";
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}
export interface StringSchema extends SchemaBase {
  readonly kind: "string";
  /** As written, but for quirks: `datetime` is `date-time` here. */
  readonly format?: string;
  /** Of a binary string, what it is where it is sent and where it is received: see `bytes.ts`. Absent: a file. */
  readonly bytes?: { readonly sent: BytesUse; readonly received: BytesUse };
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}
/** `either`: some of the bodies that hold it are text, and others are not. */
export type BytesUse = "file" | "text" | "either";
/** A list of known values (`enum` or `const`). */
export interface EnumSchema extends SchemaBase {
  readonly kind: "enum";
  /** Without null and duplicates, in document order, never empty. */
  readonly values: readonly (string | number | boolean)[];
  /** A newer server may send other values. Not so for `const`, for a list of one value, and for one of booleans. */
  readonly open: boolean;
  readonly format?: string;
}
export interface ArraySchema extends SchemaBase {
  readonly kind: "array";
  readonly items: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems: boolean;
}
/** `prefixItems` (3.1). */
export interface TupleSchema extends SchemaBase {
  readonly kind: "tuple";
  readonly items: readonly Schema[];
  /** How many items must be there: some of the rest among them, where there are more than `items`. */
  readonly minItems: number;
  /** How many may be there; absent: any number, or as many as `items` where there is no rest. */
  readonly maxItems?: number;
  readonly uniqueItems: boolean;
  /** What may follow; absent: nothing may. */
  readonly rest?: Schema;
}
export interface ObjectSchema extends SchemaBase {
  readonly kind: "object";
  /** In document order. */
  readonly properties: readonly Property[];
  /** The schema of undeclared members. `true`: any value; `false`: none are allowed; absent: the document does not say. */
  readonly additionalProperties?: Schema | boolean;
  /** What members have to satisfy whose names match, declared ones among them. `additionalProperties` is for the names that match none. */
  readonly patternProperties?: readonly PatternProperty[];
  /** What the name of every member has to satisfy. */
  readonly propertyNames?: Schema;
  /** Required names that are not among the properties, such as those of properties that another part of an `allOf` declares. */
  readonly alsoRequired: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  /** `anyOf` or `oneOf` whose members only say what is required: of the lists of names in each choice, one must be there in full. */
  readonly requiredChoices?: readonly RequiredChoice[];
  /** Tells apart the schemas that build upon this one with `allOf`. */
  readonly discriminator?: Discriminator;
}
export interface PatternProperty {
  /** A regular expression that a name has a match of (JSON Schema Core, section 10.3.2.2). */
  readonly pattern: string;
  readonly schema: Schema;
}
export interface RequiredChoice {
  readonly keyword: UnionSchema["keyword"];
  readonly choices: readonly (readonly string[])[];
}
export interface Property {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
}
/** A use of a named schema, with what stands beside the `$ref`. */
export interface RefSchema extends SchemaBase {
  readonly kind: "ref";
  /** The key in `components/schemas`. */
  readonly name: string;
}
export interface UnionSchema extends SchemaBase {
  readonly kind: "union";
  /** The keyword of the document. */
  readonly keyword: "oneOf" | "anyOf";
  /** At least two; a member that is only null has become the `nullable` of the union. */
  readonly members: readonly Schema[];
  readonly discriminator?: Discriminator;
}
/** Discriminator Object (section 4.8.25). */
export interface Discriminator {
  readonly propertyName: string;
  /** The schema of a value whose property is missing or says nothing known (`defaultMapping` of OpenAPI 3.2). */
  readonly default?: string;
  /**
   * Value → schema name. Of a union, for every member: as the document's `mapping` says, and for the others their own names (implicit
   * mapping). Of a schema that others build upon with `allOf`: what `mapping` says.
   */
  readonly mapping: readonly { readonly value: string; readonly schema: string }[];
  /** The document maps some values to nothing that there is: a schema without a value may have one of these, and not its name. */
  readonly isPartial?: true;
}
/** `allOf`. `allOf: [X]` stays an intersection of one, since some layouts of docs show it in another way than X. */
export interface IntersectionSchema extends SchemaBase {
  readonly kind: "intersection";
  readonly members: readonly Schema[];
  /** The schema of members that no part declares (JSON Schema Core, section 11.3), where no part has one for them. `false`: none are allowed. */
  readonly unevaluatedProperties?: Schema | boolean;
  /** The schema of items that no part has one for (section 11.2). `false`: none are allowed. */
  readonly unevaluatedItems?: Schema | boolean;
  /** Tells apart the schemas that build upon this one with `allOf`. */
  readonly discriminator?: Discriminator;
}

/** A Security Requirement Object (section 4.8.30): a caller satisfies all of these schemes together. */
export type SecurityRequirement = readonly { readonly scheme: string; readonly scopes: readonly string[] }[];

/** A Security Scheme Object (section 4.8.27). */
export type SecurityScheme = SecuritySchemeBase &
  (
    | { readonly type: "apiKey"; readonly in: "query" | "header" | "cookie"; readonly parameterName: string }
    | { readonly type: "http"; readonly scheme: string; readonly bearerFormat?: string }
    | {
        readonly type: "oauth2";
        readonly flows: readonly OAuthFlow[];
        /** Where the authorization server describes itself (RFC 8414); of OpenAPI 3.2. */
        readonly oauth2MetadataUrl?: string;
      }
    | { readonly type: "openIdConnect"; readonly openIdConnectUrl: string }
    | { readonly type: "mutualTLS" }
  );
interface SecuritySchemeBase {
  /** The key in `components/securitySchemes`. */
  readonly name: string;
  readonly description?: string;
  /** Of OpenAPI 3.2: it still works, and may be gone one day. */
  readonly deprecated?: true;
}
export interface OAuthFlow {
  readonly flow: "implicit" | "password" | "clientCredentials" | "authorizationCode" | "deviceAuthorization";
  readonly authorizationUrl?: string;
  /** Of `deviceAuthorization` (RFC 8628), a flow of OpenAPI 3.2. */
  readonly deviceAuthorizationUrl?: string;
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  readonly scopes: readonly { readonly name: string; readonly description: string }[];
}
