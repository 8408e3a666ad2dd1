import { EngineError } from '../errors/engine-error.ts'
import { learn } from '../journal/learn.ts'
import { readRecord } from '../journal/read-record.ts'
import type { Held } from '../resolver/held.ts'
import { readPayment } from '../resolver/read-payment.ts'
import type { OperationRow } from '../store/operations/operation-row.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { DidHappen } from './verdict.ts'

interface Verdict {
  readonly operation: OperationRow
  readonly row: PaymentRow
  readonly verdict: DidHappen
}

/**
 * Reads the provider before a verdict that something happened is taken. A creation is read under the id that
 * the person found; what is shown there must carry our reference.
 *
 * @throws {EngineError} `not_shown`
 */
export async function readForVerdict(held: Held, given: Verdict): Promise<void> {
  const { operation, row, verdict } = given
  const { providerId: id } = verdict
  if (operation.kind !== 'create' || id === undefined) {
    await readPayment(held) // where that fails, the person's word has to do
    return
  }
  const { services, instance } = held
  const { store } = services
  const { adapter } = instance
  const { asOf: readAt } = row
  const { payment: known } = await readRecord(store, { payment: row.key })
  const { payment, observation } = await adapter.getPayment(
    { account: adapter.account, id },
    { known },
  )
  if (payment.reference !== row.reference) {
    throw new EngineError('not_shown', {
      subject: `create ${operation.id}`,
      what: `${id} is another payment: it does not carry the reference ${row.reference}.`,
    })
  }
  await store.transaction(async (tx) => {
    const { begun } = held
    held.begun = (await learn(tx, { payment: row.key, observation, begun, readAt })).begun
  })
}
