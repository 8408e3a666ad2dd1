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

/** Adds an outcome to the payment: the operation's state, its evidence, and its story. */
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

/** Keep what evidence has shown in the meantime: a response that says less does not undo it. */
function isSettledBy({ state }: Operation, { kind }: Outcome): boolean {
  return state.type === 'applied' && kind !== 'applied'
}

/** The response to a repeat may be the recorded one of the first attempt, and stale: read again. */
function afterwards(payment: ShopPayment, before: Operation, now: number): ShopPayment {
  const isRepeat = attemptsOf(before) > 0
  return isRepeat ? { ...payment, reading: readNow(payment.reading, now) } : payment
}
