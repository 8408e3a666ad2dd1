import { it } from 'node:test'
import { testFaultMatrix } from '@paystate/conformance'
import { testFuzz } from '@paystate/conformance/fuzz'
import { createSubject } from './support/subject.ts'

// Each write with each fault, repeats included; then responses and messages that were changed at random.
testFaultMatrix(createSubject, { it })
testFuzz(createSubject, { it, runs: 20 })
