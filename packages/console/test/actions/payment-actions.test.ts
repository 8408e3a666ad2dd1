import { describe, expect, it } from 'vitest'
import { sharedOffice } from '../support/shared-office.ts'
import { formsOf } from '../support/visitor.ts'

async function aPayment(order: string, options: { leave?: 'open'; capture?: 'manual' } = {}) {
  const office = await sharedOffice()
  const { leave, capture } = options
  const id = await office.pay(order, {
    ...(leave && { leave }),
    ...(capture && { differs: { capture } }),
  })
  const { providerId = '' } = await office.payments.get(id)
  const page = () => office.visitor.get(`/payment?id=${id}`)
  return { ...office, id, providerId, page }
}

describe('a refund', () => {
  it('of a part is asked for once, however often its form is sent', async () => {
    const { page, visitor, mollie, providerId } = await aPayment('order_part')
    const form = await page()
    const fill = { amount: '4.00' }
    const [sent, copy] = await Promise.all([
      visitor.submit(form, { action: 'payment/refund', fill }),
      visitor.submit(form, { action: 'payment/refund', fill }),
    ])
    const again = await visitor.submit(form, { action: 'payment/refund', fill })

    expect(sent.text).toContain('Refund of €4.00: applied.')
    expect(copy.text).toContain('Refund of €4.00: applied.')
    expect(again.text).toContain('Refund of €4.00: applied.')
    expect(again.text).toContain('Left to refund €6.50')
    expect(mollie.ledger.refundsOf(providerId)).toHaveLength(1)
  })

  it('is kept with the person whom the application names, and shown with them', async () => {
    const { open, id, payments } = await aPayment('order_asked_by')
    const { visitor } = open({ authorize: () => ({ name: 'Ada' }) })
    const page = await visitor.get(`/payment?id=${id}`)
    const sent = await visitor.submit(page, { action: 'payment/refund', fill: { amount: '4.00' } })
    const operations = await payments.operations(id)

    expect(operations.map(({ kind, who }) => [kind, who])).toEqual([
      ['create', undefined],
      ['refund', 'Ada'],
    ])
    expect(sent.text).toMatch(/Requested [^.]+ by Ada/)
    expect(sent.text).toContain('€4.00, by Ada, now applied')
  })

  it('of nobody who is named names nobody', async () => {
    const { page, visitor, payments, id } = await aPayment('order_asked_by_nobody')
    await visitor.submit(await page(), { action: 'payment/refund', fill: { amount: '4.00' } })

    expect((await payments.operations(id)).map(({ who }) => who)).toEqual([undefined, undefined])
  })

  it('is another one from another form', async () => {
    const { page, visitor, mollie, providerId } = await aPayment('order_two_parts')
    await visitor.submit(await page(), { action: 'payment/refund', fill: { amount: '4.00' } })
    await visitor.submit(await page(), { action: 'payment/refund', fill: { amount: '1.00' } })

    expect(mollie.ledger.refundsOf(providerId)).toHaveLength(2)
  })

  it.each([
    ['4,00', 'digits with a point'],
    ['4.005', 'more decimals'],
    ['0', 'more than zero'],
    ['-1', 'more than zero'],
    ['10.51', 'left'],
    ['<b>', 'digits with a point'],
  ])('of %s is refused, and what was typed stays', async (amount, because) => {
    const { page, visitor, mollie, providerId } = await aPayment(`order_refused ${amount}`)
    const form = await page()
    const refused = await visitor.submit(form, { action: 'payment/refund', fill: { amount } })
    const fields = formsOf(refused.html).find(({ address }) => address.endsWith('refund'))?.fields

    expect(refused.status).toBe(422)
    expect(refused.text).toContain(because)
    expect(fields?.amount).toBe(amount)
    expect(mollie.ledger.refundsOf(providerId)).toEqual([])
  })

  it('whose response is lost is unknown, and is not sent again', async () => {
    const { page, visitor, mollie, providerId } = await aPayment('order_lost')
    mollie.faults.next('create_refund', 'drop_answer')
    const form = await page()
    const sent = await visitor.submit(form, { action: 'payment/refund' })
    const again = await visitor.submit(form, { action: 'payment/refund' })

    expect(sent.text).toMatch(/Refund of €10.50: (?:unknown|applied)/)
    expect(again.status).toBe(200)
    expect(mollie.ledger.refundsOf(providerId)).toHaveLength(1)
  })
})

