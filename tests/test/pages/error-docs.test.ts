import { inspect } from 'node:util'
import { ERROR_TABLE, MoneyError, PaymentError } from '@paystate/core'
import { DATABASE_PROBLEMS, DatabaseError, ENGINE_PROBLEMS, EngineError } from '@paystate/engine'
import { describe, expect, it } from 'vitest'
import { whenMoney } from '../../src/pages/error-causes.ts'
import { ERRORS } from '../../src/pages/errors.ts'
import { anchorOf } from '../../src/pages/mapping-page.ts'

const what = 'It failed.'

const errors = [
  ...keysOf(ERROR_TABLE).map((code) => new PaymentError(code, { what })),
  ...keysOf(ENGINE_PROBLEMS).map((problem) => new EngineError(problem, { what })),
  ...keysOf(DATABASE_PROBLEMS).map((problem) => new DatabaseError(problem)),
  ...keysOf(whenMoney).map((code) => new MoneyError(code, what)),
]

function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(table).filter((key): key is Key => key in table)
}

describe('an error', () => {
  it('names its own heading of the errors page', () => {
    const anchors = [...ERRORS.text.matchAll(/^### (.*)$/gm)].map(([, title = '']) =>
      anchorOf(title),
    )
    const address = `https://github.com/paystate/paystate/blob/main/${ERRORS.path}`

    expect(errors.map(({ docs }) => docs)).toEqual(anchors.map((anchor) => `${address}#${anchor}`))
  })

  it('ends with it as text, and shows it when it is printed, while its message stays short', () => {
    for (const error of errors) {
      expect(String(error)).toBe(`${error.name}: ${error.message}\n${error.docs}`)
      expect(inspect(error)).toContain(`docs: '${error.docs}'`)
      expect(error.message).not.toContain('https:')
    }
  })
})
