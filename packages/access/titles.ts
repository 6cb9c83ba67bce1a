import { say, type Text } from '@wangge/problem'
import type { Post } from './roles.ts'

/** What posts are called in front of residents and in messages. */
export const postTitles: Readonly<Record<Post, Text>> = {
  'county-admin': say('县级管理员', 'County administrator'),
  'county-leader': say('县级包联领导', 'County leader'),
  department: say('责任单位', 'Responsible unit'),
  'township-official': say('乡镇（街道）干部', 'Township official'),
  'village-secretary': say('村（社区）书记', 'Village secretary'),
  'grid-leader': say('网格长', 'Grid leader'),
  'grid-supervisor': say('网格监督员', 'Grid supervisor'),
  'grid-worker': say('网格员', 'Grid worker'),
  volunteer: say('志愿者', 'Volunteer'),
  auditor: say('审计员', 'Auditor'),
  duty: say('值班岗', 'Duty post'),
}
