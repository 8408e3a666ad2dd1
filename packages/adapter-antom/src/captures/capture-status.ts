import { createStatusTable, type StatusRow } from '@paystate/adapter-kit'
import type { CaptureStatus } from '@paystate/core'
import { PAGES } from '../documentation/pages.ts'
import { asWord } from '../http/word.ts'

const source = PAGES.inquiryPayment

/** The provider's words for a capture inside a payment. */
export const CAPTURE_STATUS_ROWS: readonly StatusRow<CaptureStatus>[] = [
  { word: 'PROCESSING', status: 'pending', source },
  { word: 'SUCCESS', status: 'succeeded', source },
  { word: 'FAIL', status: 'failed', source },
  { word: 'CANCELLED', status: 'failed', source },
]

/** Reads the provider's word for a capture. */
export const readCaptureStatus = createStatusTable(CAPTURE_STATUS_ROWS, {
  unknown: 'pending',
  normalise: asWord,
})
