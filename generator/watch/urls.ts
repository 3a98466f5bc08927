/** Notices when a URL answers with other bytes than before: asks for it at intervals. */
import { createHash } from "node:crypto";
import { fetchIfChanged, nameOf, type Validators } from "../load/http.js";
import type { SpecSource } from "../load/index.js";

type UrlSource = Extract<SpecSource, { readonly kind: "url" }>;

export interface UrlWatch {
  /** Watches these sources and no others from now on, and remembers their present answers. */
  note(sources: readonly UrlSource[]): Promise<void>;
  /** Names of the URLs whose answers have changed since the last call. */
  changed(): readonly string[];
  /** Takes the next answer of each URL for a change. To be called when a run could not read one of them, and has said so. */
  forget(): void;
  close(): void;
}

export interface UrlWatchOptions {
  readonly intervalMs: number;
  /** Called when an answer has changed. */
  readonly wake: () => void;
  /** Called when a URL cannot be read; not again before it could be read in between. */
  readonly failed: (error: unknown) => void;
}

interface WatchedUrl {
  readonly source: UrlSource;
  /** Sent with the next request: a server whose answer is unchanged then sends no body. */
  validators: Validators;
  hash: string | undefined;
  isFailing: boolean;
}

export function watchUrls({ intervalMs, wake, failed }: UrlWatchOptions): UrlWatch {
  let watched = new Map<string, WatchedUrl>();
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const poll = async (): Promise<void> => {
    for (const entry of watched.values()) {
      try {
        if (await isNew(entry)) changed.add(nameOf(new URL(entry.source.url)));
        entry.isFailing = false;
      } catch (error) {
        if (!entry.isFailing) failed(error);
        entry.isFailing = true;
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
      for (const [key, entry] of watched) {
        const known = before.get(key);
        if (known !== undefined) watched.set(key, known);
        // The run reads it, too, and says what is wrong.
        else await isNew(entry).catch(() => (entry.isFailing = true));
      }
      if (timer === undefined && watched.size > 0) timer = setTimeout(() => void poll(), intervalMs);
    },
    changed() {
      const names = [...changed];
      changed.clear();
      return names;
    },
    forget() {
      for (const entry of watched.values()) Object.assign(entry, { validators: {}, hash: undefined, isFailing: true });
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

async function isNew(entry: WatchedUrl): Promise<boolean> {
  const { url, headers = [] } = entry.source;
  const fetched = await fetchIfChanged(new URL(url), entry.validators, { headers });
  if (fetched === undefined) return false;
  const hash = createHash("sha256").update(fetched.bytes).digest("hex");
  const differs = hash !== entry.hash;
  entry.hash = hash;
  entry.validators = fetched.validators;
  return differs;
}
