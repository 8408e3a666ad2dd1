/** What calls are named when a fault is asked for. */
export const MOLLIE_CALLS = [
  'create_payment',
  'get_payment',
  'list_payments',
  'update_payment',
  'cancel_payment',
  'release_authorization',
  'create_refund',
  'get_refund',
  'list_refunds',
  'cancel_refund',
  'create_capture',
  'get_capture',
  'list_captures',
  'get_chargeback',
  'list_chargebacks',
  'list_methods',
  'create_webhook',
  'get_webhook',
  'list_webhooks',
  'update_webhook',
  'delete_webhook',
  'ping_webhook',
  'get_event',
] as const

/** One of {@link MOLLIE_CALLS}. */
export type MollieCall = (typeof MOLLIE_CALLS)[number]
