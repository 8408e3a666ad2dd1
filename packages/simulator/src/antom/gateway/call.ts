/** The calls of Antom's API that the simulator answers, as faults and answers name them. */
export const ANTOM_CALLS = [
  'pay',
  'create_payment_session',
  'retrieve_payment_session',
  'consult',
  'inquiry_payment',
  'cancel',
  'refund',
  'inquiry_refund',
  'capture',
  'update_amount',
  'accept_dispute',
  'supply_defense_document',
  'download_dispute_evidence',
] as const

/** One of {@link ANTOM_CALLS}. */
export type AntomCall = (typeof ANTOM_CALLS)[number]
