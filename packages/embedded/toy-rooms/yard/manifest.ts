import { service } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as ball from './contract.ts'

export const manifest = service({ name: 'yard', title: say('院子', 'Yard'), nouns: { ball } })
