import { hasJava } from '@wangge/testing/dynamodb-local'
import { dynamodb, type Engine, sqlite } from './engines.ts'
import { happenings } from './happenings.ts'
import { layingAgain } from './laying-again.ts'
import { lists } from './lists.ts'
import { marking } from './marking.ts'
import { merging } from './merging.ts'
import { model } from './model.ts'
import { writes } from './writes.ts'

const suite = (name: string, engine: Engine) =>
  describe(`the table on ${name}`, () => {
    beforeAll(engine.start)
    afterAll(engine.stop)
    describe('writing', () => writes(engine.open))
    describe('listing', () => lists(engine.open))
    describe('merging', () => merging(engine.open))
    describe('happening', () => happenings(engine.open))
    describe('marking', () => marking(engine.open))
    describe('laying again', () => layingAgain(engine.open))
    describe('altogether', () => model(engine.open, engine.runs))
  })

suite('SQLite', sqlite())

if (hasJava()) suite('DynamoDB Local', dynamodb())
else {
  process.stderr.write(
    '\n*** NO JAVA: the table’s conformance suite left out DynamoDB. Install Java 11 or later. ***\n\n',
  )
  describe.skip('the table on DynamoDB Local (no Java on this machine)', () => {
    it('was left out', () => {})
  })
}
