/** Whether a text is a token: the name of a header or an authentication scheme (RFC 9110, section 5.6.2), or of a cookie (RFC 6265, section 4.1.1). */
export function isToken(text: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(text);
}

/** Header parameters that the media types and the security of an operation decide (OpenAPI 3.1, section 4.8.12.1). */
export function isReservedHeader(name: string): boolean {
  return ["accept", "content-type", "authorization"].includes(name.toLowerCase());
}
