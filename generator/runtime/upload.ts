import type { SentBody } from "./operation.js";

/**
 * A body with what ends it, where it is a stream: platforms go on reading one
 * whose request has failed, or never let go of it. It ends with an error, so
 * that nobody takes a part of it for the whole.
 */
export function stoppable(body: BodyInit): SentBody {
  if (!(body instanceof ReadableStream) || body.locked) return body;
  const reader = (body as ReadableStream<Uint8Array<ArrayBuffer>>).getReader();
  let fail = (_: unknown): void => undefined;
  const own = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(controller) {
        fail = (reason) => controller.error(reason);
      },
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return Object.assign(own, {
    stop(reason: unknown): void {
      fail(reason);
      reader.cancel(reason).catch(() => undefined);
    },
  });
}
