import type { NextAction } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import type { MollieExtra } from '../../src/index.ts'
import { answering, hal, refusal } from '../support/answering.ts'
import { aPayment, type Connected, connected } from '../support/connected.ts'
import { created } from '../support/paid.ts'
import { linksWithoutCheckout, paymentJson } from '../support/payment-json.ts'
import { ACCOUNT, readAs } from '../support/read-as.ts'

const first = { previousAttempts: 'none' } as const
const ref = { account: ACCOUNT, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }
const qrCode = { height: '180', width: '180', src: 'https://qr.example/1.png' }
const account = {
  bankName: 'Stichting Mollie Payments',
  bankAccount: 'NL53ABNA0627535577',
  bankBic: 'ABNANL2A',
  transferReference: 'RF12-3456-7890-1234',
}

/** A payment that was made to be finished in this way. */
function madeFor(nextAction: unknown, differs: Readonly<Record<string, unknown>> = {}) {
  const paystate = { reference: 'payment_1', orderReference: 'order_1', nextAction }
  return paymentJson({ metadata: { paystate }, ...differs })
}

function requests({ simulator }: Connected) {
  return simulator.requests.entries()
}

describe('what a payer is shown', () => {
  it.each<[NonNullable<MollieExtra['nextAction']>, string, Partial<NextAction>]>([
    ['qr_code', 'ideal', { type: 'qr_code', format: 'image_url' }],
    ['qr_code', 'bancontact', { type: 'qr_code' }],
    ['qr_code', 'banktransfer', { type: 'qr_code' }],
    ['app_link', 'bancontact', { type: 'app_link' }],
    ['transfer', 'banktransfer', { type: 'transfer', bankAccount: account.bankAccount }],
    ['redirect', 'bancontact', { type: 'redirect' }],
    ['qr_code', 'paypal', { type: 'redirect' }],
    ['app_link', 'ideal', { type: 'redirect' }],
    ['transfer', 'ideal', { type: 'redirect' }],
  ])(
    'as %s by %s is reported by the create and by every read',
    async (nextAction, method, shown) => {
      const world = connected()
      const { payment, ref } = await created(world, { extra: { method, nextAction } })
      expect(payment).toMatchObject({ status: 'requires_action', nextAction: shown })
      const { payment: read } = await world.mollie.getPayment(ref)
      expect(read.nextAction).toEqual(payment.nextAction)
      expect(payment.nextAction).toHaveProperty('expiresAt')
      await world.simulator.payer.pay(ref.id)
      expect((await world.mollie.getPayment(ref)).payment).toMatchObject({
        status: 'captured',
        nextAction: 'none',
      })
    },
  )

  it('is the page unless something else is asked for, and costs no read', async () => {
    const world = connected()
    const { payment, ref } = await created(world, { extra: { method: 'bancontact' } })
    expect(payment.nextAction).toMatchObject({ type: 'redirect' })
    await world.mollie.getPayment(ref)
    expect(requests(world)).toHaveLength(2)
  })

  it('as a QR code costs one read more, and none where it is known to be one', async () => {
    const world = connected()
    const extra = { method: 'ideal', nextAction: 'qr_code' }
    const { payment, ref } = await created(world, { extra })
    expect(requests(world)).toHaveLength(2)
    await world.mollie.getPayment(ref)
    expect(requests(world)).toHaveLength(4)
    const { payment: again } = await world.mollie.getPayment(ref, { known: payment })
    expect(requests(world)).toHaveLength(5)
    expect(again.nextAction).toEqual(payment.nextAction)
  })

  it('as a QR code costs no second one at a method that has none', async () => {
    const world = connected()
    await created(world, { extra: { method: 'paypal', nextAction: 'qr_code' } })
    expect(requests(world)).toHaveLength(2)
  })

  it('is the page while the code cannot be had, and the payment is reported all the same', async () => {
    const { mollie, sent } = answering(({ url }) =>
      url.includes('qrCode') ? refusal(503) : hal(madeFor('qr_code')),
    )
    const { payment } = await mollie.getPayment(ref)
    expect(payment).toMatchObject({ status: 'requires_action', nextAction: { type: 'redirect' } })
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      '?embed=refunds%2Ccaptures%2Cchargebacks',
      '?embed=refunds%2Ccaptures%2Cchargebacks&include=details.qrCode',
    ])
    const outcome = await mollie.createPayment(aPayment({ reference: 'payment_1' }), first)
    expect(outcome).toMatchObject({ kind: 'applied', observation: { needsRead: true } })
  })

  it('is not asked for once nobody can pay anymore', async () => {
    const { mollie, sent } = answering(() => hal(madeFor('qr_code', { status: 'expired' })))
    expect((await mollie.getPayment(ref)).payment.nextAction).toBe('none')
    expect(sent).toHaveLength(1)
  })
})

