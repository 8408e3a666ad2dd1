import { recover } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { answering } from '../support/answering.ts'
import { FIRST } from '../support/connected.ts'
import { fixtureBytes } from '../support/fixtures.ts'

const account = { provider: 'antom', mode: 'test', id: 'SANDBOX_5X00000000000000', credential: 'k' }

function cancelOf(payment: { readonly id: string }) {
  return {
    reference: 'cancel_1',
    payment: { account: { ...account, mode: 'test' }, ...payment },
    ifPaid: 'reverse',
  } as const
}

const REFUNDED = '20200513114010800100188390269396641'

async function canceledWith(sample: string, reads: readonly Uint8Array[] = [], id = REFUNDED) {
  const { antom } = answering([fixtureBytes(`cancel/${sample}`), ...reads])
  const outcome = await antom.cancelPayment(cancelOf({ id }), FIRST)
  return { antom, outcome }
}

describe('the samples of cancel', () => {
  it('SUCCESS means the cancel was accepted; the payment does not change yet', async () => {
    const { outcome } = await canceledWith('success', [], '2019061218401080010018882020035XXXX')

    if (outcome.kind !== 'applied') throw outcome.error
    expect(outcome.value).toEqual({
      reference: 'cancel_1',
      status: 'accepted',
      at: '2019-06-12T11:07:11Z',
    })
    expect(outcome.observation).not.toHaveProperty('payment')
    expect(outcome.observation.needsRead).toBe(true)
  })

  it('SUCCESS for another payment is not believed', async () => {
    const { outcome } = await canceledWith('success')

    expect(outcome).toMatchObject({ kind: 'unknown', error: { code: 'mismatch' } })
  })

  it('ORDER_NOT_EXIST rejects the cancel and proves nothing about the payment', async () => {
    const { outcome } = await canceledWith('transaction-to-be-canceled-not-exist')

    expect(outcome).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'rejected', code: 'ORDER_NOT_EXIST' },
      error: { code: 'not_found' },
    })
  })

  it('PROCESS_FAIL stays unknown after one read, which says what to do instead', async () => {
    const { antom, outcome } = await canceledWith('transaction-to-be-canceled-already-refunded', [
      fixtureBytes('inquiry-payment/transaction-partial-refunded'),
    ])
    expect(outcome).toMatchObject({ kind: 'unknown', error: { code: 'undecided' } })

    const decided = await recover(antom, outcome, { wanted: false })

    expect(decided).toMatchObject({
      kind: 'unknown',
      pending: { misses: [{ positiveControl: 'seen' }] },
    })
  })

  it('CANCEL_WINDOW_EXCEED leaves a refund as the other way', async () => {
    const { outcome } = await canceledWith('exceed-cancellable-window')

    expect(outcome).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'rejected', code: 'CANCEL_WINDOW_EXCEED' },
      next: 'different_operation',
    })
    expect(outcome.kind === 'not_applied' && outcome.error.message).toContain('Refund the payment')
  })
})
