import {
  type Account,
  type Capabilities,
  type FindOptions,
  isSameAccount,
  type ListOptions,
  PaymentError,
  type PaymentRef,
  type PaymentSearch,
  type ReadOptions,
  type RefundRef,
  type RefundSearch,
} from '@paystate/core'
import {
  checkFindOptions,
  checkPaymentRef,
  checkPaymentSearch,
  checkReadOptions,
  checkRefundRef,
  checkRefundSearch,
  readable,
  readInstant,
  referenceIn,
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

/** The same for the options of a read, which are left as they are. @throws {PaymentError} */
export function checkedReadOptions(given: ReadOptions | undefined, asking: Asking): ReadOptions {
  valid(checkReadOptions(given), { ...asking, what: 'Invalid options.' })
  return given ?? {}
}

/** The same for the options of a search or a lookup. @throws {PaymentError} */
export function checkedFindOptions(given: FindOptions | undefined, asking: Asking): FindOptions {
  valid(checkFindOptions(given), { ...asking, what: 'Invalid options.' })
  return given ?? {}
}

/**
 * The reference in the request of a returning payer; anything with an address is taken for one.
 *
 * @throws {PaymentError} `invalid_request`.
 */
export function checkedReturn(given: unknown, asking: Asking): string | undefined {
  const checked = readable((): Checked<string> => {
    const url: unknown =
      typeof given === 'object' && given !== null ? Reflect.get(given, 'url') : ''
    return typeof url === 'string' && url !== ''
      ? { ok: true, value: url }
      : { ok: false, issues: [NO_REQUEST] }
  })
  return referenceIn(valid(checked, { ...asking, what: 'Invalid return.' }))
}

const NO_REQUEST = {
  path: 'request',
  message: 'must be the Request with which the payer came back',
} as const

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
  const options = checkReadOptions(given)
  const since = readable(() => ({ ok: true, value: readInstant(given?.since) }))
  const issues = [
    ...(!since.ok || since.value === undefined ? [NO_INSTANT] : []),
    ...(options.ok ? [] : options.issues),
  ]
  const checked: Checked<ListOptions> =
    issues.length > 0 ? { ok: false, issues } : { ok: true, value: given }
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
