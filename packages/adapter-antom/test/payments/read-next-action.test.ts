import { describe, expect, it } from 'vitest'
import { nextActionsOf, paymentSessionDataOf, rawOf } from '../../src/index.ts'
import { answering, bytesOf } from '../support/answering.ts'
import { connect, FIRST, order } from '../support/connected.ts'

const inProcess = { resultCode: 'PAYMENT_IN_PROCESS', resultStatus: 'U' }

async function created(fields: Readonly<Record<string, unknown>>) {
  const { antom } = answering([
    bytesOf({ result: inProcess, paymentRequestId: 'order_1', ...fields }),
  ])
  const outcome = await antom.createPayment(order('order_1'), FIRST)
  if (outcome.kind !== 'applied') throw outcome.error
  return outcome
}

describe('what the payer has to do', () => {
  it('is reachable in every way that the response names', async () => {
    const outcome = await created({
      normalUrl: 'https://pay.example/1',
      schemeUrl: 'wallet://pay/1',
      applinkUrl: 'https://app.example/1',
      redirectActionForm: {
        method: 'POST',
        redirectUrl: 'https://old.example/1',
        parameters: 'a=b',
      },
      orderCodeForm: {
        expireTime: '2026-01-15T13:00:00Z',
        codeDetails: [
          { codeValue: 'https://pay.example/qr.png', displayType: 'BIGIMAGE' },
          { codeValue: '00020101', displayType: 'TEXT' },
        ],
      },
    })
    const expiresAt = '2026-01-15T13:00:00Z'

    expect(outcome.value.nextAction).toEqual({
      type: 'redirect',
      method: 'GET',
      url: 'https://pay.example/1',
    })
    expect(nextActionsOf(outcome)).toEqual([
      { type: 'redirect', method: 'GET', url: 'https://pay.example/1' },
      { type: 'redirect', method: 'POST', url: 'https://old.example/1', fields: { a: 'b' } },
      { type: 'qr_code', value: '00020101', format: 'text', expiresAt },
      { type: 'qr_code', value: 'https://pay.example/qr.png', format: 'image_url', expiresAt },
      { type: 'app_link', url: 'https://app.example/1' },
      { type: 'app_link', url: 'wallet://pay/1' },
    ])
    expect(rawOf(outcome)).toMatchObject({ schemeUrl: 'wallet://pay/1' })
  })

  it.each(['a=%00&b%00=c', { a: '\u0000', 'b\u0000': 'c' }])(
    'can be stored, whatever characters a form has: %j',
    async (parameters) => {
      const redirectActionForm = {
        method: 'POST',
        redirectUrl: 'https://pay.example/1',
        parameters,
      }
      const outcome = await created({ redirectActionForm })

      expect(outcome.value.nextAction).toMatchObject({ fields: { a: '\ufffd', 'b\ufffd': 'c' } })
    },
  )

  it('may be a challenge alone', async () => {
    const challengeActionForm = { challengeType: 'SMS_OTP', challengeRenderValue: '•••• 1234' }
    const outcome = await created({ challengeActionForm })

    expect(outcome.value).toMatchObject({
      status: 'requires_action',
      nextAction: { type: 'challenge', challenge: 'SMS_OTP', shown: '•••• 1234' },
    })
  })

  it('is nothing for what this process did not get from the adapter', async () => {
    const outcome = await created({ normalUrl: 'https://pay.example/1' })

    expect(nextActionsOf(structuredClone({ observation: outcome.observation }))).toEqual([])
  })
})

describe('the data of a session', () => {
  it('is handed out by one call, and stands in nothing else', async () => {
    const { antom } = connect({ config: { defaults: { settlementCurrency: 'USD' } } })
    const outcome = await antom.createPayment(order('order_1'), FIRST)
    if (outcome.kind !== 'applied') throw outcome.error
    const data = paymentSessionDataOf(outcome)

    expect(data).toMatch(/^[A-Za-z0-9+/]+=*$/)
    expect(JSON.stringify([outcome, rawOf(outcome)])).not.toContain(data)
  })
})
