/**
 * From this moment on nothing may be sent anymore: whoever sends loses the right to it. Both of the clocks of
 * whoever sends count, since one of them may have been set and the other may have stood still.
 */
export interface LeaveLimit {
  /** By `Clock.now()`. */
  readonly epochMs: number
  /** By `Clock.monotonic()` of the same process. */
  readonly monotonicMs: number
}
