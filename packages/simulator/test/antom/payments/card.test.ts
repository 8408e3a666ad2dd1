import { expect, it } from 'vitest'
import { TEST_CARDS } from '../../../src/antom.ts'
import { connected } from '../merchant.ts'

const withCard = (details: object) => ({
  paymentMethod: {
    paymentMethodType: 'CARD',
    paymentMethodMetaData: {
      cardNo: '4054695723100768',
      cvv: '123',
      expiryMonth: '12',
      expiryYear: '30',
      ...details,
    },
  },
  paymentFactor: { isAuthorization: true },
})

it('answers S at once for a card whose data came along: authorized, not captured', async () => {
  const { pay, antom } = connected()

  const answer = await pay(withCard({}))

  expect(answer).toMatchObject({
    result: { resultCode: 'SUCCESS', resultStatus: 'S' },
    paymentTime: '2026-01-15T04:00:00-08:00',
    authExpiryTime: '2026-01-22T04:00:00-08:00',
    paymentResultInfo: { cardNo: '************0768', cardBrand: 'VISA', lastFour: '0768' },
  })
  expect(answer).not.toHaveProperty('normalUrl')
  expect(antom.ledger.capturedOf(String(answer.paymentId))).toBe(0)
})

it.each(TEST_CARDS)('knows the card $cardNo of the sandbox', async (card) => {
  const { pay, inquire } = connected()
  const { cardNo, declinedAs, brand: cardBrand, country: issuingCountry = 'US' } = card

  expect((await pay(withCard({ cardNo }))).result.resultCode).toBe(declinedAs ?? 'SUCCESS')
  expect((await inquire({ paymentRequestId: 'REQ_1' })).paymentResultInfo).toMatchObject({
    cardBrand,
    issuingCountry,
  })
})

it('gives a replay of a finished card payment the same answer', async () => {
  const { pay } = connected()
  const first = await pay(withCard({}))

  expect(await pay(withCard({}))).toEqual(first)
})

it.each([
  ['a declined card', { cardNo: '4054692760174822' }, 'DO_NOT_HONOR'],
  ['a number that does not add up', { cardNo: '4054695723100769' }, 'INVALID_CARD_NUMBER'],
  ['month 13', { expiryMonth: '13' }, 'INVALID_EXPIRATION_DATE'],
  ['a month in one digit', { expiryMonth: '1' }, 'INVALID_EXPIRY_DATE_FORMAT'],
  ['a cvv of two digits', { cvv: '12' }, 'INVALID_CVV'],
])('fails with %s, and a replay fails the same', async (_, details, resultCode) => {
  const { pay, inquire } = connected()

  expect((await pay(withCard(details))).result).toMatchObject({ resultCode, resultStatus: 'F' })
  expect((await pay(withCard(details))).result.resultCode).toBe(resultCode)
  expect(await inquire({ paymentRequestId: 'REQ_1' })).toMatchObject({
    paymentStatus: 'FAIL',
    paymentResultCode: resultCode,
  })
})

it('takes the token of a card', async () => {
  const { pay } = connected()
  const answer = await pay({
    paymentMethod: { paymentMethodType: 'CARD', paymentMethodId: 'ALIPAYtoken' },
  })

  expect(answer).toMatchObject({
    result: { resultStatus: 'S' },
    paymentResultInfo: { cardToken: 'ALIPAYtoken' },
  })
})

it('sends a card that is to be authenticated to a page', async () => {
  const { pay, antom, inquire } = connected()

  const answer = await pay(withCard({ is3DSAuthentication: 'true' }))
  await antom.payer.pay(String(answer.paymentId))

  expect(answer).toMatchObject({
    result: { resultCode: 'PAYMENT_IN_PROCESS' },
    normalUrl: expect.stringContaining('/antom/checkout/'),
  })
  expect(await inquire({ paymentRequestId: 'REQ_1' })).toMatchObject({
    paymentStatus: 'SUCCESS',
    paymentResultInfo: { threeDSResult: { threeDSOffered: true, eci: '05' } },
  })
})

it('fails a declined card only after its payer was authenticated', async () => {
  const { pay, antom, inquire } = connected()
  const answer = await pay(withCard({ cardNo: '4054692760174822', is3DSAuthentication: true }))

  await antom.payer.pay(String(answer.paymentId))

  expect(await inquire({ paymentRequestId: 'REQ_1' })).toMatchObject({
    paymentStatus: 'FAIL',
    paymentResultCode: 'DO_NOT_HONOR',
  })
})

it('sends a card without data to a page, and knows it afterwards', async () => {
  const { pay, antom, inquire } = connected()

  const answer = await pay({ paymentMethod: { paymentMethodType: 'CARD' } })
  await antom.payer.pay(String(answer.paymentId))

  expect(answer).toMatchObject({
    result: { resultCode: 'PAYMENT_IN_PROCESS' },
    normalUrl: expect.any(String),
  })
  expect(answer).not.toHaveProperty('paymentResultInfo')
  expect(await inquire({ paymentRequestId: 'REQ_1' })).toMatchObject({
    paymentResultInfo: { cardBrand: 'VISA', cardToken: expect.stringMatching(/^ALIPAY/) },
  })
})
