import { PAGES } from '../configuration/pages.ts'

/** The kinds of notification. An unlisted kind is acknowledged and reported. */
export const NOTIFICATION_ROWS = [
  {
    providerStatus: 'PAYMENT_RESULT',
    says: 'S: paid, or authorized where captures follow; a read shows which. F: failed.',
    source: PAGES.notifyPayment,
  },
  {
    providerStatus: 'PAYMENT_PENDING',
    says: 'The payer is done and the result is open: S does not mean paid.',
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

/** The known kinds of notifications. */
export type NotificationType = (typeof NOTIFICATION_ROWS)[number]['providerStatus']
