import { expect, it } from 'vitest'
import { claims, printClaims, runClaims } from '../../src/index.ts'
import { createReferenceSubject } from '../../src/reference.ts'
import { misreading } from '../saboteurs/tools.ts'

it('prints each claim once: kept, broken and how, or skipped and why', async () => {
  const broken = misreading(() => ({ nextAction: 'none' }))
  const report = await runClaims(() => broken(createReferenceSubject({ variant: 'plain' })), {
    theme: 'reading',
  })
  const lines = printClaims(report).split('\n')

  expect(lines[0]).toMatch(/^reading: \d+ passed, [1-9]\d* failed, 1 skipped$/)
  expect(lines).toHaveLength(1 + claims.filter(({ theme }) => theme === 'reading').length)
  expect(lines).toContain('  skipped  reading/changes: the provider has no lists')
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}FAILED {3}reading\/next-action-stays: /))
  expect(lines).toContain(
    '  ok       reading/cannot-be-found: A payment that the account cannot see is an error, not an end',
  )
})
