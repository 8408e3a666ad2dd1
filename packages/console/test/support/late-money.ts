import type { Office } from './open-office.ts'

/** A payment that ended unpaid, and is paid after all. */
export async function lateMoney({ pay, payments, mollie, engine }: Office, order: string) {
  const id = await pay(order, { leave: 'open' })
  const { providerId = '' } = await payments.get(id)
  await mollie.payer.cancel(providerId)
  await payments.get(id, { fresh: true })
  await mollie.bank.payLate(providerId)
  await payments.get(id, { fresh: true })
  await engine.drain()
  return id
}
