import { type FaultMatrix, printFaultMatrix, runFaultMatrix } from '@paystate/conformance'
import { afterEach, expect, it } from 'vitest'
import { createSubject } from './subject.ts'
import { closePorts, createSubjectOnPort } from './subject-on-port.ts'

const TIMEOUT_MS = 240_000

afterEach(closePorts)

function wrongIn(matrix: FaultMatrix) {
  return matrix.cells.filter(({ wrong }) => wrong !== undefined)
}

it('says what is true after every fault, over a port', { timeout: TIMEOUT_MS }, async () => {
  const matrix = await runFaultMatrix(createSubjectOnPort)

  console.log(printFaultMatrix(matrix))
  expect(matrix.cells.length).toBeGreaterThan(0)
  expect(wrongIn(matrix)).toEqual([])
})

it('says what is true when nothing is repeated', { timeout: TIMEOUT_MS }, async () => {
  const matrix = await runFaultMatrix(createSubject, { wanted: false })

  console.log(printFaultMatrix(matrix))
  expect(matrix.cells.length).toBeGreaterThan(0)
  expect(wrongIn(matrix)).toEqual([])
})
