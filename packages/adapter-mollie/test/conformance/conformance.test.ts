import { testClaims } from '@paystate/conformance'
import { describe, it } from 'vitest'
import { createMollieSubject } from './mollie-subject.ts'

testClaims(createMollieSubject, { describe, it })
