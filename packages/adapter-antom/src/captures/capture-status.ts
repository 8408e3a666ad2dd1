import { createStatusTable, type StatusRow } from '@paystate/adapter-kit'
import type { CaptureStatus } from '@paystate/core'
import { PAGES } from '../configuration/pages.ts'
import { asWord } from '../wire/lenient.ts'

const source = PAGES.inquiryPayment

/** The provider's statuses of a capture inside a payment. */
export const CAPTURE_STATUS_ROWS: readonly StatusRow<CaptureStatus>[] = [
  { providerStatus: 'PROCESSING', status: 'pending', source },
  { providerStatus: 'SUCCESS', status: 'succeeded', source },
  { providerStatus: 'FAIL', status: 'failed', source },
  { providerStatus: 'CANCELLED', status: 'failed', source },
]

/** Reads the provider's status of a capture. */
export const readCaptureStatus = createStatusTable(CAPTURE_STATUS_ROWS, {
  unknown: 'pending',
  normalize: asWord,
})
