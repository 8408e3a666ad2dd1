import { expect, it } from 'vitest'
import { readText } from '../../src/workspace/files.ts'

it('the page on consumers lists each event of the engine once, and no other', () => {
  const sections = readText('docs/engine/consumers.md').text.split('\n## ')
  const list = sections.find((section) => section.startsWith('The events\n')) ?? ''
  const listed = [...list.matchAll(/`([a-z]+\.[a-z_]+)`/g)].map(([, name]) => name)
  const source = readText('packages/engine/src/journal/event-types.ts').text
  const known = [...source.matchAll(/'([a-z]+\.[a-z_]+)'/g)].map(([, name]) => name)

  expect(known).toContain('order.paid')
  expect(listed.sort()).toEqual(known.sort())
})
