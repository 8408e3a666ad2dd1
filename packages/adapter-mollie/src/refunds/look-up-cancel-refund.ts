import {
  epochOf,
  type FindOptions,
  instantOf,
  isPaymentError,
  type Lookup,
  type Sighting,
  type Unknown,
} from '@paystate/core'
import type { Connection } from '../operations/connection.ts'
import { decided, inconclusive } from '../operations/look-up-answers.ts'
import { getPayment } from '../payments/get-payment.ts'
import { canceledRefund } from './cancel-refund.ts'
import { getRefund } from './get-refund.ts'

/** Two looks so far apart must agree that a refund is gone. */
const APART_MS = 60_000

/**
 * Looks for what became of canceling a refund. A canceled refund is not shown any more: it counts as
 * canceled only when, on two looks a minute apart, it cannot be read while its payment can, without it.
 */
export async function lookUpCancelRefund(
  connection: Connection,
  outcome: Unknown<'cancel_refund'>,
  options: FindOptions,
): Promise<Lookup<'cancel_refund'>> {
  const { account } = connection.settings
  const { prepared, operation, sightings } = outcome
  if (!prepared) {
    return inconclusive(outcome, { account, code: 'undecided', what: 'It was never prepared.' })
  }
  const begunAt = instantOf(connection.clock.now())
  const shown = await isShown(connection, { refund: prepared.target, options })
  const { observation } = await getPayment(connection, prepared.target.payment, options)
  const { refunds = [], whole = [] } = observation
  const isListed = refunds.some(({ id }) => id === prepared.target.id)
  if (shown || isListed || !whole.includes('refunds')) {
    return inconclusive(outcome, { account, code: 'undecided', what: STILL_THERE })
  }
  if (sightings.some((before) => isEarlyEnough(before, begunAt))) {
    const value = canceledRefund(prepared)
    return decided(outcome, {
      value,
      observation: { ...observation, refunds: [...refunds, value] },
    })
  }
  const endedAt = instantOf(connection.clock.now())
  const { reference } = operation
  // Not complete: what is not seen here is the refund, and that speaks for the cancel, not against it.
  const sighting = {
    reference,
    account,
    begunAt,
    endedAt,
    complete: false,
    control: 'seen',
  } as const
  return { kind: 'not_seen', sighting }
}

const STILL_THERE = 'The refund is not canceled so far.'

function isEarlyEnough({ endedAt, control }: Sighting, begunAt: string): boolean {
  return control === 'seen' && epochOf(endedAt) + APART_MS <= epochOf(begunAt)
}

interface Shown {
  readonly refund: Parameters<typeof getRefund>[1]
  readonly options: FindOptions
}

async function isShown(connection: Connection, { refund, options }: Shown): Promise<boolean> {
  try {
    await getRefund(connection, refund, options)
    return true
  } catch (error) {
    if (isPaymentError(error) && error.code === 'not_found') return false
    throw error
  }
}