describe('an answer tells', () => {
  it.each([
    ['the picture of a QR code', 'qr_code', { details: { qrCode } }, { value: qrCode.src }],
    [
      'a link into the app',
      'app_link',
      { _links: { mobileAppCheckout: { href: 'app://×' }, checkout: { href: 'https://x' } } },
      { url: 'app://×' },
    ],
    [
      'the account of a transfer beside its page',
      'transfer',
      { details: account },
      { bankIdentifier: 'ABNANL2A', transferReference: account.transferReference },
    ],
  ])('%s', (_what, asked, differs, reported) => {
    const { nextAction } = readAs(madeFor(asked, differs))
    expect(nextAction).toEqual(expect.objectContaining({ type: asked, ...reported }))
  })

  it.each([
    ['a word of tomorrow', madeFor('carrier_pigeon')],
    ['a code without a picture', madeFor('qr_code', { details: { qrCode: { src: '' } } })],
    ['a code that is null', madeFor('qr_code', { details: { qrCode: null } })],
    ['a transfer without an account', madeFor('transfer', { details: { bankName: 'B' } })],
    ['no link into an app', madeFor('app_link')],
  ])('the page beside %s', (_what, json) => {
    expect(readAs(json)).toMatchObject({
      reference: 'payment_1',
      orderReference: 'order_1',
      nextAction: { type: 'redirect', url: expect.stringContaining('checkout') },
    })
  })

  it.each([
    ['app_link', { _links: { mobileAppCheckout: { href: 'app://x' } } }],
    ['qr_code', { _links: linksWithoutCheckout(), details: { qrCode } }],
    ['transfer', { _links: linksWithoutCheckout(), details: account }],
  ])('%s where there is no page, though nobody asked for it', (type, differs) => {
    expect(readAs(paymentJson(differs))).toMatchObject({
      status: 'requires_action',
      nextAction: { type },
    })
  })

  it('nothing to do without page, code and account', () => {
    const json = madeFor('qr_code', { _links: linksWithoutCheckout() })
    expect(readAs(json)).toMatchObject({ status: 'processing', nextAction: 'none' })
  })
})

describe('asking for it', () => {
  const { mollie } = answering(() => hal({}))

  it.each([
    [{ nextAction: 'qr_code' }, /requires a single method/],
    [{ nextAction: 'app_link', method: ['ideal', 'bancontact'] }, /requires a single method/],
    [{ nextAction: 'smoke_signal', method: 'ideal' }, /must be one of redirect, qr_code/],
  ])('by %j is refused', (extra, message) => {
    const preparation = mollie.prepare.createPayment(aPayment({ extra }))
    expect(preparation).toMatchObject({
      state: 'refused',
      issues: [{ path: 'extra.nextAction', message: expect.stringMatching(message) }],
    })
  })

  it('is no parameter of the provider: it stands with our names, and the page without a word', () => {
    const bodyOf = (nextAction: string) => {
      const extra = { method: 'ideal', nextAction }
      const preparation = mollie.prepare.createPayment(aPayment({ reference: 'r', extra }))
      if (preparation.state !== 'prepared') throw new Error('refused')
      return JSON.parse(preparation.request.body)
    }
    const names = { reference: 'r', orderReference: 'r' }
    expect(bodyOf('qr_code')).not.toHaveProperty('nextAction')
    expect(bodyOf('qr_code').metadata).toEqual({ paystate: { ...names, nextAction: 'qr_code' } })
    expect(bodyOf('redirect').metadata).toEqual({ paystate: names })
  })
})
