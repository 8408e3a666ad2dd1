import { ClaimBroken } from '../claims/claim-broken.ts'
import type { TestFramework } from '../runs/test-claims.ts'
import { type CreateBasicSubject, type FaultMatrixOptions, runFaultMatrix } from './fault-matrix.ts'
import { printFaultMatrix } from './print-fault-matrix.ts'

/** Which writes and faults the matrix covers, and where the test goes. */
export interface TestFaultMatrixOptions extends FaultMatrixOptions, Pick<TestFramework, 'it'> {}

/** Every write waits for the timeouts of every fault, and machines can be slow. */
const TIMEOUT_MS = 240_000

/** Makes the fault matrix a test, which prints it. */
export function testFaultMatrix(
  createSubject: CreateBasicSubject,
  { it, wanted = true }: TestFaultMatrixOptions,
): void {
  const name = `says what is true after every fault${wanted ? '' : ', when nothing is repeated'}`
  const run = async (): Promise<void> => {
    const matrix = await runFaultMatrix(createSubject, { wanted })
    console.log(printFaultMatrix(matrix))
    const wrong = matrix.cells.filter((cell) => cell.wrong !== undefined)
    if (matrix.cells.length === 0) throw new ClaimBroken('The subject meets no fault.')
    if (wrong.length > 0) throw new ClaimBroken(printFaultMatrix({ cells: wrong, skipped: [] }))
  }
  it(name, run, TIMEOUT_MS)
}
