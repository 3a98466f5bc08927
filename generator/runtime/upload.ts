import type { SentBody, Stoppable } from "./operation.js";

/**
 * A body with what ends it, where it is a stream: platforms go on reading one
 * whose request has failed, or never let go of it. It ends with an error, so
 * that nobody takes a part of it for the whole.
 */
export function stoppable(body: BodyInit): SentBody {
  if (!(body instanceof ReadableStream) || body.locked) return body;
  const reader = body.getReader();
  let fail = (_: unknown): void => undefined;
  const own = new ReadableStream(
    {
      start(controller) {
        fail = (reason) => controller.error(reason);
      },
      async pull(controller) {
        const next: ReadableStreamReadResult<unknown> = await reader.read();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return Object.assign<ReadableStream, Stoppable>(own, {
    stop(reason) {
      fail(reason);
      reader.cancel(reason).catch(() => undefined);
    },
  });
}
