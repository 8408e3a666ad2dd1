import { matchOutcome, type Outcome } from '@paystate/core'
import type { Operation } from '../operations/operation.ts'
import { attemptsOf, stateAfter } from '../operations/state-after.ts'
import { providerName } from '../providers/provider-name.ts'
import { stateLine } from '../story/operation-lines.ts'
import { tell } from '../story/story.ts'
import { learn } from './learn.ts'
import { readNow } from './reading-after.ts'
import type { ShopPayment } from './shop-payment.ts'
import { operationIn, withOperation } from './with-operation.ts'

/** Takes an outcome into the payment: the operation's state, the evidence in it, and the story of it. */
export function conclude(
  payment: ShopPayment,
  outcome: Outcome,
  { now }: { now: number },
): ShopPayment {
  const before = operationIn(payment, outcome.operation.reference)
  if (!before || isSettledBy(before, outcome)) return payment
  const after = { ...before, state: stateAfter(before, outcome, { now }) }
  const provider = providerName(payment.record.intent.account.provider)
  const concluded = {
    ...withOperation(payment, after),
    story: tell(payment.story, stateLine(before, after, { now, provider })),
  }
  return matchOutcome(outcome, {
    applied: ({ observation }) => afterwards(learn(concluded, observation, { now }), before, now),
    notApplied: () => concluded,
    unknown: () => concluded,
  })
}

/** What could be seen meanwhile stands: an answer that says less takes nothing back. */
function isSettledBy({ state }: Operation, { kind }: Outcome): boolean {
  return state.type === 'applied' && kind !== 'applied'
}

/** An answer to a repeat may be the recorded one of the first attempt, and old: look afresh. */
function afterwards(payment: ShopPayment, before: Operation, now: number): ShopPayment {
  const isRepeat = attemptsOf(before) > 0
  return isRepeat ? { ...payment, reading: readNow(payment.reading, now) } : payment
}
