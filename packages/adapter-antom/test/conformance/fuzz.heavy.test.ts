import { testFuzz } from './test-fuzz.ts'

testFuzz(200)
