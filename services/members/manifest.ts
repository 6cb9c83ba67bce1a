import { service } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as contract from './contract.ts'

/** Who: people, their posts, teams, units and households, signing in. */
export const manifest = service({
  name: 'members',
  title: say('成员', 'Members'),
  routes: [
    contract.requestCode,
    contract.issueTokens,
    contract.endSession,
    contract.getMe,
    contract.getKeys,
    contract.getOpenidConfiguration,
    contract.listMembers,
    contract.getMember,
    contract.importMembers,
    contract.listAppointments,
    contract.fillPost,
    contract.endAppointment,
    contract.listPosts,
    contract.importAppointments,
    contract.listUnits,
    contract.importUnits,
    contract.listTeams,
    contract.getTeam,
    contract.importTeams,
    contract.listHouseholdLinks,
    contract.importLinks,
  ],
  publishes: [
    contract.codeRequested,
    contract.memberRegistered,
    contract.postFilled,
    contract.postVacated,
    contract.householdLinked,
    contract.householdUnlinked,
    contract.teamFormed,
  ],
  consumes: [],
  jobs: [],
  needs: ['sign', 'vault'],
  grants: ['access:read', 'access:write', 'county:read', 'subject:read', 'subject:write'],
})
