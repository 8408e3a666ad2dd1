import { expect, it } from 'vitest'
import { METHODS } from '../../src/mollie/methods/method.ts'
import { DEFAULT_MOLLIE_PROFILE } from '../../src/mollie.ts'
import { connected, eur, idOf, LINES } from '../mollie/connected.ts'
import { describeByDescription, described, description, TOKEN, terms } from './described.ts'

const CUSTOMER = { name: 'Piet', email: 'piet@example.org', locale: 'nl_NL', metadata: { n: 1 } }

/** The description has no word for these methods, although it says that they can be read. */
const NOT_DESCRIBED = ['pointofsale', 'googlepay']

describeByDescription('is a check', () => {
  it('that can fail', async () => {
    const { create } = connected()
    const { status, body } = await create()
    const answer = { method: 'POST', pathname: '/v2/payments', status }
    expect(description().faultsOf({ ...answer, body })).toBeUndefined()
    for (const spoiled of [{ status: 'payed' }, { amount: 10 }, { id: 'pay_1' }, { _links: {} }]) {
      expect(description().faultsOf({ ...answer, body: { ...body, ...spoiled } })).toBeDefined()
    }
    expect(description().faultsOf({ ...answer, status: 418, body })).toContain('never answers 418')
    expect(description().faultsOf({ ...answer, pathname: '/v2/pay', body })).toBeDefined()
  })
})

