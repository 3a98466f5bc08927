import { decodeError } from "./errors.js";
import type { CallOptions, ClientOrConfig } from "./http.js";
import type { Called, Operation } from "./operation.js";
import { parse } from "./response.js";
import { streamOf, type Texts } from "./stream.js";

/** An event of a stream of `text/event-stream`. */
export interface EventOf<Data = string> {
  /** The name of the event. The default is `message`. */
  readonly event: string;
  readonly data: Data;
  /**
   * The last id that the server sent, possibly with an earlier event. It is
   * empty before the first id. To continue after this event, connect again with
   * this id as the header `Last-Event-ID`.
   */
  readonly lastEventId: string;
  /**
   * The milliseconds to wait before you connect again, if the server sent them.
   */
  readonly retry?: number;
}

/**
 * Yields server-sent events as they arrive, with their data as text. The
 * request is sent when iteration starts. If you leave the loop, the request is
 * cancelled. When the server ends the stream, the loop ends. The caller decides
 * whether to connect again.
 *
 * @throws {ApiError} for an error status, by subclass
 * @throws {DecodeError} for a response that is not a stream of events
 * @throws {NetworkError} when the connection breaks
 */
export function events(
  client: ClientOrConfig,
  operation: Operation,
  params?: object,
  options?: CallOptions,
): AsyncGenerator<EventOf, void, undefined> {
  return streamOf<EventOf>(eventsIn, client, operation, params, options);
}

/**
 * Reads server-sent events whose data are JSON. Data that are blank say nothing,
 * and are left out; `[DONE]`, which is no JSON, says that nothing follows.
 *
 * @throws {DecodeError} for other data that are not JSON; else as `events`
 */
export function jsonEvents<Data>(
  client: ClientOrConfig,
  operation: Operation,
  params?: object,
  options?: CallOptions,
): AsyncGenerator<EventOf<Data>, void, undefined> {
  return streamOf<EventOf<Data>>(
    jsonEventsIn,
    client,
    operation,
    params,
    options,
  );
}

async function* jsonEventsIn(
  texts: Texts,
  operation: Called,
  response: Response,
): AsyncGenerator<unknown, void, undefined> {
  for await (const item of eventsIn(texts, operation, response)) {
    const event = item as EventOf;
    if (event.data.trim() === "[DONE]") return;
    const data = (operation.parse ?? parse)(operation, response, event.data);
    if (data !== undefined) yield { ...event, data };
  }
}

/** Interprets an event stream (WHATWG HTML, section 9.2.6). */
async function* eventsIn(
  texts: Texts,
  operation: Called,
  response: Response,
): AsyncGenerator<unknown, void, undefined> {
  // A page, or an answer for those who did not ask for a stream, has no events.
  if (/html|json|xml/.test(response.headers.get("content-type") ?? ""))
    throw decodeError(operation, response);
  let event = "";
  let data: string[] = [];
  let lastEventId = "";
  let retry: number | undefined;
  for await (const line of linesOf(texts)) {
    // A line that begins with a colon is a comment, and names no field here.
    const [field, value] = fieldOf(line);
    if (field === "event") event = value;
    else if (field === "data") data.push(value);
    else if (field === "id" && !value.includes("\0")) lastEventId = value;
    else if (field === "retry" && /^\d+$/.test(value)) retry = Number(value);
    else if (line === "") {
      if (data.length > 0)
        yield {
          event: event || "message",
          data: data.join("\n"),
          lastEventId,
          ...(retry !== undefined && { retry }),
        };
      event = "";
      data = [];
    }
  }
}

/** Name and value, of which one leading space is no part. */
function fieldOf(line: string): readonly [string, string] {
  const at = line.indexOf(":");
  return at < 0
    ? [line, ""]
    : [line.slice(0, at), line.slice(at + 1).replace(/^ /, "")];
}

/** Lines end in CR LF, LF or CR, and a CR LF may be split between two texts. */
async function* linesOf(texts: Texts): AsyncGenerator<string, void, undefined> {
  let rest = "";
  let isAfterReturn = false;
  for await (const text of texts) {
    if (text === "") continue;
    const fresh = isAfterReturn ? text.replace(/^\n/, "") : text;
    isAfterReturn = text.endsWith("\r");
    const [first = "", ...following] = fresh.split(/\r\n?|\n/);
    rest += first;
    for (const next of following) {
      yield rest;
      rest = next;
    }
  }
}
