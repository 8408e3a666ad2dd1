/**
 * A value that a provider told, or the statement that it did not.
 *
 * Not told is never zero and never "no": the type makes every reader decide what silence means.
 */
export type Told<T> = T | 'not_told'

/** Says whether the provider told it. */
export function isTold<T>(value: Told<T>): value is Exclude<T, 'not_told'> {
  return value !== 'not_told'
}

/** Does arithmetic only where everything was told. */
export function whenTold<T, R>(
  value: Told<T>,
  compute: (told: Exclude<T, 'not_told'>) => R,
): Told<R> {
  return isTold(value) ? compute(value) : 'not_told'
}
