import { testClaims } from '@paystate/conformance'
import { describe, it } from 'vitest'
import { createSubject, createSubscribedSubject } from './subject.ts'

testClaims(createSubject, { describe, it })

describe('with the signed events of a subscription:', () => {
  testClaims(createSubscribedSubject, { describe, it, themes: ['webhooks'] })
})
