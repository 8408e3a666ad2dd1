import {
  type Failure,
  type FailureCategory,
  type NextAction,
  type Outcome,
  parseOutcome,
} from '@paystate/core'
import { creationOf, type PaymentCase } from '../journal/payment-case.ts'
import { isUnwanted } from '../resolver/reserved.ts'

/** What the shop does for the payer now. Read it with `matchStep`. */
export type PayerStep =
  /** Redirect the payer there. Byte for byte as the provider sent it. */
  | { readonly kind: 'redirect'; readonly url: string }
  /** Send the payer there with a form of these fields. */
  | {
      readonly kind: 'form'
      readonly url: string
      readonly fields: Readonly<Record<string, string>>
    }
  /** Show a QR code, an app link, or the account for a bank transfer. */
  | { readonly kind: 'show'; readonly what: Exclude<NextAction, { type: 'redirect' }> }
  /** Not known yet: do not ask the payer to do anything, above all not to pay again. */
  | { readonly kind: 'wait' }
  /** The payer is done: captured or, if you capture it, authorized. */
  | { readonly kind: 'paid' }
  /**
   * The payment ended unpaid. Nothing was charged, unless the provider leaves that open: then the payment's
   * `amounts.captured` is `not_reported`.
   */
  | { readonly kind: 'failed'; readonly failure: StepFailure }

/** Why a payment ended unpaid. */
export interface StepFailure extends Failure {
  /** A sentence for the merchant and for logs; it may name the configuration. Provider codes are in `code`. */
  readonly message: string
  /** A sentence that may be shown to the payer: no ids, no configuration, nothing in the provider's words. */
  readonly forPayer: string
}

/** Decides what the payer sees, from stored data alone. */
export function payerStep(payment: PaymentCase): PayerStep {
  const { row, record } = payment
  const { nextAction, status } = record.payment
  switch (row.standing) {
    case 'paid':
      return { kind: 'paid' }
    case 'ended':
      return { kind: 'failed', failure: failureOf(payment) }
    case 'live':
      if (isUnwanted(payment)) return { kind: 'wait' }
      if (status === 'authorized' && isDone(payment)) return { kind: 'paid' }
      return typeof nextAction === 'string' ? { kind: 'wait' } : actionStep(nextAction)
  }
}

function actionStep(action: NextAction): PayerStep {
  if (action.type !== 'redirect') return { kind: 'show', what: action }
  const { url, method, fields } = action
  return method === 'POST' ? { kind: 'form', url, fields: fields ?? {} } : { kind: 'redirect', url }
}

/** Whether its payer is done once it is authorized: you capture it, or another system does that made it. */
function isDone(payment: PaymentCase): boolean {
  const creation = creationOf(payment)
  if (!creation) return true
  const { compared } = creation
  return (
    typeof compared === 'object' &&
    compared !== null &&
    'capture' in compared &&
    compared.capture === 'manual'
  )
}

function failureOf(payment: PaymentCase): StepFailure {
  const failure = merchantFailure(payment)
  const { status } = payment.record.payment
  const ofStatus = status === 'failed' ? undefined : SENTENCES[status]
  return { ...failure, forPayer: ofStatus ?? FOR_PAYER[failure.category] }
}

function merchantFailure(payment: PaymentCase): Omit<StepFailure, 'forPayer'> {
  const { failure, status } = payment.record.payment
  if (failure)
    return { ...failure, message: failure.message ?? SENTENCES[payment.row.status] ?? ENDED }
  const outcome = storedOutcome(payment)
  if (outcome?.kind !== 'not_applied') {
    const code = payment.record.payment.providerStatus?.value ?? status
    return {
      code,
      category: 'unspecified',
      next: 'new_reference',
      message: SENTENCES[status] ?? ENDED,
    }
  }
  const { error, next } = outcome
  return {
    code: error.providerCode ?? error.code,
    category: CATEGORIES[error.code] ?? 'unspecified',
    next: next === 'same_reference' ? 'new_reference' : next,
    message: error.message,
  }
}

const ENDED = 'The payment ended without money.'

const SENTENCES: Readonly<Record<string, string>> = {
  canceled: 'The payment was canceled.',
  expired: 'The payment expired before it was paid.',
  failed: 'The payment failed.',
}

/** What the payer reads about a payment that failed. */
const FOR_PAYER: Readonly<Record<FailureCategory, string>> = {
  payer_funds: 'The payment was declined. Use another payment method.',
  payer_action:
    'The payment was declined or not completed. Start again, or use another payment method.',
  card: 'This card could not be used. Use another card or payment method.',
  limit: 'The amount is above a limit of this payment method. Use another payment method.',
  risk: 'The payment was declined. Use another payment method.',
  merchant: 'This payment is not possible at the moment. Please contact us.',
  provider:
    'This payment is not possible at the moment. Use another payment method, or come back later.',
  unspecified: 'The payment failed. Start again, or use another payment method.',
}

const CATEGORIES: Readonly<Record<string, FailureCategory>> = {
  declined: 'payer_action',
  invalid_request: 'merchant',
  unauthorized: 'merchant',
  not_supported: 'merchant',
}

function storedOutcome(payment: PaymentCase): Outcome | undefined {
  const stored = creationOf(payment)?.outcome
  if (stored === null || stored === undefined) return undefined
  return parseOutcome(stored)
}
