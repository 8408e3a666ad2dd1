import { describe, expect, it } from 'vitest'
import { sharedOffice } from '../support/shared-office.ts'

async function somethingUnknown(order: string) {
  const office = await sharedOffice()
  office.mollie.faults.next('create_payment', 'drop_answer', { times: 3 })
  const id = await office.pay(order, { leave: 'open' })
  return { ...office, id, page: () => office.visitor.get(`/payment?id=${id}`) }
}

const WHY = 'Mollie support says that it does not exist'

describe('what is unknown', () => {
  it('is listed with its age, and leads to the payment', async () => {
    const { visitor, id } = await somethingUnknown('order_unknown')
    const { text, html } = await visitor.get('/unknown')

    expect(text).toContain('order_unknown')
    expect(text).toContain('Payment €10.50')
    expect(html).toContain(`href="/console/payment?id=${id}#create-${id}"`)
  })

  it('ends by a verdict with a name and a reason, which stand in the timeline', async () => {
    const { visitor, page, id, audited } = await somethingUnknown('order_decided')
    const fill = { who: 'Ada', why: WHY, sure: 'yes' }
    const sent = await visitor.submit(await page(), { action: 'payment/verdict', fill })

    expect(sent.text).toContain('Payment of €10.50: not applied.')
    expect(sent.text).toContain(`Decided by Ada: ${WHY}`)
    expect(audited.filter(({ payment }) => payment === id)).toMatchObject([
      { action: 'verdict', who: 'Ada', why: WHY, stage: 'requested' },
      { action: 'verdict', who: 'Ada', why: WHY, stage: 'done', result: 'not_applied' },
    ])
  })

  it.each([
    ['a name', { who: ' ', why: WHY, sure: 'yes' }],
    ['a reason', { who: 'Ada', why: '', sure: 'yes' }],
    ['the provider', { who: 'Ada', why: WHY }],
  ])('is not decided without %s, and what was typed stays', async (name, fill) => {
    const { visitor, page } = await somethingUnknown(`order_without ${name}`)
    const sent = await visitor.submit(await page(), { action: 'payment/verdict', fill })

    expect(sent.status).toBe(422)
    expect(sent.text).toContain('Nothing was recorded')
    expect(sent.html).toContain(fill.why)
  })

  it('is decided in the name of whom the application names, whatever the form says', async () => {
    const { open, id } = await somethingUnknown('order_in_whose_name')
    const { visitor } = open({ authorize: () => ({ name: 'Grace' }) })
    const page = await visitor.get(`/payment?id=${id}`)
    const fill = { who: 'Ada', why: WHY, sure: 'yes' }
    const sent = await visitor.submit(page, { action: 'payment/verdict', fill })

    expect(sent.text).toContain(`Decided by Grace: ${WHY}`)
    expect(sent.text).not.toContain('Ada')
  })
})
