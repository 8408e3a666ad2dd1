import { PAGES } from '../configuration/pages.ts'

/** What kinds of notification say. A kind that is not here is acknowledged and reported. */
export const NOTIFICATION_ROWS = [
  {
    providerStatus: 'PAYMENT_RESULT',
    says: 'S: paid, or authorized where captures follow; a read tells which. F: failed.',
    source: PAGES.notifyPayment,
  },
  {
    providerStatus: 'PAYMENT_PENDING',
    says: 'The payer is done and the result is open: S is not paid.',
    source: PAGES.notifyPayment,
  },
  {
    providerStatus: 'CAPTURE_RESULT',
    says: 'S: captured. F: the capture failed.',
    source: PAGES.notifyCapture,
  },
  {
    providerStatus: 'REFUND_RESULT',
    says: 'By refundStatus: sent, or failed.',
    source: PAGES.notifications,
  },
] as const

/** The kinds of notifications that are known. */
export type NotificationType = (typeof NOTIFICATION_ROWS)[number]['providerStatus']
