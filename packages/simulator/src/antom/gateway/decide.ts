import type { MerchantAccount } from '../account/merchant-account.ts'
import { spelledInStore } from '../in-store/in-store-codes.ts'
import { type Result, result } from '../results/result.ts'
import type { Answer } from './answer.ts'
import type { Plan } from './arrival.ts'
import { forceAnswer } from './force-answer.ts'
import type { Operation } from './operation.ts'
import type { Route } from './operations.ts'

/** Answers a genuine request, or gives the answer that was planned for it. */
export function decide(
  account: MerchantAccount,
  { route, body, plan }: { route: Route; body: unknown; plan: Plan },
): { fields: object; said: Result } {
  const { operation } = route
  const run = () => runSafely(account, { operation, body })
  const { forced } = plan
  const given = forced ? forceAnswer(account, { call: operation.call, forced, run }) : run()
  const answer = route.isInStore
    ? { ...given, result: spelledInStore(given.result, operation.call) }
    : given
  return { fields: plan.rewrite ? plan.rewrite(answer) : answer, said: given.result }
}

/** A mistake of the simulator's own is answered as one of the gateway's. */
function runSafely(
  account: MerchantAccount,
  { operation, body }: { operation: Operation; body: unknown },
): Answer {
  try {
    return operation.run(account, body)
  } catch {
    return { result: result('SYSTEM_ERROR') }
  }
}
