import type { MerchantAccount } from '../account/merchant-account.ts'
import { failPayment } from '../payments/fail-payment.ts'
import { payerPaid } from '../payments/payer-paid.ts'
import type { Payment } from '../payments/payment.ts'
import { result } from '../results/result.ts'
import type { AntomResultCode } from '../results/result-codes.ts'
import { startAttempt } from '../sessions/start-attempt.ts'

interface PayOptions {
  /** In a session; default the first that fits. */
  method?: string
  /** Whether the money comes although the payment is closed. */
  isLate?: boolean
  /** Minor units that the wallet pays in the payer's place; told as a promotion. */
  discount?: number
}

/**
 * What the payer does, by Antom's id of the payment. An id of a session stands for a new
 * attempt in it.
 */
export interface Payer {
  /**
   * Sends the money. A payment that waits for a bank's confirmation becomes PENDING; one that was
   * canceled returns the money at once. One that is closed is blocked, unless `isLate` says
   * that the money arrives anyway.
   */
  pay(id: string, options?: PayOptions): Promise<void>
  /** Attempts to pay, and fails. Default: USER_BALANCE_NOT_ENOUGH. */
  fail(id: string, options?: { method?: string; resultCode?: AntomResultCode }): Promise<void>
  /** Goes back from the page. At Antom that changes nothing: the payment stays open. */
  cancel(id: string): Promise<void>
  /** Closes the page. Nothing changes. */
  leave(id: string): Promise<void>
  /** Chooses a method in a session; gives the id of the attempt. */
  start(sessionId: string, options?: { method?: string }): Promise<string>
}

export function createPayer(account: MerchantAccount): Payer {
  return {
    async pay(id, { method, isLate = false, discount } = {}) {
      const payment = reach(account, { id, method })
      payment.discount = discount
      if (payment.status === 'FAIL' && !isLate) throw new Error(`The payment ${id} is closed`)
      payerPaid(account, payment)
    },
    async fail(id, { method, resultCode = 'USER_BALANCE_NOT_ENOUGH' } = {}) {
      const payment = reach(account, { id, method })
      if (payment.status !== 'PROCESSING') throw new Error(`The payment ${id} is not open`)
      failPayment(account, { payment, reason: result(resultCode), kind: 'failed' })
    },
    async cancel(id) {
      known(account, id)
    },
    async leave(id) {
      known(account, id)
    },
    async start(sessionId, { method } = {}) {
      return reach(account, { id: sessionId, method }).paymentId
    },
  }
}

/** A payment, or a new attempt in a session. */
function reach(
  account: MerchantAccount,
  { id, method }: { id: string; method: string | undefined },
): Payment {
  const session = account.sessions.byId(id)
  if (!session) return known(account, id)
  const attempt = startAttempt(account, { session, methodType: method })
  if (!attempt) throw new Error(`The session ${id} has expired or does not offer this method`)
  return attempt
}

function known(account: MerchantAccount, id: string): Payment {
  const payment = account.payments.byId(id)
  if (!payment) throw new Error(`There is no payment ${id}`)
  return payment
}
