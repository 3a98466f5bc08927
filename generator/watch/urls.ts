/** Notices that a URL answers with other bytes than before, by asking again and again whether it does. */
import { createHash } from "node:crypto";
import { fetchIfChanged, nameOf, type Validators } from "../load/http.js";
import type { SpecSource } from "../load/index.js";

type UrlSource = Extract<SpecSource, { readonly kind: "url" }>;

export interface UrlWatch {
  /** Watches these from now on, and no others. What they answer now is remembered. */
  note(sources: readonly UrlSource[]): Promise<void>;
  /** Names of those that answered otherwise since they were asked for the last time. */
  changed(): readonly string[];
  /** Takes whatever they answer next for new: a run could not read it, and has said so. */
  forget(): void;
  close(): void;
}

export interface UrlWatchOptions {
  readonly intervalMs: number;
  /** Called when something has changed. */
  readonly wake: () => void;
  /** Called when one cannot be read any more; not again until it could. */
  readonly failed: (error: unknown) => void;
}

interface Seen {
  readonly source: UrlSource;
  /** The server says with them whether anything changed, for the price of an empty answer. */
  validators: Validators;
  hash: string | undefined;
  isFailing: boolean;
}

export function watchUrls({ intervalMs, wake, failed }: UrlWatchOptions): UrlWatch {
  let watched = new Map<string, Seen>();
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const poll = async (): Promise<void> => {
    for (const seen of watched.values()) {
      try {
        if (await isNew(seen)) changed.add(nameOf(new URL(seen.source.url)));
        seen.isFailing = false;
      } catch (error) {
        if (!seen.isFailing) failed(error);
        seen.isFailing = true;
      }
    }
    if (changed.size > 0) wake();
    if (!isClosed) timer = setTimeout(() => void poll(), intervalMs);
  };

  return {
    async note(sources) {
      const before = watched;
      watched = new Map(
        sources.map((source) => [
          JSON.stringify(source),
          { source, validators: {}, hash: undefined, isFailing: false },
        ]),
      );
      for (const [key, seen] of watched) {
        const known = before.get(key);
        if (known !== undefined) watched.set(key, known);
        // The run reads it, too, and says what is wrong.
        else await isNew(seen).catch(() => (seen.isFailing = true));
      }
      if (timer === undefined && watched.size > 0) timer = setTimeout(() => void poll(), intervalMs);
    },
    changed() {
      const names = [...changed];
      changed.clear();
      return names;
    },
    forget() {
      for (const seen of watched.values()) Object.assign(seen, { validators: {}, hash: undefined, isFailing: true });
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

async function isNew(seen: Seen): Promise<boolean> {
  const { url, headers = [] } = seen.source;
  const fetched = await fetchIfChanged(new URL(url), seen.validators, { headers });
  if (fetched === undefined) return false;
  const hash = createHash("sha256").update(fetched.bytes).digest("hex");
  const differs = hash !== seen.hash;
  seen.hash = hash;
  seen.validators = fetched.validators;
  return differs;
}
