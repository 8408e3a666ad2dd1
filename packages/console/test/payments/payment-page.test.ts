import { instantOf, money, systemClock } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { createFormats } from '../../src/format/formats.ts'
import { entryWords } from '../../src/timeline/entry-words.ts'
import { sharedOffice } from '../support/shared-office.ts'

describe('the page of a payment', () => {
  it('shows our status beside the provider’s, the amounts and their left, and what was asked for', async () => {
    const { pay, visitor } = await sharedOffice()
    const id = await pay('order_shown')
    const { status, text } = await visitor.get(`/payment?id=${id}`)

    expect(status).toBe(200)
    expect(text).toContain('Order order_shown captured €10.50 at mollie · attempt 1 of 1')
    expect(text).toContain('paystate captured The money was taken.')
    expect(text).toContain('mollie paid')
    expect(text).toContain('Captured €10.50')
    expect(text).toContain('Left to refund €10.50')
    expect(text).toContain('Payment of €10.50 applied')
  })

  it('has a timeline of who did what, with the time zone of each moment', async () => {
    const { pay, open } = await sharedOffice()
    const id = await pay('order_timeline')
    const { visitor } = open({ timeZone: 'Asia/Jakarta' })
    const { text, html } = await visitor.get(`/payment?id=${id}`)
    const timeline = text.slice(text.indexOf('Timeline'))

    for (const entry of [
      `We Requested: create ${id} €10.50, now applied`,
      `We Sent: create ${id} Attempt 1`,
      `We Attempt ended: create ${id} Attempt 1, applied`,
      'Provider Webhook received',
      'Provider The provider responded open requires action',
      'Provider We read the provider paid captured',
      'paystate payment.captured Event',
    ]) {
      expect(timeline).toContain(entry)
    }
    expect(text).toMatch(/\d{1,2}:\d\d:\d\d [AP]M GMT\+7/)
    expect(html).toMatch(/<time datetime="[\d-]{10}T[\d:.]+Z">/)
  })

  it('says of a response what it reported, a cancellation too', async () => {
    const { payments, pay, visitor } = await sharedOffice()
    const id = await pay('order_canceled', { differs: { capture: 'manual' } })
    await payments.cancel({ id: 'cancel_shown', payment: id, ifPaid: 'keep' })
    const { text } = await visitor.get(`/payment?id=${id}`)

    expect(text).toContain('Provider The provider responded 1 cancellation')
  })

  it('says where nothing in a message counts before a read', () => {
    const known = { observation: { via: 'push' } }
    const entry = { at: instantOf(0), kind: 'evidence', subject: 'push', details: known } as const
    const shown = {
      currency: 'EUR',
      formats: createFormats({ locale: 'en-US', timeZone: 'UTC', clock: systemClock }),
    }

    expect(entryWords(entry, shown)).toMatchObject({ text: 'a read decides what it means' })
    expect(entryWords({ ...entry, subject: 'verdict' }, shown).text).toBeUndefined()
    expect(entryWords({ ...entry, details: {} }, shown).text).toBeUndefined()
  })

  it('keeps the attempts of one order apart', async () => {
    const { payments, pay, visitor, mollie, engine } = await sharedOffice()
    const first = await pay('order_twice', { leave: 'open' })
    const { providerId = '' } = await payments.get(first)
    await mollie.payer.fail(providerId)
    await engine.drain()
    const second = await pay('order_twice')
    const { text } = await visitor.get(`/payment?id=${second}`)
    const earlier = await visitor.get(`/payment?id=${first}`)

    expect(text).toContain('attempt 2 of 2')
    expect(text).toContain(
      'Attempt 1 €10.50 at mollie failed ended without money Attempt 2, this page',
    )
    expect(text).not.toContain(first)
    expect(earlier.text).toContain('Attempt 1, this page')
  })

  it('offers no second capture or cancel while one may have happened, and says what may have', async () => {
    const { payments, pay, visitor, mollie } = await sharedOffice()
    const lost = { times: 9 }
    const captured = await pay('order_capturing', { differs: { capture: 'manual' } })
    const released = await pay('order_releasing', { differs: { capture: 'manual' } })
    const before = await visitor.get(`/payment?id=${captured}`)
    mollie.faults.next('create_capture', 'drop_answer', lost)
    mollie.faults.next('release_authorization', 'drop_answer', lost)
    await payments.capture({ id: 'capture_once', payment: captured, amount: money('EUR', 1050) })
    await payments.cancel({ id: 'cancel_once', payment: released, ifPaid: 'keep' })
    mollie.faults.clear()
    const capturing = await visitor.get(`/payment?id=${captured}`)
    const canceling = await visitor.get(`/payment?id=${released}`)

    expect(before.html).toContain('/payment/capture"')
    expect(before.text).toContain('If the reserved money has been charged by then')
    expect(capturing.text).toContain('Capture of €10.50 unknown')
    expect(capturing.html).not.toContain('/payment/capture"')
    expect(canceling.text).toContain('Cancel unknown')
    expect(canceling.html).not.toMatch(/\/payment\/(?:capture|cancel)"/)
  })

  it('writes amounts in the locale, with the decimals of their currency', async () => {
    const { pay, open } = await sharedOffice()
    const { visitor } = open({ locale: 'de-DE' })
    const id = await pay('order_german')

    expect((await visitor.get(`/payment?id=${id}`)).text).toContain('10,50 €')
  })
})
