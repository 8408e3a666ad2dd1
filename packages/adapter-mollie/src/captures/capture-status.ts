import { createStatusTable, type StatusRow } from '@paystate/adapter-kit'
import type { CaptureStatus } from '@paystate/core'
import { PAGES } from '../configuration/pages.ts'

const CAPTURES = PAGES.getCapture

const ROWS = [
  { providerStatus: 'pending', status: 'pending', source: CAPTURES },
  { providerStatus: 'succeeded', status: 'succeeded', source: CAPTURES },
  { providerStatus: 'failed', status: 'failed', source: CAPTURES },
] as const satisfies readonly StatusRow<CaptureStatus>[]

/** The provider's statuses of a capture. */
export const CAPTURE_STATUS_ROWS: readonly StatusRow<CaptureStatus>[] = ROWS

/** One row of {@link CAPTURE_STATUS_ROWS}, with its literal statuses. */
export type CaptureStatusRow = (typeof ROWS)[number]

/** Reads the provider's status of a capture. */
export const readCaptureStatus = createStatusTable(CAPTURE_STATUS_ROWS, {
  unknown: 'pending',
  normalize: (status) => status.trim().toLowerCase(),
})
