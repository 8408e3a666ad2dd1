/** Everything strange about money that the engine opens an anomaly for. */
export const ANOMALY_KINDS = [
  /** A payment that had ended unpaid was paid after all. */
  'late_money',
  /** A payment brought money that its order does not ask for. */
  'paid_twice',
  /** All payments of an order have ended, and together took less than its amount. */
  'underpaid',
  /** The provider reports other amounts than were asked for, or amounts that cannot be. */
  'amount_differs',
  /** A refund that had succeeded has failed: the money is back. */
  'refund_bounced',
  /** A refund that the provider had shown is not shown anymore. */
  'refund_vanished',
  /** The provider has a payment under a reference of ours that this database lacks. */
  'orphan',
  /** The account has payments that somebody else makes. */
  'foreign',
  /** Whether money moved has been unknown for too long. */
  'unknown_overdue',
  /** The provider shows what a person's verdict denies, or the other way round. */
  'verdict_contradicted',
  /** The provider shows what was proved not to have happened. */
  'conclusion_contradicted',
  /** A response under our reference is about another account or another payment. */
  'mismatch',
  /** The provider contradicts what it said before. */
  'provider_contradicted',
  /** The provider should have captured by itself, and has not. */
  'capture_overdue',
  /** The payer paid twice in one session; the provider returns the earlier payment. */
  'superseded',
  /** Webhooks come for a provider that has payments here and is not configured. */
  'not_configured',
] as const

/** What is strange, as a code. */
export type AnomalyKind = (typeof ANOMALY_KINDS)[number]
