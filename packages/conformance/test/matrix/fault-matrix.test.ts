import { describe, expect, it } from 'vitest'
import {
  FAULT_WORDS,
  printFaultMatrix,
  runFaultMatrix,
  type Subject,
  testFaultMatrix,
} from '../../src/index.ts'
import { createReferenceSubject } from '../../src/reference.ts'
import { denied, forgetful, sending } from '../saboteurs/tools.ts'

const TIMEOUT_MS = 120_000

describe('the fault matrix', () => {
  it('holds for the reference adapter, in every cell', { timeout: TIMEOUT_MS }, async () => {
    const matrix = await runFaultMatrix(() => createReferenceSubject())

    console.log(printFaultMatrix(matrix))
    expect(matrix.cells).toHaveLength(5 * FAULT_WORDS.length * 3)
    expect(matrix.cells.filter(({ wrong }) => wrong !== undefined)).toEqual([])
  })

  it('holds when nothing is wanted anymore', { timeout: TIMEOUT_MS }, async () => {
    const matrix = await runFaultMatrix(() => createReferenceSubject(), { wanted: false })

    console.log(printFaultMatrix(matrix))
    expect(matrix.cells.filter(({ wrong }) => wrong !== undefined)).toEqual([])
    const unmade = matrix.cells.filter(({ end }) => end === 'not_applied')
    expect(new Set(unmade.map(({ fault }) => fault))).toContain('reset')
    for (const { effects } of unmade) expect(effects).toBe(0)
  })

  it('names the writes that a provider does not have', { timeout: TIMEOUT_MS }, async () => {
    const matrix = await runFaultMatrix(() => createReferenceSubject({ variant: 'bare' }))

    expect(matrix.skipped.map(({ kind }) => kind)).toEqual([
      'capture_payment',
      'cancel_payment',
      'refund_payment',
      'cancel_refund',
    ])
    expect(printFaultMatrix(matrix)).toContain('without refund_payment: no refunds: money stays')
  })

  it('as a test fails where a cell is wrong', { timeout: TIMEOUT_MS }, async () => {
    const testOf = (createSubject: () => Subject) => {
      const runs: Promise<void>[] = []
      const skip = (): void => {}
      testFaultMatrix(createSubject, { it: (_name, run) => runs.push(run({ skip })) })
      return Promise.all(runs)
    }
    const createSubject = () => createReferenceSubject({ variant: 'bare' })

    await expect(testOf(createSubject)).resolves.toEqual([undefined])
    await expect(testOf(() => forgetful(createSubject()))).rejects.toThrow(
      '! create_payment refuse after_lost_answer: reported as',
    )
  })

  it('catches an adapter that forgets earlier attempts', { timeout: TIMEOUT_MS }, async () => {
    const matrix = await runFaultMatrix(() =>
      forgetful(createReferenceSubject({ variant: 'bare' })),
    )

    const wrong = matrix.cells.filter((cell) => cell.wrong !== undefined)
    expect(wrong.map(({ fault, situation }) => `${fault} ${situation}`)).toEqual([
      'refuse after_lost_answer',
    ])
    expect(printFaultMatrix(matrix)).toMatch(
      /! create_payment refuse after_lost_answer: reported as/,
    )
  })

  it('catches an adapter that takes 5xx for a refusal', { timeout: TIMEOUT_MS }, async () => {
    const hasty = sending((outcome) =>
      outcome.kind !== 'applied' && outcome.error.code === 'unavailable'
        ? denied(outcome)
        : outcome,
    )
    const matrix = await runFaultMatrix(() => hasty(createReferenceSubject({ variant: 'bare' })))

    const wrong = matrix.cells.filter((cell) => cell.wrong !== undefined)
    expect(new Set(wrong.map(({ fault }) => fault))).toContain('apply_then_server_error')
  })
})
