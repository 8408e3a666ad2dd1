/**
 * A value that a provider reported, or the fact that it did not.
 *
 * Not reported is never zero and never "no": the type makes every reader decide what silence means.
 */
export type Reported<T> = T | 'not_reported'

/** Whether the provider reported it. */
export function isReported<T>(value: Reported<T>): value is Exclude<T, 'not_reported'> {
  return value !== 'not_reported'
}

/** Computes only where everything was reported. */
export function whenReported<T, R>(
  value: Reported<T>,
  compute: (reported: Exclude<T, 'not_reported'>) => R,
): Reported<R> {
  return isReported(value) ? compute(value) : 'not_reported'
}
