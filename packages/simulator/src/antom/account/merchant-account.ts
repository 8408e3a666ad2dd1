import type { SimulatorClock } from '../../clock/clock.ts'
import type { LedgerBook } from '../../ledger/ledger.ts'
import type { Dispute } from '../disputes/dispute.ts'
import type { Notifier } from '../notifications/notifier.ts'
import type { PaymentMethod } from '../payments/payment-method.ts'
import type { PaymentStore } from '../payments/payment-store.ts'
import type { SessionStore } from '../sessions/session-store.ts'
import type { AccountRules, DEFAULT_RULES } from './account-rules.ts'
import type { Balance } from './balance.ts'
import type { Holds } from './holds.ts'
import type { Ids } from './ids.ts'

/** A page for one payment, or for the several attempts of a session. */
export type PageKind = 'checkout' | 'session'

/** Everything that Antom keeps for one merchant. The operations read and change it. */
export interface MerchantAccount {
  readonly clock: SimulatorClock
  readonly ledger: LedgerBook
  readonly ids: Ids
  readonly balance: Balance
  readonly holds: Holds
  readonly payments: PaymentStore
  readonly sessions: SessionStore
  readonly disputes: Map<string, Dispute>
  readonly notifier: Notifier
  readonly methods: ReadonlyMap<string, PaymentMethod>
  readonly rules: AccountRules & Required<Pick<AccountRules, keyof typeof DEFAULT_RULES>>
  /** Where the payer's pages are. */
  pageUrl(page: PageKind, id: string): string
  /** The same account, with its pages where a request came in. */
  seenFrom(origin: string): MerchantAccount
}
