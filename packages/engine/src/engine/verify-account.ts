import { type Clock, isPaymentError, type PaymentAdapter, systemClock } from '@paystate/core'
import { EngineError } from '../errors/engine-error.ts'
import { isAdopted } from '../journal/adopted.ts'
import { storeCredential } from '../store/instances/store-credential.ts'
import { newestKnown } from '../store/payments/newest-known.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Session } from '../store/statements/session.ts'

interface Configured {
  readonly instance: string
  readonly adapter: PaymentAdapter
  /** The credential that last proved to belong to the account; null before there was one. */
  readonly proved: string | null
  /** Ends a read that takes too long. Default: the machine's clock, since one of a test may stand still. */
  readonly after?: Clock['after'] | undefined
}

/** A process does not wait longer for its start. */
const AT_MOST_MS = 15_000

/** One of several may be gone at the provider; when none is there, it is another account. */
const PAYMENTS = 3

/**
 * Lets a new credential prove that it belongs to the account that an instance's payments are in, where the
 * account has no name but its key: the provider must show one of them under it.
 *
 * @throws {EngineError} `account_differs`, `account_unverified`
 */
export async function verifyAccount(
  session: Session,
  { instance, adapter, proved, after = systemClock.after }: Configured,
): Promise<void> {
  const { credential } = adapter.account
  if (proved === credential) return
  const known = await newestKnown(session, { instance, limit: PAYMENTS })
  const seen = []
  const limit = new AbortController()
  const cancel = after(AT_MOST_MS, () => limit.abort())
  try {
    for (const row of known) {
      const shown = await see(adapter, { row, signal: limit.signal })
      if (shown === 'refused') return // it can do nothing; check() says so
      if (shown === 'ours') return storeCredential(session, { instance, credential })
      seen.push(shown)
    }
  } finally {
    cancel()
  }
  if (known.length === 0) return storeCredential(session, { instance, credential })
  if (!seen.includes('unreachable')) throw differs(instance, known)
  if (proved !== null) throw unverified(instance) // a key that no earlier start has proved is no new one
}

async function see(
  adapter: PaymentAdapter,
  { row, signal }: { readonly row: PaymentRow; readonly signal: AbortSignal },
): Promise<'ours' | 'missing' | 'refused' | 'unreachable'> {
  const { account } = adapter
  const { providerId, reference } = row
  try {
    const ref = providerId === null ? { account, reference } : { account, id: providerId }
    const { payment } = await adapter.getPayment(ref, { signal })
    const isNamed = payment.reference !== undefined && !isAdopted(row)
    return !isNamed || payment.reference === reference ? 'ours' : 'missing'
  } catch (error) {
    if (!isPaymentError(error)) throw error
    if (error.code === 'unauthorized') return 'refused'
    return NOT_THERE.has(error.code) ? 'missing' : 'unreachable'
  }
}

const NOT_THERE: ReadonlySet<string> = new Set(['not_found', 'account_differs', 'invalid_request'])

function differs(instance: string, known: readonly PaymentRow[]): EngineError {
  const [newest] = known
  return new EngineError('account_differs', {
    subject: instance,
    what: `The payments under this name belong to another account: with the key that is configured the provider does not show ${newest?.providerId}, nor the payments before it.`,
  })
}

function unverified(instance: string): EngineError {
  return new EngineError('account_unverified', {
    subject: instance,
    what: 'The key is new, and the provider could not be asked whether it belongs to the same account.',
  })
}
