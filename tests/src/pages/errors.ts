import { ERROR_TABLE, type ErrorCode, type ErrorMeaning } from '@paystate/core'
import {
  DATABASE_PROBLEMS,
  type DatabaseProblem,
  ENGINE_PROBLEMS,
  type EngineProblem,
} from '@paystate/engine'
import { whenDatabase, whenEngine, whenMoney, whenPayment } from './error-causes.ts'
import { code, type Page, page } from './page.ts'

export const ERRORS: Page = page('docs/errors.md', [
  '# Errors',
  'Every error says what happened, to which payment, what it means for the money and what to do next. Each code below has its own anchor, which an error names as `docs`; `String(error)` and the command `paystate` end with it. None of them contains a request, a response, a header, card data or a secret, so every one is safe to log.',
  'Writes of an adapter do not throw: the error is in the outcome. Its `kind` decides, not the code: a code that proves something on a first attempt proves nothing once an earlier attempt may have arrived.',
  [
    '- [`PaymentError`](#paymenterror): from `@paystate/core` and the adapters. Recognize it with `isPaymentError`.',
    '- [`EngineError`](#engineerror): a call that `@paystate/engine` refuses. Recognize it with `isEngineError`.',
    '- [`DatabaseError`](#databaseerror): the database of the engine. Recognize it with `isDatabaseError`.',
    '- [`MoneyError`](#moneyerror): an invalid amount, currency or decimal. Recognize it with `isMoneyError`.',
  ].join('\n'),
  '## PaymentError',
  ...entriesOf(ERROR_TABLE).flatMap(paymentError),
  '## EngineError',
  'The engine refuses the call before it sends anything, except `outcome_not_stored`.',
  ...entriesOf(ENGINE_PROBLEMS).flatMap(engineError),
  '## DatabaseError',
  'Each message also says whether the change was stored. `stored: "unknown"` means that the COMMIT was sent and its response was lost; the engine finds out when the database is back, and sends nothing before that.',
  ...entriesOf(DATABASE_PROBLEMS).flatMap(databaseError),
  '## MoneyError',
  'Thrown by `money`, `parseDecimal` and the other functions that read, write or add amounts, before anything is sent. Its message names the field and says what to pass instead.',
  ...entriesOf(whenMoney).flatMap(([name, when]) => [`### MoneyError ${code(name)}`, when]),
])

function paymentError([name, { outcome, money, advice }]: [ErrorCode, ErrorMeaning]): string[] {
  return [
    `### ${code(name)}`,
    whenPayment[name],
    list([
      `On a first attempt: ${code(outcome)}.`,
      `For the money: ${money}`,
      `What to do: ${advice}`,
    ]),
  ]
}

function engineError([name, { money, advice }]: [
  EngineProblem,
  { readonly money: string; readonly advice: string },
]): string[] {
  return [
    `### EngineError ${code(name)}`,
    whenEngine[name] ?? '',
    list([`For the money: ${money}`, `What to do: ${advice}`]),
  ]
}

function databaseError([name, { what, advice, remedy }]: [
  DatabaseProblem,
  { readonly what: string; readonly advice: string; readonly remedy: 'wait' | 'act' },
]): string[] {
  const rest = remedy === 'wait' ? 'It may pass by itself.' : 'It needs a person.'
  return [
    `### DatabaseError ${code(name)}`,
    [what, whenDatabase[name]].filter(Boolean).join(' '),
    list([rest, `What to do: ${advice}`]),
  ]
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}

/** `Object.entries` with the keys of a table. */
function entriesOf<Key extends string, Row>(table: Readonly<Record<Key, Row>>): [Key, Row][] {
  const keys = Object.keys(table).filter((key): key is Key => key in table)
  return keys.map((key) => [key, table[key]])
}
