import type { PaymentAmounts } from '../payments/amounts.ts'

/** An inconsistency that evidence showed. It is reported, never thrown. */
export interface Anomaly {
  /** Made from code and subject: a second refund that bounces is a second anomaly, the same one is not. */
  readonly id: string
  readonly code: AnomalyCode
  readonly subject: AnomalySubject
  /** What happened, for a person. */
  readonly message: string
  /** The sequence number of the evidence that showed it. */
  readonly received: number
}

/** What an anomaly is about. */
export type AnomalySubject =
  | { readonly type: 'payment' }
  | { readonly type: 'amount'; readonly amount: keyof PaymentAmounts }
  | {
      readonly type: 'refund' | 'capture' | 'dispute' | 'attempt'
      readonly id?: string
      readonly reference?: string
    }
  /** Evidence under our reference that belongs to another account or payment. */
  | { readonly type: 'evidence'; readonly account: string; readonly paymentId?: string }

/** Each anomaly with the sentence that explains it. */
export const ANOMALIES = {
  late_success: 'The payment was paid after it had ended unpaid.',
  late_success_returned: 'A canceled payment was paid; the provider returns the money by itself.',
  reopened: 'A payment that had failed is open again.',
  ended_with_money:
    'The provider ended the payment as unpaid while money is held; it stays captured.',
  end_contradicted: 'The provider reports a captured payment as not captured; it stays captured.',
  capture_corrected: 'The payment was assumed to be captured and is only authorized.',
  capture_overdue:
    'The provider captures by itself and shows no capture a day after the authorization; it stays authorized.',
  amount_differs:
    'The provider reports a different amount than requested; the payer is not redirected.',
  amount_unreadable: 'The provider reports success without a readable amount; the status stays.',
  currency_differs: 'An amount is in another currency than the payment; it is not counted.',
  totals_differ: "The provider's total differs from the sum of the list.",
  impossible_amounts: 'More was refunded, reversed or charged back than was captured.',
  refund_reversed: 'A refund that had succeeded has failed.',
  refund_revived: 'A refund that had ended without money has succeeded.',
  capture_reversed: 'A capture that had succeeded has failed.',
  capture_revived: 'A capture that had failed has succeeded.',
  dispute_changed: 'A closed dispute was decided again, differently.',
  superseded:
    'The payer paid twice in one session; the provider returns the earlier payment by itself.',
  mismatch: 'A response with our reference is about another account or another payment.',
} as const

/** Which kind of anomaly, as a key of `ANOMALIES`. */
export type AnomalyCode = keyof typeof ANOMALIES

/** An anomaly, before it is known which evidence showed it first. */
export interface Finding {
  readonly code: AnomalyCode
  readonly subject: AnomalySubject
}

const PAYMENT: AnomalySubject = { type: 'payment' }

/** An anomaly of the payment itself. */
export function aboutPayment(code: AnomalyCode): Finding {
  return { code, subject: PAYMENT }
}

/** Makes an anomaly with its sentence and its id. */
function anomaly({ code, subject }: Finding, received: number): Anomaly {
  return { id: `${code}:${nameOf(subject)}`, code, subject, message: ANOMALIES[code], received }
}

/** Adds the new ones. A subject whose second name has become known is still the same. */
export function withFindings(
  known: readonly Anomaly[],
  findings: readonly Finding[],
  received: number,
): readonly Anomaly[] {
  let anomalies = known
  for (const finding of findings) {
    if (anomalies.some((other) => isSame(other, finding))) continue
    anomalies = [...anomalies, anomaly(finding, received)]
  }
  return anomalies
}

function isSame(one: Finding, other: Finding): boolean {
  if (one.code !== other.code) return false
  const [a, b] = [one.subject, other.subject]
  if (nameOf(a) === nameOf(b)) return true
  if (!('reference' in a) || !('reference' in b) || a.type !== b.type) return false
  const isOtherId = a.id !== undefined && b.id !== undefined && a.id !== b.id
  return !isOtherId && a.reference !== undefined && a.reference === b.reference
}

function nameOf(subject: AnomalySubject): string {
  switch (subject.type) {
    case 'payment':
      return 'payment'
    case 'amount':
      return `amount:${subject.amount}`
    case 'evidence':
      return `evidence:${subject.account}:${subject.paymentId ?? ''}`
    default:
      return `${subject.type}:${subject.id ?? subject.reference ?? ''}`
  }
}
