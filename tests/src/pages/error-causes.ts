import type { ErrorCode, MoneyErrorCode } from '@paystate/core'
import type { DatabaseProblem, EngineProblem } from '@paystate/engine'

/** When each code of a `PaymentError` occurs. A new code does not compile without its sentence. */
export const whenPayment: Readonly<Record<ErrorCode, string>> = {
  invalid_request: 'The input is invalid; `issues` names every field. Nothing was sent.',
  not_supported:
    'The provider, or the payment method, does not support the operation, the currency or an option.',
  invalid_configuration:
    'The configuration or a runtime option of `createProvider` is invalid; `issues` names every field.',
  adapter_not_installed: 'The adapter package of the configured provider cannot be loaded.',
  account_differs:
    'The operation, payment or key belongs to an account other than the configured one, for example after a key was rotated.',
  replay_window_over:
    'The write was not repeated: the provider may have forgotten its idempotency key, so the repeat could be a second payment.',
  aborted:
    'Your `AbortSignal` ended the call, or the lease of the sender ended before it was sent.',
  timed_out: 'No response arrived within the time limit.',
  not_connected:
    'No connection could be made: DNS, a refused connection, the TLS handshake, or the proxy. No byte of the request was sent.',
  connection_lost: 'The connection broke after the request may have been sent.',
  unavailable: 'The provider, or a gateway in front of it, responded that it is unavailable.',
  lookup_first:
    'The write was not repeated: it is not certain that the provider still remembers its idempotency key.',
  unreadable_stored_data:
    'A stored write, outcome or record is not what was stored, or was stored by an unknown version of paystate.',
  unreadable_response: 'A response arrived that is not one of the provider, or is too large.',
  unverified_response:
    'The response has no valid signature, or is signed for another time or account. Providers that sign their responses only.',
  rate_limited: 'The provider is rate limiting requests; `retryAfter` says until when.',
  unauthorized: 'The provider does not accept the key, or the key lacks a permission.',
  declined: 'The payment was declined: by the bank, the payment method or risk control.',
  refused: 'The provider refused the request for a reason that is not a decline.',
  insufficient_balance:
    "The merchant's balance with the provider is too low, usually for a refund.",
  duplicate: 'The provider treats the request as a repeat of this operation or of an equal one.',
  earlier_request_exists: 'A request with other content already used this reference.',
  undecided: 'The response, or the lookup, does not decide whether the operation was applied.',
  not_found: 'The provider does not have the object, or does not show it to this account.',
  mismatch:
    'A response is about another payment, account, reference, amount or currency than requested.',
  webhook_refused:
    'A webhook is forged, unsigned where it must be signed, addressed to another account, or its body was already read.',
}

/** When each code of an `EngineError` occurs. */
export const whenEngine: Readonly<Partial<Record<EngineProblem, string>>> = {
  invalid_input: 'The input is invalid; `issues` names every field.',
  closed: 'A call was made after `close()`.',
  conflict:
    'The id was already used with other values, or the order has a live or paid payment with another amount: see [a cart that changes](engine/changed-orders.md).',
  unknown_id: 'No order, payment, refund, operation or event has this id.',
  not_configured: 'The payment belongs to a provider that this process has not configured.',
  account_differs: 'A configured name was used for the payments of another account before.',
  account_unverified:
    'A key was rotated, and no read could prove that the new one belongs to the same account.',
  several_payments:
    'The order has several payments for which the operation is possible, for example after it was paid twice.',
  nothing_to_write: 'The order has no payment for which the operation is possible.',
  exceeds_balance:
    'The amount exceeds what the newest evidence leaves, minus what is reserved by other operations.',
  disputed:
    'A dispute has debited this money, or may: returning it on top of that would pay twice.',
  held: 'An anomaly holds the payment: nothing is sent for it until a person closes the anomaly.',
  commit_first: '`send()` was called while the transaction that stores the write is still open.',
  read_first:
    "`pay` was called with `{ tx }`, and the order's previous payment needs a fresh read first, which cannot happen inside your transaction.",
  not_unknown: '`resolve` was called for an operation that is not unknown, or is being resolved.',
  not_shown: 'A verdict named an id that the provider does not show.',
  outcome_not_stored:
    'The provider responded, and the database failed before the outcome was stored. `outcome` has it.',
  erased:
    'The last payment of the order ended unpaid, and retention or `erase` has erased its data.',
  other_version:
    'Two versions run side by side, and the newer one stored the operation in a state that the older one does not know.',
  seal_required:
    'A live payment has a token of the payer in its request, and `sealWith` is not set: it would be stored as it is.',
  no_route: 'No configured provider can take the payment, or several can and no `route` is set.',
}

/** What each code of a `DatabaseError` adds to its own sentence; empty where that says it all. */
export const whenDatabase: Readonly<Record<DatabaseProblem, string>> = {
  unreachable: 'The connection was refused, timed out, or broke.',
  failing_over: '',
  overloaded: '',
  canceled: '',
  conflict: 'It was a deadlock, a serialization failure or a lock timeout.',
  full: '',
  read_only: 'The connection leads to a standby, or the transaction is read-only.',
  denied: '',
  missing_schema: '',
  newer_schema: '',
  altered_schema: '',
  in_use: 'Another process has opened it; the message names that process.',
  not_installed: 'It needs `pg` for a server, or `@electric-sql/pglite` for a directory.',
  unusable: '',
  sealed:
    'A key was removed from `sealWith` before `paystate reseal` had ended, has other bytes, or the row was changed.',
  misuse:
    'For example, `tx` belongs to another database, is not READ COMMITTED, or has already ended.',
  unexpected: '',
}

/** What each code of a `MoneyError` means. */
export const whenMoney: Readonly<Record<MoneyErrorCode, string>> = {
  unknown_currency:
    'The currency is missing, or is not an ISO 4217 code that the table of currencies has.',
  not_a_safe_integer:
    'An amount is not a whole number of minor units, or is larger than JavaScript counts exactly. Pass `money("EUR", 1050)` for 10.50 EUR, or use `parseDecimal("EUR", "10.50")`.',
  negative_amount: 'An amount is below zero where none may be.',
  too_many_decimals: 'A decimal has more digits after the point than its currency.',
  malformed_decimal:
    'A decimal is not a string of digits with at most one point: no comma, sign, space or exponent.',
  currency_without_minor_unit:
    'The code belongs to something that is not paid with, such as gold or a fund.',
  currency_mismatch: 'Two amounts in different currencies were added, subtracted or compared.',
}
