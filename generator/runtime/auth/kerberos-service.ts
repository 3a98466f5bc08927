/**
 * The service that a ticket is for unless the caller says it (RFC 4559, section
 * 4.1). Where the servers of an API have another one, the generator writes
 * another file in place of this one.
 */
export const SERVICE = "HTTP";
