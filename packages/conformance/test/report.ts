/**
 * Prints what stands behind the kit: the claims and the fault matrix of the reference adapter, the
 * saboteur that each claim has caught, and the stories with the claims that came of them.
 */
import {
  claims,
  printClaims,
  printFaultMatrix,
  printReport,
  runClaims,
  runFaultMatrix,
} from '../src/index.ts'
import { createReferenceSubject } from '../src/reference.ts'
import { catchSaboteur } from './saboteurs/catch-saboteur.ts'
import { INCIDENTS } from './stories/incidents.ts'
import type { Story } from './stories/story.ts'
import { TRACES } from './stories/traces.ts'

function print(title: string, text: string): void {
  console.log(`\n== ${title}\n\n${text}`)
}

const report = await runClaims(() => createReferenceSubject())
print('The reference adapter: claims', `${printClaims(report)}\n\n${printReport(report)}`)

const matrix = await runFaultMatrix(() => createReferenceSubject())
print('The reference adapter: every write × every fault', printFaultMatrix(matrix))

const saboteurs: { id: string; caught: string | undefined }[] = []
for (const claim of claims) saboteurs.push({ id: claim.id, caught: await catchSaboteur(claim) })
const free = saboteurs.filter(({ caught }) => caught === undefined)
print(
  'The saboteurs, one for each claim, and what gave each away',
  [
    ...saboteurs.map(({ id, caught }) =>
      caught === undefined ? `  FREE    ${id}` : `  caught  ${id}: ${shortened(caught)}`,
    ),
    `${saboteurs.length - free.length} caught, ${free.length} free`,
  ].join('\n'),
)

/** An error may show a whole payment, over many lines. */
function shortened(text: string): string {
  const [line = ''] = text.split('\n')
  return line.length > 120 ? `${line.slice(0, 120)}…` : line
}

function lineOf({ reported, reports = [], claims: ids, elsewhere = [] }: Story): string {
  const tests = elsewhere.map(({ because, file, sentence }) => `${file}: ${sentence} (${because})`)
  return [
    `  ${reported} ${reports.join(', ')}`.trimEnd(),
    ...[...ids, ...tests].map((one) => `    ${one}`),
  ].join('\n')
}

print('What happened to others, and the claims of it', INCIDENTS.map(lineOf).join('\n'))
print('What would happen to a model that looks right', TRACES.map(lineOf).join('\n'))

const wrong = matrix.cells.filter((cell) => cell.wrong !== undefined)
process.exitCode = report.failed.length + wrong.length + free.length === 0 ? 0 : 1
