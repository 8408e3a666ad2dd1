import { type FindOptions, instantOf, type Lookup, type Unknown } from '@paystate/core'
import type { Connection } from '../http/connection.ts'
import { decided, inconclusive } from '../http/lookup-answers.ts'
import { getPayment } from '../payments/get-payment.ts'

/** Looks among the captures of a payment for one that is unknown. */
export async function lookupCapture(
  connection: Connection,
  outcome: Unknown<'capture_payment'>,
  options: FindOptions,
): Promise<Lookup<'capture_payment'>> {
  const { account } = connection.settings
  const { prepared, operation } = outcome
  if (!prepared) {
    return inconclusive(outcome, { account, code: 'undecided', what: 'It was never prepared.' })
  }
  const begunAt = instantOf(connection.clock.now())
  const { observation } = await getPayment(connection, prepared.target, options)
  const { captures = [], completeLists = [] } = observation
  const { reference } = operation
  const capture = captures.find((one) => one.reference === reference)
  if (!capture) {
    const endedAt = instantOf(connection.clock.now())
    const complete = completeLists.includes('captures')
    const miss = {
      reference,
      account,
      begunAt,
      endedAt,
      complete,
      positiveControl: 'seen',
    } as const
    return { kind: 'not_seen', miss }
  }
  if (capture.amount === prepared.amount?.minorUnits) {
    return decided(outcome, { value: capture, observation })
  }
  const what = 'A capture of another amount carries the reference.'
  return inconclusive(outcome, { account, code: 'mismatch', what })
}