describeByDescription('is kept by every answer', () => {
  it.each(METHODS.map(({ id }) => id))('about a payment by %s', async (method) => {
    const { ask, mollie, faults } = described()
    const currency = METHODS.find(({ id }) => id === method)?.currencies?.[0] ?? 'EUR'
    const amount = { currency, value: '10.00' }
    const lines = LINES.map((line) => ({ ...line, unitPrice: amount, totalAmount: amount }))
    const captureMode = method === 'riverty' ? 'manual' : 'automatic'
    const make = () =>
      ask('POST', '/payments?include=details.qrCode', terms({ method, amount, lines, captureMode }))
    const [paid, failed, canceled] = [idOf(await make()), idOf(await make()), idOf(await make())]
    expect(mollie.statusOf(paid)).toBe('open')
    await mollie.payer.pay(paid)
    await mollie.payer.fail(failed)
    await mollie.payer.cancel(canceled)
    for (const id of [paid, failed, canceled])
      await ask('GET', `/payments/${id}?include=details.qrCode`)
    await ask('GET', '/payments?limit=2')
    if (!NOT_DESCRIBED.includes(method)) await ask('GET', `/methods/${method}?include=issuers`)
    expect(faults).toEqual([])
  })

  it('about how money moves on', async () => {
    const { ask, mollie, faults } = described()
    const held = idOf(
      await ask(
        'POST',
        '/payments',
        terms({ method: 'creditcard', captureMode: 'manual', metadata: { a: [1] } }),
      ),
    )
    await mollie.payer.pay(held)
    await ask('GET', `/payments/${held}`)
    const capture = idOf(
      await ask('POST', `/payments/${held}/captures`, {
        amount: eur('9.00'),
        description: 'Part',
        metadata: 'm',
      }),
    )
    const refund = idOf(
      await ask('POST', `/payments/${held}/refunds`, {
        amount: eur('2.00'),
        metadata: { b: 1 },
      }),
    )
    const gone = idOf(await ask('POST', `/payments/${held}/refunds`, { amount: eur('1.00') }))
    await ask('DELETE', `/payments/${held}/refunds/${gone}`)
    await ask('GET', `/payments/${held}/refunds/${gone}`)
    const chargeback = await mollie.bank.chargeBack(held, {
      value: '3.00',
      reason: { code: 'AC01', description: 'Account identifier incorrect' },
    })
    await mollie.clock.advance(8 * 3_600_000)
    for (const [kind, id] of [
      ['captures', capture],
      ['refunds', refund],
      ['chargebacks', chargeback],
    ]) {
      for (const query of ['', '?embed=payment']) {
        await ask('GET', `/payments/${held}/${kind}/${id}${query}`)
        await ask('GET', `/payments/${held}/${kind}${query}`)
      }
    }
    await mollie.bank.reverseChargeback(chargeback)
    await mollie.bank.payOut()
    await ask('GET', '/refunds?embed=payment')
    await ask('GET', '/chargebacks?embed=payment')
    await ask('GET', `/payments/${held}?embed=captures,refunds,chargebacks`)
    await ask('GET', `/payments/${held}/chargebacks/${chargeback}`)
    await ask('PATCH', `/payments/${held}`, { description: 'Order 1b', metadata: null })
    const released = idOf(
      await ask(
        'POST',
        '/payments',
        terms({ method: 'klarna', captureMode: 'manual', lines: LINES }),
      ),
    )
    await mollie.payer.pay(released)
    await ask('POST', `/payments/${released}/release-authorization`)
    await mollie.clock.advance(0)
    await ask('GET', `/payments/${released}`)
    const transfer = idOf(await ask('POST', '/payments', terms({ method: 'banktransfer' })))
    await ask('DELETE', `/payments/${transfer}`)
    expect(faults).toEqual([])
  })

  it('about customers, mandates and what is charged by them', async () => {
    const { ask, mollie, faults } = described()
    const customer = idOf(await ask('POST', '/customers', CUSTOMER))
    const path = `/customers/${customer}`
    for (const method of ['ideal', 'creditcard', 'paypal']) {
      const first = idOf(
        await ask('POST', `${path}/payments`, terms({ sequenceType: 'first', method })),
      )
      await mollie.payer.pay(first)
      await ask('GET', `/payments/${first}`)
    }
    const paper = {
      method: 'directdebit',
      consumerName: 'Piet',
      consumerAccount: 'NL55INGB0000000000',
      signatureDate: '2026-01-01',
      mandateReference: 'M-1',
    }
    const mandate = idOf(await ask('POST', `${path}/mandates`, paper))
    const { redirectUrl: _, ...charge } = terms({
      sequenceType: 'recurring',
      customerId: customer,
    })
    const paid = idOf(await ask('POST', '/payments', charge))
    const pending = idOf(await ask('POST', '/payments', { ...charge, mandateId: mandate }))
    for (const id of [paid, pending]) await ask('GET', `/payments/${id}`)
    await ask('GET', `${path}/mandates`)
    await ask('DELETE', `${path}/mandates/${mandate}`)
    await ask('GET', `${path}/mandates/${mandate}`)
    await ask('PATCH', path, { name: 'Pietje' })
    for (const of of ['', path, `${path}/payments?limit=1`]) await ask('GET', of || '/customers')
    await ask('DELETE', path)
    await ask('GET', path)
    expect(faults).toEqual([])
  })

  it('about methods, profiles, the organization and webhooks', async () => {
    const { ask, call, byToken, faults } = described()
    await ask('GET', '/methods?include=issuers')
    await ask('GET', '/methods/all?include=issuers,pricing')
    await ask('GET', '/methods?sequenceType=often')
    await ask('GET', '/profiles/me')
    await byToken('/profiles')
    await byToken(`/profiles/${DEFAULT_MOLLIE_PROFILE}`)
    await byToken('/organizations/me')
    await byToken('/permissions')
    await byToken('/permissions/payments.read')
    await byToken('/balances')
    await byToken('/balances/primary')
    await byToken('/balances/bal_simulatorEUR')
    const body = {
      name: 'Shop',
      url: 'https://shop.test/hook',
      eventTypes: 'payment.paid',
      testmode: true,
    }
    const made = await call('POST', '/webhooks', { key: TOKEN, body })
    await byToken('/webhooks')
    await byToken(`/webhooks/${idOf(made)}`)
    await call('PATCH', `/webhooks/${idOf(made)}`, {
      key: TOKEN,
      body: { name: 'Shop 2', testmode: true },
    })
    await call('POST', `/webhooks/${idOf(made)}/ping`, { key: TOKEN, body: { testmode: true } })
    await call('DELETE', `/webhooks/${idOf(made)}`, { key: TOKEN, body: { testmode: true } })
    expect(faults).toEqual([])
  })

  it('that refuses', async () => {
    const { ask, call, faults } = described()
    await ask('POST', '/payments', { amount: eur('1') })
    await ask('POST', '/payments', terms({ metaData: { a: 1 } }))
    await ask('GET', '/payments/tr_nobody')
    await ask('GET', '/payments?limit=1000')
    await ask('GET', '/payments?from=tr_nobody')
    await ask('DELETE', '/customers/cst_1/mandates/mdt_1')
    await call('GET', '/payments', { key: null })
    await call('GET', '/balances')
    expect(faults).toEqual([])
  })
})
