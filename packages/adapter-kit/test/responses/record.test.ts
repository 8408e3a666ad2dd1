import { expect, it } from 'vitest'
import { isRecord } from '../../src/index.ts'

it.each([[{}], [{ id: 1 }]])('is an object: %o', (value) => {
  expect(isRecord(value)).toBe(true)
})

it.each([[null], [undefined], [[]], ['{}'], [1], [true]])('is no object: %o', (value) => {
  expect(isRecord(value)).toBe(false)
})
