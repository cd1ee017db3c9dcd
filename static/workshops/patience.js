// How long something may take: AbortSignal.timeout, which browsers from before 2022 lack.

/** A signal that gives up after so long, with an error named TimeoutError. */
export function within(milliseconds) {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new DOMException("It took too long", "TimeoutError")), milliseconds);
  return controller.signal;
}
