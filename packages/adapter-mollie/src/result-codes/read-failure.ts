import type { Failure, FailureCategory, FailureNext } from '@paystate/core'
import { PAGES } from '../configuration/pages.ts'

/** Why a payment failed, by the provider's reason and ours. */
export interface FailureRow {
  readonly reason: string
  readonly category: FailureCategory
  readonly next: FailureNext
  /** A sentence for the merchant. */
  readonly message: string
  readonly source: string
}

const CARDS = PAGES.failureReasons
const PAYMENTS = PAGES.getPayment

/** The reasons that are documented; any other reads as unspecified and is kept verbatim. */
export const FAILURE_ROWS: readonly FailureRow[] = [
  card(
    'authentication_abandoned',
    'payer_action',
    'The payer did not complete the authentication.',
  ),
  card('authentication_failed', 'payer_action', 'The payer did not pass the authentication.'),
  card('authentication_required', 'payer_action', 'The bank requires an authentication.'),
  card(
    'authentication_unavailable_acs',
    'provider',
    "The bank's authentication could not be reached.",
  ),
  card('card_declined', 'card', 'The bank declined the card.'),
  card('card_expired', 'card', 'The card has expired.'),
  card('inactive_card', 'card', 'The card is not active.'),
  card('insufficient_funds', 'payer_funds', 'Insufficient funds.'),
  card('invalid_cvv', 'card', 'The security code of the card is wrong.'),
  card('invalid_card_holder_name', 'card', "The card holder's name is wrong."),
  card('invalid_card_number', 'card', 'The card number is wrong.'),
  card('invalid_card_type', 'card', 'This type of card is not accepted.'),
  card('possible_fraud', 'risk', 'The payment was suspected of fraud.'),
  card('refused_by_issuer', 'card', 'The bank refused the payment.'),
  card('unknown_reason', 'unspecified', 'The bank reported no reason.'),
  terminal('do_not_honor', 'card', 'The bank refused the payment.'),
  terminal('expired_card', 'card', 'The card has expired.'),
  terminal('terminal_busy', 'merchant', 'The terminal was busy.'),
  terminal('terminal_unreachable', 'merchant', 'The terminal could not be reached.'),
]

function card(reason: string, category: FailureCategory, message: string): FailureRow {
  return { reason, category, next: 'new_reference', message, source: CARDS }
}

function terminal(reason: string, category: FailureCategory, message: string): FailureRow {
  return { reason, category, next: 'new_reference', message, source: PAYMENTS }
}

const ROWS = new Map(FAILURE_ROWS.map((row) => [row.reason, row]))

/** What a payment reports of its failure. */
interface FailureReply {
  readonly status: string
  readonly details?:
    | { readonly failureReason?: string | undefined; readonly bankReasonCode?: string | undefined }
    | undefined
  readonly statusReason?: { readonly code: string } | undefined
}

/** The codes next to the provider's status, verbatim. */
export function codesOf({ details, statusReason }: FailureReply): readonly string[] {
  const codes = [details?.failureReason, statusReason?.code, details?.bankReasonCode]
  return codes.filter((code) => code !== undefined)
}

/** Why a failed payment failed. A failed payment is over: whatever the reason, the next one is new. */
export function readFailure(reply: FailureReply): Failure {
  const [code = reply.status] = codesOf(reply)
  const row = ROWS.get(code)
  if (!row) return { code, category: 'unspecified', next: 'new_reference' }
  const { category, next, message } = row
  return { code, category, next, message }
}
