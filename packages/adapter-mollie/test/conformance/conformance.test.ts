import { testClaims } from '@paystate/conformance'
import { describe, it } from 'vitest'
import { createSubject } from './subject.ts'

testClaims(createSubject, { describe, it })
