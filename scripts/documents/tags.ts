import { say, type Text } from '@wangge/problem'

/** What the reference calls each group of routes. */
export const tags: Readonly<Record<string, Text>> = {
  auth: say('登录与会话', 'Signing in'),
  areas: say('区域与网格', 'Areas and grids'),
  households: say('住户与联户', 'Households and who looks after them'),
  county: say('县配置', 'The county’s configuration'),
  members: say('人员', 'People'),
  appointments: say('任职与岗位', 'Appointments and posts'),
  units: say('单位', 'Units and firms'),
  teams: say('队伍', 'Teams'),
  public: say('居民：上报、查询、评价，无需账号', 'Residents: report, follow, rate, without an account'),
  cases: say('事项', 'Cases: what was asked'),
  mediations: say('调解', 'Mediation of disputes'),
  duties: say('履责', 'Duties: what is owed'),
  assessments: say('考核', 'Assessments: how well'),
  notifications: say('通知', 'Notifications: who is told'),
  open311: say('Open311 GeoReport v2', 'Open311 GeoReport v2: reports in the words of other cities’ programs'),
  imports: say('批量导入，可先试运行', 'Imports, with dry run'),
}
