import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Office, openOffice } from '../support/open-office.ts'

const DAY = 86_400_000

let office: Office
beforeAll(async () => {
  office = await openOffice()
  await office.payments.consumer('mail', {
    from: 'now',
    on: {
      'payment.created': ({ order: about }) => {
        if (isBroken) throw new TypeError('password hunter2')
        heard.push(`created ${about}`)
      },
      'payment.requires_action': ({ order: about }) => void heard.push(`open ${about}`),
    },
  })
})
afterAll(() => office.close())

const heard: string[] = []
let isBroken = true

async function heldBack(order: string) {
  isBroken = true
  await office.pay(order, { leave: 'open' })
  await office.engine.advance(12 * DAY)
  return office.visitor.get('/deliveries')
}

describe('an event whose handler keeps failing', () => {
  it('is shown with what it holds back, and is delivered again on demand', async () => {
    expect((await office.visitor.get('/deliveries')).text).toContain('Nothing is held back')
    const page = await heldBack('order_1')

    expect(page.text).toContain('payment.created for mail About order_1')
    expect(page.text).toContain('last with TypeError')
    expect(page.text).toContain('1 later event of this payment')
    expect(page.html).not.toContain('hunter2')

    isBroken = false
    const sent = await office.visitor.submit(page, { action: 'deliveries/retry' })
    await office.engine.drain()

    expect(sent.text).toContain('It is delivered again.')
    expect(heard).toEqual(['created order_1', 'open order_1'])
    expect((await office.visitor.get('/deliveries')).text).toContain('Nothing is held back')
  })

  it('is skipped for its consumer, with a line in the audit log; a second time nothing is left', async () => {
    const page = await heldBack('order_2')
    const sent = await office.visitor.submit(page, { action: 'deliveries/skip' })
    const again = await office.visitor.submit(page, { action: 'deliveries/skip' })
    await office.engine.drain()

    expect(sent.text).toContain('It is skipped.')
    expect(again.status).toBe(409)
    expect(again.text).toContain('Not done.')
    expect(heard.filter((one) => one.endsWith('order_2'))).toEqual(['open order_2'])
    expect(office.audited.map(({ action, stage }) => `${action} ${stage}`)).toEqual([
      'retry_delivery requested',
      'retry_delivery done',
      'skip_delivery requested',
      'skip_delivery done',
      'skip_delivery requested',
      'skip_delivery refused',
    ])
    expect(office.audited.at(-1)?.event).toMatchObject({ consumer: 'mail' })
  })
})
