import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { execPath } from 'node:process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { isPaymentError } from '../../src/errors/payment-error.ts'
import { applyObservation } from '../../src/evidence/apply-observation.ts'
import { parseObservation, parsePaymentRecord } from '../../src/evidence/parse-evidence.ts'
import { createPaymentRecord } from '../../src/evidence/payment-record.ts'
import { INTENT, read, reported } from '../evidence.ts'
import { seeded } from '../seed.ts'
import { evidence } from './arbitraries.ts'

beforeAll(() => seeded('stored evidence', { runs: 60 }))

const pathOf = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))

/** Stored by the first version of this form. Never change it: add to it. */
const FIXTURE = pathOf('evidence-version-1.json')

type Json = { readonly [field: string]: unknown }
const fixture: Readonly<Record<'observations' | 'records', readonly Json[]>> = JSON.parse(
  readFileSync(FIXTURE, 'utf8'),
)

function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

/** What is refused, each by its path. */
function issuesOf(parse: () => unknown): readonly string[] {
  try {
    parse()
  } catch (error) {
    if (!isPaymentError(error) || error.code !== 'unreadable_stored_data') throw error
    return error.issues.map(({ path, message }) => `${path}: ${message}`)
  }
  return []
}

describe('what was stored by version 1', () => {
  it('is read in another process as it was, and more evidence is added to it there', () => {
    const child = spawnSync(execPath, [pathOf('read-evidence.ts'), FIXTURE], { encoding: 'utf8' })
    if (child.status !== 0) throw new Error(child.stderr)
    const { applied, ...read } = JSON.parse(child.stdout)

    expect(read).toEqual(fixture)
    expect(applied.evidence).toEqual(fixture.records[1]?.evidence)
    expect(applied.payment.status).toBe('captured')
  })

  it('has evidence that is set aside, anomalies, and evidence that was given up', () => {
    expect(fixture.records[1]).toMatchObject({
      setAside: [{ reason: 'other_account' }, { reason: 'unconfirmed_id' }],
    })
    expect(JSON.stringify(fixture.records[1])).toMatch(/"refund_reversed:refund:r1"/)
    expect(fixture.records[2]).toHaveProperty('base')
    expect(fixture.records[2]).toHaveProperty('lostUntil')
  })
})

describe('any record', () => {
  it('is read back as it was stored', () => {
    fc.assert(
      fc.property(evidence, (pieces) => {
        const record = pieces.reduce(
          (known, piece) => applyObservation(known, piece).record,
          createPaymentRecord(INTENT),
        )

        expect(parsePaymentRecord(throughJson(record))).toEqual(record)
        for (const piece of pieces) {
          expect(throughJson(parseObservation(throughJson(piece)))).toEqual(throughJson(piece))
        }
      }),
    )
  })

  it('keeps fields that this version does not know', () => {
    const stored = { ...createPaymentRecord(INTENT), color: 'red' }

    expect(parsePaymentRecord(throughJson(stored))).toEqual(stored)
  })

  it('is read back also where a number was none, which JSON writes as null', () => {
    const strange = reported('captured')
    const piece = read([1, 2], {
      payment: { ...strange, amounts: { ...strange.amounts, captured: Number.NaN } },
    })
    const { record } = applyObservation(createPaymentRecord(INTENT), piece)

    expect(parsePaymentRecord(throughJson(record)).payment).toEqual(record.payment)
  })
})

describe('what cannot be read is refused by name', () => {
  const record = () => ({ ...fixture.records[1] })

  it.each([undefined, null, 7, 'record', []])('whole: %j', (stored) => {
    expect(issuesOf(() => parsePaymentRecord(stored))).toHaveLength(1)
    expect(issuesOf(() => parseObservation(stored))).toHaveLength(1)
  })

  it('by its version', () => {
    expect(issuesOf(() => parsePaymentRecord({ ...record(), version: 2 }))).toEqual([
      'version: must be 1: it was stored by an unknown version of paystate',
    ])
  })

  it('by its fields, each of them', () => {
    const payment = { ...fixture.observations[0], at: 'yesterday', via: 'rumor' }

    expect(issuesOf(() => parseObservation(payment)).map((issue) => issue.split(':')[0])).toEqual([
      'at',
      'via',
    ])
  })

  it('by the place of the evidence in a record', () => {
    const evidence = [fixture.observations[0], { ...fixture.observations[1], asOf: {} }]

    expect(issuesOf(() => parsePaymentRecord({ ...record(), evidence }))[0]).toMatch(
      /^evidence\.1\.asOf\.received: /,
    )
  })

  it('where the checkpoints are not those of the evidence', () => {
    expect(issuesOf(() => parsePaymentRecord({ ...record(), evidence: [] }))).toEqual([
      'checkpoints: must end with the evidence',
    ])
  })

  it.each<[string, object, string]>([
    ['account', { account: { provider: 'p', mode: 'test', id: 'x', credential: 'y' } }, 'account'],
    ['reference', { reference: 'order_2' }, 'reference'],
    ['status', { status: 'expired' }, 'status'],
    ['currency', { currency: 'XXX' }, 'currency'],
    ['id', { id: 'pay_of_nobody' }, 'id'],
  ])('where its payment has another %s than its evidence', (_what, change, field) => {
    const [known] = fixture.records.slice(1)
    const payment = { ...Object(known?.payment), ...change }

    expect(
      issuesOf(() => parsePaymentRecord({ ...record(), payment })).map((one) => one.split(':')[0]),
    ).toEqual([`payment.${field}`])
  })

  it('where evidence of another account counts', () => {
    const account = { provider: 'acme', mode: 'live', id: 'shop_1', credential: 'key_1' }
    const [first, ...others] = [...JSON.parse(JSON.stringify(record().evidence))]
    const evidence = [{ ...first, account }, ...others]

    expect(issuesOf(() => parsePaymentRecord({ ...record(), evidence }))).toEqual([
      'evidence.0.account: must be the account of the intent',
    ])
  })

  it('where a response answers another reference than the one it carries', () => {
    const [piece] = fixture.observations
    const respondsTo = { kind: 'create_payment', reference: 'order_2' }

    expect(
      issuesOf(() => parseObservation({ ...piece, reference: 'order_1', respondsTo })),
    ).toEqual(['respondsTo.reference: must be the reference of the payment'])
  })

  it('without a value of it in the message', () => {
    const secret = { ...record(), intent: { account: 'live_SeCrEt' } }

    expect(issuesOf(() => parsePaymentRecord(secret)).join()).not.toMatch('SeCrEt')
  })
})
