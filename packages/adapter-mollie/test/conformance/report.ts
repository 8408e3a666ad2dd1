/** Prints what the Mollie adapter keeps: every claim, and every write × every fault, on a port. */
import {
  printClaims,
  printFaultMatrix,
  printReport,
  runClaims,
  runFaultMatrix,
} from '@paystate/conformance'
import { createSubject, createSubscribedSubject } from './subject.ts'
import { closePorts, createSubjectOnPort } from './subject-on-port.ts'

const report = await runClaims(createSubject)
console.log(`\n== Mollie: claims\n\n${printClaims(report)}\n\n${printReport(report)}`)

const signed = await runClaims(createSubscribedSubject, { theme: 'webhooks' })
console.log(
  `\n== Mollie: claims on signed events\n\n${printClaims(signed)}\n\n${printReport(signed)}`,
)

const matrix = await runFaultMatrix(createSubjectOnPort)
await closePorts()
console.log(`\n== Mollie: every write × every fault, on a port\n\n${printFaultMatrix(matrix)}`)

const wrong = matrix.cells.filter((cell) => cell.wrong !== undefined)
process.exitCode = report.failed.length + signed.failed.length + wrong.length === 0 ? 0 : 1
