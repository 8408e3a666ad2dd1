import { createStatusTable, type StatusRow } from '@paystate/adapter-kit'
import type { CaptureStatus } from '@paystate/core'
import { PAGES } from '../configuration/pages.ts'
import { asWord } from '../wire/lenient.ts'

const source = PAGES.inquiryPayment

const ROWS = [
  { providerStatus: 'PROCESSING', status: 'pending', source },
  { providerStatus: 'SUCCESS', status: 'succeeded', source },
  { providerStatus: 'FAIL', status: 'failed', source },
  { providerStatus: 'CANCELLED', status: 'failed', source },
] as const satisfies readonly StatusRow<CaptureStatus>[]

/** The provider's statuses of a capture inside a payment. */
export const CAPTURE_STATUS_ROWS: readonly StatusRow<CaptureStatus>[] = ROWS

/** One row of {@link CAPTURE_STATUS_ROWS}, with its literal statuses. */
export type CaptureStatusRow = (typeof ROWS)[number]

/** Reads the provider's status of a capture. */
export const readCaptureStatus = createStatusTable(CAPTURE_STATUS_ROWS, {
  unknown: 'pending',
  normalize: asWord,
})
