import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { createRawResponses } from '../../src/responses/raw-responses.ts'
import { observation } from '../writes/scripted-write.ts'

const body = { id: 'pay_1', token: 'secret' }
const seen = () => ({ observation: { ...observation } })
const responses = () => createRawResponses({ secret: /token/, number: /^n$/, hidden: /^h$/ })

it('hands out the response behind an observation, without its secrets', () => {
  const { remember, rawOf, behind } = responses()
  const from = seen()

  expect(remember(from.observation, body)).toBe(from.observation)
  expect(rawOf(from)).toEqual({ id: 'pay_1' })
  expect(behind(from)).toBe(body)
})

it('has none for a copy, for what was never remembered, and for a response without a body', () => {
  const { remember, rawOf } = responses()
  const from = seen()
  remember(from.observation, body)
  const empty = seen()
  remember(empty.observation, undefined)

  expect(rawOf(structuredClone(from))).toBeUndefined()
  expect(rawOf(seen())).toBeUndefined()
  expect(rawOf(empty)).toBeUndefined()
})

it('leaves no trace on the observation', () => {
  const { remember } = responses()
  const from = seen()
  remember(from.observation, body)

  expect(inspect(from, { depth: 9, showHidden: true })).not.toContain('secret')
  expect(from).toEqual(seen())
})

it('reads a response once, when somebody asks for it', () => {
  const { remember, rawOf, behind } = responses()
  const from = seen()
  let reads = 0
  remember(from.observation, () => {
    reads += 1
    return body
  })
  expect(reads).toBe(0)

  expect(rawOf(from)).toEqual({ id: 'pay_1' })
  expect(behind(from)).toBe(body)
  expect(reads).toBe(1)
})
