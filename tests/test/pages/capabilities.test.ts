import { adapter as antom } from '@paystate/adapter-antom'
import { adapter as mollie } from '@paystate/adapter-mollie'
import { compareCapabilities } from '@paystate/engine'
import { expect, it } from 'vitest'
import { CAPABILITIES } from '../../src/pages/capabilities.ts'

const NEVER = /never for a session on the hosted page/

it('the page and the doctor say that a hosted session is never repeated, and when it is absent', () => {
  const [moved] = compareCapabilities(mollie.capabilities, antom.capabilities).filter(
    ({ topic }) => topic === 'repeat of a lost creation',
  )

  expect(moved?.to).toMatch(NEVER)
  expect(moved?.from).not.toMatch(NEVER)
  expect(CAPABILITIES.text).toMatch(NEVER)
  expect(CAPABILITIES.text).toMatch(/hosted page .* only after its expiry/)
})
