/** Answers that are read as something else than JSON. */

/** Lets go of the answer. */
export async function nothing({ body }: Response): Promise<void> {
  await body?.cancel();
}

/** There is no body with 204 and 205 (Fetch, "null body status"). */
export async function text(response: Response): Promise<string | undefined> {
  return response.body ? response.text() : undefined;
}

export async function binary(response: Response): Promise<Blob | undefined> {
  return response.body ? response.blob() : undefined;
}
