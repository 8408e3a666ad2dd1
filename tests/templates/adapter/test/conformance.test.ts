import { describe, it } from 'node:test'
import { testClaims } from '@paystate/conformance'
import { createSubject } from './support/subject.ts'

// Everything that an adapter must guarantee: one test for each claim. What the capabilities rule out is skipped.
testClaims(createSubject, { describe, it })
