import { expect, it } from 'vitest'
import { testFuzz } from '../../src/fuzz.ts'
import { createReferenceSubject } from '../../src/reference.ts'
import { withAdapter } from '../saboteurs/tools.ts'

it('fails where fuzzing finds something, and names the seed', { timeout: 60_000 }, async () => {
  const fragile = withAdapter((adapter) => ({
    getPayment: (payment, options) =>
      adapter.getPayment(payment, options).catch(() => {
        throw new TypeError('cannot read properties of undefined')
      }),
  }))
  const run = testOf(() => fragile(createReferenceSubject({ variant: 'bare' })))

  await expect(run()).rejects.toThrow(/FAILED .*, seed 3: /)
})

it('passes where it finds nothing', { timeout: 60_000 }, async () => {
  await expect(testOf(() => createReferenceSubject({ variant: 'bare' }))()).resolves.toBeUndefined()
})

/** What the runner passes to the test framework. */
function testOf(createSubject: () => ReturnType<typeof createReferenceSubject>) {
  const tests: (() => Promise<void>)[] = []
  testFuzz(createSubject, {
    it: (_name, run) => tests.push(() => run({ skip: () => undefined })),
    ...{ runs: 3, histories: 1, seed: 3 },
  })
  const [test] = tests
  if (!test) throw new Error('There is no test.')
  return test
}
