import type { Transmission } from '@paystate/core/adapter'

/** One of our own checks stopped it before anything was written. */
export const STOPPED_BEFORE = {
  watchedBy: 'nobody',
  stopped: 'invalid',
  connectorFailed: false,
  bytesLeft: false,
} as const satisfies Transmission
