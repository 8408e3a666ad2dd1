import { isPaymentError } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { isMollie, type MollieAdapter } from '../../src/index.ts'
import { answering } from '../support/answering.ts'

const JUNK: readonly unknown[] = [null, true, 7, 'x', [7], Symbol('x'), () => undefined]

describe('what only this provider offers', () => {
  const { mollie, sent } = answering(() => new Response())
  const own: MollieAdapter | undefined = isMollie(mollie) ? mollie : undefined
  const refund = {
    payment: { account: mollie.account, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' },
    id: 're_4qqhO89gsT',
  }
  /** As an untyped caller calls it. */
  const apply = async (of: 'listMethods' | 'lookUpRefund', args: readonly unknown[]) =>
    own && Reflect.apply(own[of], own, args)
  const CALLS: readonly (readonly [string, (junk: unknown) => Promise<unknown>])[] = [
    ['the options of listMethods', (junk) => apply('listMethods', [junk])],
    ['its signal', (signal) => apply('listMethods', [{ signal }])],
    ['its amount', (amount) => apply('listMethods', [{ amount }])],
    ['its sequence type', (sequenceType) => apply('listMethods', [{ sequenceType }])],
    ['its country', (billingCountry) => apply('listMethods', [{ billingCountry }])],
    ['the refund of lookUpRefund', (junk) => apply('lookUpRefund', [junk])],
    ['the options of lookUpRefund', (junk) => apply('lookUpRefund', [refund, junk])],
    ['their signal', (signal) => apply('lookUpRefund', [refund, { signal }])],
  ]

  it('is all here', () => {
    const common = new Set([
      ...['account', 'capabilities', 'prepare', 'send', 'now', 'check', 'lookup', 'listChanges'],
      ...['createPayment', 'capturePayment', 'cancelPayment', 'refundPayment', 'cancelRefund'],
      ...['getPayment', 'getRefund', 'findPayment', 'findRefund', 'receiveWebhook', 'readReturn'],
    ])

    expect(
      Object.keys(mollie)
        .filter((key) => !common.has(key))
        .toSorted(),
    ).toEqual(['listMethods', 'lookUpRefund', 'native'])
  })

  it.each(CALLS)('refuses junk by name, and sends nothing: %s', async (_name, call) => {
    for (const junk of JUNK) {
      const error: unknown = await call(junk).catch((reason: unknown) => reason)

      expect(isPaymentError(error) ? error.issues : String(error)).toEqual([
        expect.objectContaining({ message: expect.any(String) }),
      ])
    }
    expect(sent).toEqual([])
  })

  it('is not taken for granted of anything else', () => {
    for (const junk of [undefined, ...JUNK, {}, { account: null }])
      expect(Reflect.apply(isMollie, undefined, [junk])).toBe(false)
    expect(isMollie(mollie)).toBe(true)
  })
})
