import { NO_AMOUNTS } from '@paystate/core/adapter'
import { expect, it } from 'vitest'
import { isTaken } from '../../src/payments/read-amounts.ts'

const partly = { ...NO_AMOUNTS, authorized: 1000, captured: 400, by: 'captures' } as const

it.each([
  [0, true, true],
  [0, false, false],
  [600, true, false],
  ['not_reported', true, false],
] as const)(
  'an authorization captured in part, with %s under way and over: %s, is taken: %s',
  (capturePending, isOver, taken) => {
    expect(isTaken({ ...partly, capturePending, isOver })).toBe(taken)
  },
)
