/** Header parameters that the media types and the security of an operation decide (OpenAPI 3.1, section 4.8.12.1). */
export function isReservedHeader(name: string): boolean {
  return ["accept", "content-type", "authorization"].includes(name.toLowerCase());
}
