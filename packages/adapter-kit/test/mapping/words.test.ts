import { expect, it } from 'vitest'
import { createWords } from '../../src/index.ts'

const wordOf = createWords({ PAID: 'captured' }, { unknown: 'processing' })

it('reads a word, and an unknown one as what ships no goods', () => {
  expect(wordOf('PAID')).toEqual({
    status: 'captured',
    providerStatus: { value: 'PAID', codes: [], recognized: true },
  })
  for (const word of ['paid', 'constructor', '', undefined])
    expect(wordOf(word)).toMatchObject({
      status: 'processing',
      providerStatus: { value: word ?? '', recognized: false },
    })
})
