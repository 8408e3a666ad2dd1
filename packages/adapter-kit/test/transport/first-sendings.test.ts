import { expect, it } from 'vitest'
import { createFirstSendings } from '../../src/transport/first-sendings.ts'

it('knows how long ago each was first sent, and nothing of others', () => {
  const sendings = createFirstSendings()
  sendings.note('one', 1_000)
  sendings.note('other', 5_000)
  sendings.note('one', 50_000)

  expect(sendings.ago('one', 60_000)).toBe(59_000)
  expect(sendings.ago('other', 60_000)).toBe(55_000)
  expect(sendings.ago('third', 60_000)).toBeUndefined()
})

it('forgets after two minutes, and not before', () => {
  const sendings = createFirstSendings()
  sendings.note('one', 0)

  expect(sendings.ago('one', 119_999)).toBe(119_999)
  expect(sendings.ago('one', 120_000)).toBeUndefined()
})

it('takes what is sent again after it was forgotten for a first sending', () => {
  const sendings = createFirstSendings()
  sendings.note('one', 0)
  sendings.note('one', 120_000)

  expect(sendings.ago('one', 120_001)).toBe(1)
})

it('keeps what is young when what is old is forgotten', () => {
  const sendings = createFirstSendings()
  sendings.note('old', 0)
  sendings.note('young', 1)
  sendings.note('new', 120_000)

  expect(sendings.ago('young', 120_000)).toBe(119_999)
})

it('keeps the last ten thousand', () => {
  const sendings = createFirstSendings()
  for (let number = 0; number <= 10_000; number += 1) sendings.note(`write ${number}`, number)

  expect(sendings.ago('write 0', 10_000)).toBeUndefined()
  expect(sendings.ago('write 1', 10_000)).toBe(9_999)
  expect(sendings.ago('write 10000', 10_000)).toBe(0)
})
