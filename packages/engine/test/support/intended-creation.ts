import { insertOperation } from '../../src/store/operations/insert-operation.ts'
import type { Stage } from './stores.ts'

/** A payment under its lease, whose creation is intended and has no attempt yet. */
export async function intendedCreation(stage: () => Promise<Stage>) {
  const made = await stage()
  const { store, name } = made
  const payment = await made.payment()
  const lease = await made.lease(payment)
  const { operation } = await store.transaction((tx) =>
    insertOperation(tx, {
      kind: 'create',
      id: name('create'),
      payment: payment.key,
      compared: {},
      amount: 1050,
      state: 'intended',
      sendBefore: 'never',
      transactionId: null,
      onDispute: 'send',
    }),
  )
  return { ...made, takeLease: made.lease, payment, lease, operation }
}
