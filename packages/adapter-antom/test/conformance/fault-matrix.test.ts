import { type FaultMatrix, printFaultMatrix, runFaultMatrix } from '@paystate/conformance'
import { expect, it } from 'vitest'
import { createSubject } from './subject.ts'

const TIMEOUT_MS = 240_000

function wrongIn(matrix: FaultMatrix) {
  return matrix.cells.filter(({ wrong }) => wrong !== undefined)
}

it('says what is true when nothing is repeated', { timeout: TIMEOUT_MS }, async () => {
  const matrix = await runFaultMatrix(createSubject, { wanted: false })

  console.log(printFaultMatrix(matrix))
  expect(matrix.cells.length).toBeGreaterThan(0)
  expect(wrongIn(matrix)).toEqual([])
})
