import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inWords } from '../../src/pages/duration.ts'
import { anchorOf, mappingPage } from '../../src/pages/mapping-page.ts'
import { GENERATED, section, table } from '../../src/pages/page.ts'
import { PAGES } from '../../src/pages/pages.ts'
import { statusRow } from '../../src/pages/status-row.ts'
import { listFiles, ROOT, readText } from '../../src/workspace/files.ts'

describe('generated pages', () => {
  it.each(PAGES.map((page) => [page.path, page] as const))('%s is fresh', (path, { text }) => {
    expect(existsSync(join(ROOT, path)) ? readText(path).text : 'missing').toBe(text)
  })

  it('are all still made from a table', () => {
    const marked = listFiles('docs').filter((path) => readText(path).text.startsWith(GENERATED))

    expect(marked).toEqual(PAGES.map(({ path }) => path).sort())
  })
})

describe('a page of what a provider says', () => {
  const page = (rows: Parameters<typeof statusRow>[0][]) =>
    mappingPage({
      path: 'docs/x.md',
      title: 'X',
      intro: ['What it is.'],
      chapters: [
        {
          title: 'Statuses',
          sections: [
            { title: 'Payments', lead: 'About payments.', rows: rows.map(statusRow) },
            { title: 'Refunds', rows: [] },
          ],
        },
      ],
    }).text.split('\n')
  const address = 'https://docs.example/payments/status'

  it('lists each word, what it reads as, when, and once where all that is written', () => {
    const lines = page([
      {
        providerStatus: 'open',
        status: 'requires_action',
        when: 'there is something to do',
        source: address,
      },
      { providerStatus: 'paid', status: 'captured', note: 'an old word', source: address },
      { providerStatus: 'held', status: 'authorized', assumed: true, source: address },
    ])

    expect(lines.slice(2)).toEqual([
      '# X',
      '',
      'What it is.',
      '',
      'On this page:',
      '',
      '- **Statuses:** [Payments](#payments)',
      '',
      '## Statuses',
      '',
      '### Payments',
      '',
      `About payments. Source: [status](${address}).`,
      '',
      '| Provider status | paystate status | When | Note |',
      '| --- | --- | --- | --- |',
      '| `open` | `requires_action` | there is something to do |  |',
      '| `paid` | `captured` |  | an old word |',
      '| `held` | `authorized` |  | assumed: not documented |',
      '',
    ])
  })

  it('names the source of each row where they differ', () => {
    const other = 'https://docs.example/payments/session'
    const lines = page([
      { providerStatus: 'open', status: 'requires_action', source: address },
      { providerStatus: 'paid', status: 'captured', source: other },
    ])

    expect(lines).toContain('About payments.')
    expect(lines).toContain(`| \`open\` | \`requires_action\` | [status](${address}) |`)
    expect(lines).toContain(`| \`paid\` | \`captured\` | [session](${other}) |`)
  })

  it.each([
    ['Why a payment failed', 'why-a-payment-failed'],
    ['`inquiryRefund (omnichannel)`', 'inquiryrefund-omnichannel'],
    ['`create_payment`', 'create_payment'],
  ])('finds the place of %s as GitHub names it', (title, anchor) => {
    expect(anchorOf(title)).toBe(anchor)
  })

  it.each(PAGES)('$path links to headings that it has', ({ text }) => {
    const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => anchorOf(title))
    const links = [...text.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor]) => anchor)

    expect(headings).toEqual(expect.arrayContaining(links))
    expect(new Set(headings).size).toBe(headings.length)
  })
})

describe('a section', () => {
  it('is left out when there are no rows', () => {
    expect(section('Payments', [])).toBe('')
  })
})

describe('a table', () => {
  it('leaves out a column in which no row says anything', () => {
    expect(table([{ a: '1', b: '' }])).toBe('| a |\n| --- |\n| 1 |')
  })

  it('keeps a bar inside its cell', () => {
    expect(table([{ a: 'x | y' }])).toContain('| x \\| y |')
  })
})

it.each([
  [86_400_000 - 600_000, '23 hours 50 minutes'],
  [61_000, '1 minute 1 second'],
  [3_600_000, '1 hour'],
  [0, 'no time'],
])('%d ms are %s', (milliseconds, words) => {
  expect(inWords(milliseconds)).toBe(words)
})
