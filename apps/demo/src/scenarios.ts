import { formatTable } from './scenarios/format-table.ts'
import { runScenarios } from './scenarios/run-scenarios.ts'

const rows = await runScenarios(['mollie', 'antom'])
const wrong = rows.filter(({ problems }) => problems.length > 0).length

console.log(formatTable(rows))
console.log(`\n${rows.length - wrong} as expected, ${wrong} wrong`)
process.exitCode = wrong === 0 ? 0 : 1
