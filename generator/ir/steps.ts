/** How much more work may be done. Counted down by all that shares it. */
export interface Steps {
  left: number;
}
