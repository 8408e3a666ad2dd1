/** Something strange that evidence showed. It is reported, never thrown. */
export interface Anomaly {
  readonly code: AnomalyCode
  /** What happened, for a person. */
  readonly message: string
  /** The sequence number of the evidence that showed it. */
  readonly received: number
}

/** Each kind of strangeness with the sentence that explains it. */
export const ANOMALIES = {
  late_success: 'The payment was paid after it had ended unpaid.',
  late_success_returned: 'Money came for a canceled payment; the provider returns it by itself.',
  reopened: 'A payment that had failed is open again.',
  ended_with_money:
    'The provider ended the payment as unpaid while money is held; it stays captured.',
  end_contradicted:
    'The provider says something else of a payment that is captured; it stays captured.',
  capture_corrected: 'What was taken for captured is only authorized.',
  amount_differs: 'The provider names another amount than we asked for; the payer is not sent on.',
  amount_unreadable: 'The provider reports success without a readable amount; the status stays.',
  currency_differs: 'The provider names another currency than is known; its amounts are not used.',
  totals_differ: "The provider's totals do not agree with its refunds, captures or disputes.",
  impossible_amounts: 'More was refunded, reversed or charged back than was captured.',
  refund_reversed: 'A refund that had succeeded has failed.',
  refund_revived: 'A refund that had ended without money has succeeded.',
  capture_reversed: 'A capture that had succeeded has failed.',
  capture_revived: 'A capture that had failed has succeeded.',
  dispute_changed: 'A closed dispute has another end now.',
  superseded:
    'The payer paid twice in one session; the provider returns the earlier payment by itself.',
} as const

export type AnomalyCode = keyof typeof ANOMALIES

/** Makes an anomaly with its sentence. */
export function anomaly(code: AnomalyCode, received: number): Anomaly {
  return { code, message: ANOMALIES[code], received }
}