describe('a refund of disputed money', () => {
  it('is sent only where the box says that it is meant', async () => {
    const { page, visitor, mollie, payments, providerId, id } = await aPayment('order_disputed')
    await mollie.bank.chargeBack(providerId, { value: '2.00' })
    await payments.get(id, { fresh: true })
    const fill = { amount: '1.00' }
    const form = await page()
    const refused = await visitor.submit(form, { action: 'payment/refund', fill })
    const sent = await visitor.submit(await page(), {
      action: 'payment/refund',
      fill: { ...fill, despite: 'yes' },
    })

    expect(form.text).toContain('Refund on top of a dispute')
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('A dispute has debited this money, or may.')
    expect(sent.text).toContain('Refund of €1.00: applied')
    expect(mollie.ledger.refundsOf(providerId)).toHaveLength(1)
  })
})

describe('a capture and a cancel', () => {
  it('take authorized money in part, or give it free', async () => {
    const { page, visitor, payments, id } = await aPayment('order_capture', { capture: 'manual' })
    const before = await page()
    const sent = await visitor.submit(before, {
      action: 'payment/capture',
      fill: { amount: '3.00' },
    })

    expect(before.text).toContain('Left to capture €10.50')
    expect(sent.text).toContain('Capture of €3.00: applied')
    expect((await payments.get(id)).amounts.captured).toBe(300)
  })

  it('ends a payment that nobody has paid', async () => {
    const { page, visitor, payments, id } = await aPayment('order_cancel', { leave: 'open' })
    const sent = await visitor.submit(await page(), { action: 'payment/cancel' })

    expect(sent.text).toMatch(/Cancel: (?:applied|not applied)/)
    expect(sent.status).toBe(200)
    expect(await payments.get(id)).toBeDefined()
  })
})

describe('a read', () => {
  it('shows what the provider says now', async () => {
    const { page, visitor, mollie, providerId } = await aPayment('order_read', { leave: 'open' })
    mollie.webhooks.faults.next({ kind: 'lost' })
    await mollie.payer.pay(providerId)
    const before = await page()
    const after = await visitor.submit(before, { action: 'payment/read' })

    expect(before.text).toContain('requires action')
    expect(after.text).toContain('Order order_read captured')
  })

  it('that fails says so, and changes nothing', async () => {
    const { page, visitor, mollie } = await aPayment('order_unreadable', { leave: 'open' })
    mollie.faults.next('get_payment', 'unavailable')
    const after = await visitor.submit(await page(), { action: 'payment/read' })

    expect(after.status).toBe(422)
    expect(after.text).toContain('could not be read')
  })
})

describe('the audit log', () => {
  it('has a line before an action and one after it, with who', async () => {
    const { open, id, audited } = await aPayment('order_audited')
    const { visitor } = open({ authorize: () => ({ name: 'Ada' }) })
    const page = await visitor.get(`/payment?id=${id}`)
    await visitor.submit(page, { action: 'payment/refund', fill: { amount: '1.00' } })
    await visitor.submit(page, { action: 'payment/refund', fill: { amount: '2.00' } })
    const lines = audited.filter(({ payment }) => payment === id)
    const about = {
      who: 'Ada',
      action: 'refund',
      payment: id,
      id: expect.stringMatching(/^console_/),
    }

    expect(lines).toMatchObject([
      { ...about, stage: 'requested', amount: { currency: 'EUR', minorUnits: 100 } },
      { ...about, stage: 'done', result: 'applied' },
      { ...about, stage: 'requested', amount: { currency: 'EUR', minorUnits: 200 } },
      { ...about, stage: 'refused', result: expect.stringContaining('another amount') },
    ])
    expect(new Set(lines.map((line) => line.id)).size).toBe(1)
  })

  it('that cannot be written stops the action', async () => {
    const { open, id, providerId, mollie } = await aPayment('order_no_log')
    const audit = () => {
      throw new Error('disk full')
    }
    const { visitor } = open({ audit })
    const page = await visitor.get(`/payment?id=${id}`)
    const sent = await visitor.submit(page, { action: 'payment/refund' })

    expect(sent.status).toBe(500)
    expect(sent.text).not.toContain('disk full')
    expect(mollie.ledger.refundsOf(providerId)).toEqual([])
  })
})
