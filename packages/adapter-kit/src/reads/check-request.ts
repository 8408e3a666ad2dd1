import {
  type Account,
  type Capabilities,
  isSameAccount,
  type ListOptions,
  PaymentError,
  type PaymentRef,
  type PaymentSearch,
  type RefundRef,
  type RefundSearch,
} from '@paystate/core'
import {
  checkPaymentRef,
  checkPaymentSearch,
  checkRefundRef,
  checkRefundSearch,
  readInstant,
} from '@paystate/core/adapter'

/** The account and the operation, for errors. */
interface Asking {
  readonly account: Account
  /** E.g. `get_payment`. */
  readonly operation: string
}

/**
 * Checks the input of a read before anything is sent.
 *
 * @throws {PaymentError} `invalid_request`, with every issue; `account_differs`, for another account.
 */
export function checkedPaymentRef(given: unknown, asking: Asking): PaymentRef {
  const ref = valid(checkPaymentRef(given), { ...asking, what: 'Invalid payment reference.' })
  return ofAccount(ref, { ...asking, other: ref.account })
}

/** The same for a refund. @throws {PaymentError} */
export function checkedRefundRef(given: unknown, asking: Asking): RefundRef {
  const ref = valid(checkRefundRef(given), { ...asking, what: 'Invalid refund reference.' })
  return ofAccount(ref, { ...asking, other: ref.payment.account })
}

/** The same for a search. @throws {PaymentError} */
export function checkedPaymentSearch(given: unknown, asking: Asking): PaymentSearch {
  return valid(checkPaymentSearch(given), { ...asking, what: 'Invalid search.' })
}

/** The same for a search among the refunds of a payment. @throws {PaymentError} */
export function checkedRefundSearch(given: unknown, asking: Asking): RefundSearch {
  const search = valid(checkRefundSearch(given), { ...asking, what: 'Invalid search.' })
  return ofAccount(search, { ...asking, other: search.payment.account })
}

interface Listing extends Asking {
  readonly capabilities: Capabilities
}

/**
 * Checks the input of a list of changes.
 *
 * @throws {PaymentError} `not_supported`, where the provider has no lists; `invalid_request`.
 */
export function checkedListOptions(given: ListOptions, listing: Listing): ListOptions {
  const { account, operation, capabilities } = listing
  if (capabilities.listChanges === 'not_supported') {
    throw new PaymentError('not_supported', {
      what: 'The provider has no list of changes.',
      provider: account.provider,
      operation,
    })
  }
  const checked: Checked<ListOptions> =
    readInstant(given?.since) === undefined
      ? { ok: false, issues: [NO_INSTANT] }
      : { ok: true, value: given }
  return valid(checked, { account, operation, what: 'Invalid list of changes.' })
}

const NO_INSTANT = {
  path: 'since',
  message: 'must be a date and time with its offset, e.g. 2026-01-15T12:00:00Z',
} as const

type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly { path: string; message: string }[] }

function valid<T>(
  checked: Checked<T>,
  { account, operation, what }: Asking & { readonly what: string },
): T {
  if (checked.ok) return checked.value
  const { issues } = checked
  throw new PaymentError('invalid_request', { what, provider: account.provider, operation, issues })
}

function ofAccount<T>(
  value: T,
  { account, operation, other }: Asking & { readonly other: Account },
): T {
  if (isSameAccount(account, other)) return value
  throw new PaymentError('account_differs', {
    what: 'It belongs to another account than the configured one.',
    provider: account.provider,
    operation,
    money: 'Nothing was sent, and a read moves no money.',
    advice: 'Read it with the adapter of that account.',
  })
}
