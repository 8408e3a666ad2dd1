import type { Arrival, MessagesOfProvider } from '@paystate/conformance'
import type { PaymentAdapter } from '@paystate/core'
import type { AntomSimulator } from '@paystate/simulator/antom'
import type { AntomAdapter } from '../../src/index.ts'

/** The provider whose statuses are entered. */
export interface Provider extends MessagesOfProvider {
  readonly simulator: AntomSimulator
  /** For the calls that paystate has no operation for. */
  readonly merchant: AntomAdapter
  /** It reads refunds by the second version of their inquiry. */
  readonly omnichannel: PaymentAdapter
}

/** Brings a payment of its own to a status. */
export type Drive = (adapter: PaymentAdapter) => Promise<Arrival>
