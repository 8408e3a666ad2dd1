import type { SubjectSessions } from '@paystate/conformance'
import { money, type Payment } from '@paystate/core'
import type { AntomSimulator } from '@paystate/simulator/antom'

/** On the hosted page the payer chooses the method, as often as it takes. */
export function sessionsOf(
  { payer }: AntomSimulator,
  order: Readonly<{ description: string; returnUrl: string }>,
): SubjectSessions {
  return {
    payment: () => ({ ...order, amount: money('PHP', 1000), extra: HOSTED }),
    pay: (payment) => payer.pay(sessionIn(payment), { method: 'TEST_WALLET' }),
    fail: (payment) => payer.fail(sessionIn(payment), { method: 'TEST_WALLET' }),
  }
}

/** What makes a payment one of a session. */
export const HOSTED = { paymentMethodType: undefined, settlementCurrency: 'PHP' }

/** The session's id is in the address of its page. */
export function sessionIn({ nextAction }: Payment): string {
  const url = typeof nextAction === 'object' && 'url' in nextAction ? nextAction.url : ''
  return url.split('/').at(-1) ?? ''
}
