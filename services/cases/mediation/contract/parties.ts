import { line, personal } from '@wangge/contract'
import { languages, say } from '@wangge/problem'
import * as z from 'zod'
import { said } from '../../case/contract/command.ts'
import { PartyRole } from '../../case/contract/mediation-words.ts'
import { Note } from '../../case/contract/words.ts'
import { mediationCommand } from './command.ts'

/**
 * One party to a dispute. Nobody can be looked up by name: a party is found in its mediation only. Who leaves a phone is
 * told when and where sessions are, in their language; who must not be told leaves none.
 */
export const Party = z.strictObject({
  role: PartyRole,
  name: personal('name', line(40)),
  phone: personal('phone', line(30)).optional(),
  language: z.enum(languages).optional(),
})

const PartyId = z.string().min(1).max(64)

export const addParty = mediationCommand(
  'add-party',
  'mediation.change-parties',
  say('增加当事人', 'Add a party'),
  said(Party.shape),
  { role: 'respondent', name: '赵二柱', phone: '10012345679' },
)

export const correctParty = mediationCommand(
  'correct-party',
  'mediation.change-parties',
  say('更正当事人的姓名、电话、身份或语言', 'Correct a party’s name, phone, side or language'),
  said({
    partyId: PartyId,
    role: PartyRole.optional(),
    name: Party.shape.name.optional(),
    /** `null`: no longer to be told of sessions. */
    phone: Party.shape.phone.nullable(),
    language: Party.shape.language,
  }),
  { partyId: '01KAQ9D1N6T2V4X8Z0B3C5E7GH', phone: '10012345670' },
)

export const removeParty = mediationCommand(
  'remove-party',
  'mediation.change-parties',
  say(
    '移除当事人：参加过调解会的留名，误登的连同姓名电话一并删除',
    'Remove a party: who came to a session stays named, who was entered by mistake is erased',
  ),
  said({ partyId: PartyId, reason: Note }),
  { partyId: '01KAQ9D1N6T2V4X8Z0B3C5E7GH', reason: '登记有误，不是当事人' },
)
