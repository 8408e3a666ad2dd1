import { isPaymentError } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { isAntom } from '../../src/index.ts'
import { connect } from '../support/connected.ts'

const JUNK: readonly unknown[] = [null, true, 7, 'x', [7], Symbol('x'), () => undefined]

describe('what only this provider offers', () => {
  const { antom, sent } = connect()
  /** As an untyped caller calls it. */
  const apply = async (args: readonly unknown[]) =>
    isAntom(antom) && Reflect.apply(antom.native.call, undefined, args)
  const path = '/ams/api/v1/payments/consult'
  const CALLS: readonly (readonly [string, (junk: unknown) => Promise<unknown>])[] = [
    ['the path', (junk) => apply([{ path: junk, body: {} }])],
    ['the body', (body) => apply([{ path, body }])],
    ['the signal', (signal) => apply([{ path, body: {}, signal }])],
  ]

  it('is all here', () => {
    const common = new Set([
      ...['account', 'capabilities', 'prepare', 'send', 'now', 'check', 'lookup', 'listChanges'],
      ...['createPayment', 'capturePayment', 'cancelPayment', 'refundPayment', 'cancelRefund'],
      ...['getPayment', 'getRefund', 'findPayment', 'findRefund', 'receiveWebhook', 'readReturn'],
    ])

    expect(
      Object.keys(antom)
        .filter((key) => !common.has(key))
        .toSorted(),
    ).toEqual(['native'])
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
      expect(Reflect.apply(isAntom, undefined, [junk])).toBe(false)
    expect(isAntom(antom)).toBe(true)
  })
})
