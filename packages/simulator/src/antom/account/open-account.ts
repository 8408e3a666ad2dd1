import type { SimulatorClock } from '../../clock/clock.ts'
import type { LedgerBook } from '../../ledger/ledger.ts'
import type { Random } from '../../seed/random.ts'
import type { WebhookSender } from '../../webhooks/webhook-sender.ts'
import type { Dispute } from '../disputes/dispute.ts'
import { createNotifier, type NotifierOptions } from '../notifications/notifier.ts'
import { paymentMethods } from '../payments/payment-methods.ts'
import { createPaymentStore } from '../payments/payment-store.ts'
import { createSessionStore } from '../sessions/session-store.ts'
import { type AccountRules, DEFAULT_RULES } from './account-rules.ts'
import { createBalance } from './balance.ts'
import { createHolds } from './holds.ts'
import { createIds } from './ids.ts'
import type { MerchantAccount } from './merchant-account.ts'
import type { Place } from './place.ts'

export interface AccountOptions {
  readonly place: Place
  readonly rules: AccountRules
  readonly clock: SimulatorClock
  readonly ledger: LedgerBook
  readonly random: Random
  readonly sender: WebhookSender
  readonly signing: Pick<NotifierOptions, 'clientId' | 'seals' | 'flaws'>
}

/** An account without payments. */
export function openAccount(options: AccountOptions): MerchantAccount {
  const { clock, ledger, sender, random, place } = options
  const rules = { ...DEFAULT_RULES, ...options.rules }
  const { retention, notifyAfter } = rules
  const disputes = new Map<string, Dispute>()
  const account: MerchantAccount = {
    clock,
    ledger,
    rules,
    ids: createIds(random),
    balance: createBalance(),
    holds: createHolds(),
    methods: paymentMethods(rules.methods),
    sessions: createSessionStore({ retention }),
    disputes,
    payments: createPaymentStore({
      retention,
      onForgotten({ paymentId, callOff, captures, refunds }) {
        for (const { callOff: end } of [{ callOff }, ...captures, ...refunds]) end?.()
        for (const dispute of disputes.values()) {
          if (dispute.paymentId !== paymentId) continue
          dispute.callOff?.()
          disputes.delete(dispute.disputeId)
        }
        ledger.forget(paymentId)
        sender.forget(paymentId)
      },
    }),
    notifier: createNotifier({ ...options.signing, clock, sender, notifyAfter }),
    pageUrl: (page, id) => `${place.baseUrl()}/antom/${page}/${id}`,
    seenFrom: (origin) => ({
      ...account,
      pageUrl: (page, id) => `${place.seenFrom(origin)}/antom/${page}/${id}`,
    }),
  }
  return account
}
