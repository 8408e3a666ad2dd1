/** Whether it is an AbortSignal; one from another realm, such as a test runner's, is one too. */
export function isSignal(value: unknown): value is AbortSignal {
  return typeof value === 'object' && value !== null && 'aborted' in value && 'reason' in value
}
