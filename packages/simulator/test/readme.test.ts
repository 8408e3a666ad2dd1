import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { FLAGS } from '../src/command/flags.ts'
import { CONTROL_ENDPOINTS } from '../src/control/control-api.ts'
import { FAULTS } from '../src/index.ts'
import { WEBHOOK_FAULTS } from '../src/webhooks/webhook-faults.ts'

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

/** The first cells of the table below a head. */
function cellsBelow(head: string): string[] {
  const [, below = ''] = README.split(`| ${head} |`)
  const rows = below.split('\n\n')[0]?.split('\n').slice(2) ?? []
  return rows.map((row) => /^\| `([^`]+)`/.exec(row)?.[1] ?? '')
}

it('names every fault, and says truly whether it is applied', () => {
  expect(cellsBelow('Fault').toSorted()).toEqual(Object.keys(FAULTS).toSorted())
  for (const [fault, meaning] of Object.entries(FAULTS)) {
    const isApplied = meaning.startsWith('Applied')
    expect(README).toContain(`| \`${fault}\` | ${isApplied ? 'yes' : 'no'} |`)
  }
})

it('names every flag', () => {
  expect(cellsBelow('Flag').toSorted()).toEqual(
    Object.keys(FLAGS)
      .map((flag) => `--${flag}`)
      .toSorted(),
  )
})

it('names every control endpoint', () => {
  expect(cellsBelow('Endpoint').toSorted()).toEqual(Object.keys(CONTROL_ENDPOINTS).toSorted())
})

it('names every fault of a webhook', () => {
  for (const kind of Object.keys(WEBHOOK_FAULTS)) expect(README).toContain(`\`${kind}\``)
})
