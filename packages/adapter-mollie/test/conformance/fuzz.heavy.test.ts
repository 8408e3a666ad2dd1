import { testFuzz } from '@paystate/conformance/fuzz'
import { it } from 'vitest'
import { createSubject } from './subject.ts'

testFuzz(createSubject, { it, runs: 250 })
