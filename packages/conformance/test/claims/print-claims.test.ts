import { expect, it } from 'vitest'
import { claims, printClaims, printReport, runClaims } from '../../src/index.ts'
import { createReferenceSubject } from '../../src/reference.ts'
import { misreading } from '../saboteurs/tools.ts'

it('prints each claim once: kept, broken and how, or skipped and why', async () => {
  const broken = misreading(() => ({ nextAction: 'none' }))
  const report = await runClaims(() => broken(createReferenceSubject({ variant: 'plain' })), {
    theme: 'reading',
  })
  const lines = printClaims(report).split('\n')

  expect(lines[0]).toMatch(/^reading: \d+ passed, [1-9]\d* failed, 3 skipped$/)
  expect(lines).toHaveLength(1 + claims.filter(({ theme }) => theme === 'reading').length)
  expect(lines).toContain('  skipped  reading/changes: the provider has no lists')
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}FAILED {3}reading\/next-action-stays: /))
  expect(lines).toContain(
    '  ok       reading/cannot-be-found: A payment that the account cannot see is an error, not an end',
  )
})

it('reports a reason once for all the claims that it rules out', async () => {
  const report = await runClaims(() => createReferenceSubject({ variant: 'bare' }))
  const lines = printReport(report).split('\n')

  expect(lines.filter((line) => line.includes('no refunds: '))).toEqual([
    expect.stringMatching(/^skipped {2}\d+ claims: no refunds: money stays$/),
  ])
  expect(lines).toContain(
    'skipped  creating/expiry-is-kept, creating/session-expiry-is-kept: the provider has no expiries',
  )
})

it('reports where a mistake in the subject is, which is no broken claim', async () => {
  const mistaken = () => {
    const subject = createReferenceSubject()
    const moneyOf = () => {
      throw new ReferenceError('nobody keeps books')
    }
    return { ...subject, ledger: { ...subject.ledger, moneyOf } }
  }
  const report = printReport(await runClaims(mistaken, { theme: 'mapping' }))

  expect(report).toMatch(/failed {3}mapping\/status-follows-money: ReferenceError: nobody keeps/)
  expect(report).toMatch(/at Object.moneyOf .*print-claims\.test\.ts/)
})
