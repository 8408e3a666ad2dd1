import { expect, it } from 'vitest'
import { sharedOffice } from '../support/shared-office.ts'

async function aWaitingRefund(order: string) {
  const office = await sharedOffice()
  const id = await office.pay(order)
  const { providerId = '' } = await office.payments.get(id)
  office.mollie.faults.next('create_refund', 'refuse', { times: 9 })
  const path = `/payment?id=${id}`
  await office.visitor.submit(await office.visitor.get(path), { action: 'payment/refund' })
  office.mollie.faults.clear()
  return { ...office, id, providerId, page: () => office.visitor.get(path) }
}

it('takes a refund back that waits to be sent, and it is never sent', async () => {
  const { page, visitor, engine, mollie, providerId, id, audited } =
    await aWaitingRefund('order_withdrawn')
  const waiting = await page()
  const sent = await visitor.submit(waiting, { action: 'payment/withdraw' })
  await engine.advance(20_000)

  expect(waiting.text).toContain('Refund of €10.50 waiting')
  expect(sent.status).toBe(200)
  expect((await page()).text).not.toContain('Withdraw the refund')
  expect(mollie.ledger.refundsOf(providerId)).toEqual([])
  expect(audited.filter(({ payment }) => payment === id).at(-1)).toMatchObject({
    action: 'withdraw',
    stage: 'done',
  })
})

it('shows who requested a refund, on the operation and in the timeline', async () => {
  const { open, pay, audited } = await sharedOffice()
  const id = await pay('order_by_whom')
  const { visitor } = open({
    authorize: () => ({ name: 'Grace' }),
    audited: (payment) => audited.filter((entry) => entry.payment === payment),
  })
  const page = await visitor.get(`/payment?id=${id}`)
  const { text } = await visitor.submit(page, { action: 'payment/refund' })

  expect(text).toMatch(/Requested [^A-Z]*[A-Z][^G]* by Grace/)
  expect(text).toMatch(/Requested: refund console_[0-9a-f-]+ by Grace/)
})
