/**
 * A body that is a stream, and what ends it: platforms go on reading one whose
 * request has failed, or never let go of it. It ends with an error, so that
 * nobody takes a part of it for the whole.
 */
export function stoppable(
  body: ReadableStream<unknown>,
): [body: ReadableStream<unknown>, stop: (reason: unknown) => void] {
  const reader = body.getReader();
  let fail = (_: unknown): void => undefined;
  const own = new ReadableStream<unknown>(
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
  const stop = (reason: unknown): void => {
    fail(reason);
    reader.cancel(reason).catch(() => undefined);
  };
  return [own, stop];
}
