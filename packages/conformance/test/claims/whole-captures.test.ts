import { describe, expect, it } from 'vitest'
import { checkClaim, claims, type Subject } from '../../src/index.ts'
import { createReferenceSubject } from '../../src/reference.ts'

/** The reference provider, whose adapter says that it captures in full only. */
function inFullOnly(): Subject {
  const subject = createReferenceSubject()
  const { capabilities } = subject.adapter
  const capture = { ...capabilities.capture, partial: 'not_supported' } as const
  return { ...subject, adapter: { ...subject.adapter, capabilities: { ...capabilities, capture } } }
}

/** The same, and it does. */
function refusingParts(): Subject {
  const subject = inFullOnly()
  const { adapter } = subject
  const { capturePayment } = adapter.prepare
  const prepare: typeof adapter.prepare = {
    ...adapter.prepare,
    capturePayment: (input) =>
      capturePayment({ ...input, ...(input.amount.minorUnits < 1000 && { reference: '' }) }),
  }
  return { ...subject, adapter: { ...adapter, prepare } }
}

async function verdictOn(id: string, createSubject: () => Subject) {
  const claim = claims.find((one) => one.id === id)
  if (!claim) throw new Error(`There is no claim ${id}`)
  const { claim: _sentence, ...verdict } = await checkClaim(createSubject, claim)
  return verdict
}

describe('where captures are in full only', () => {
  it('a claim that needs a capture of a part is skipped', async () => {
    expect(await verdictOn('capturing/held-money-never-ends-unpaid', refusingParts)).toEqual({
      kind: 'skipped',
      reason: 'a payment is captured in full or not at all',
    })
  })

  it('a capture of a part must take nothing', async () => {
    const id = 'capturing/not-more-than-authorized'

    expect(await verdictOn(id, refusingParts)).toEqual({ kind: 'passed' })
    expect(await verdictOn(id, inFullOnly)).toMatchObject({
      kind: 'failed',
      error: { message: '900 are reported as captured' },
    })
  })
})
