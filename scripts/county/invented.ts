import type { Random } from './random.ts'

// the surname and both given syllables are drawn apart from each other: nobody here is anybody
const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万钱严武戴莫孔向汤',
]
const first = [
  ...'建国志明秀玉桂春海文晓永金德丽小美红淑家振少庆兰新云振福成凤雪瑞子思景学立长天光宏彩月清祥佳宗润世荣锦',
]
const second = [...'华英军芳平兰强梅霞敏杰勇辉刚玲涛萍燕红波斌娟鹏飞琴宁洁峰丹超龙莲生芬林义琳娜凯媛庭雯岚川洲坤琪彤安']
const compounds = ['和顺苑', '安居里', '春晖园', '银杏苑', '松涛里', '晨光园', '惠民里', '丰和苑', '清泉里', '长青园']
const lanes = ['东', '西', '南', '北', '中', '前', '后', '上', '下', '新']

/** A person's name, one in eight with a single given syllable. */
export const personName = (random: Random): string => {
  const surname = random.pick(surnames)
  return random.next() < 0.125 ? surname + random.pick(second) : surname + random.pick(first) + random.pick(second)
}

/** A door in a village or a residential compound. */
export const address = (place: { short: string; urban: boolean }, grid: number, random: Random): string =>
  place.urban
    ? `${place.short}社区${compounds[grid % compounds.length]}${random.int(1, 18)}栋${random.int(1, 3)}单元${random.int(1, 6)}0${random.int(1, 4)}室`
    : `${place.short}村${lanes[grid % lanes.length]}巷${random.int(1, 199)}号`

/** Numbers of a form that no carrier has issued: 11 digits from 100, each at most once. */
export const phones = (random: Random): (() => string) => {
  const range = 100_000_000
  // any odd factor that does not end in 5 walks through all of the range before it repeats
  const step = random.int(1_000_000, 9_999_999) * 10 + 1
  let at = random.int(0, range - 1)
  return () => {
    at = (at + step) % range
    return `100${String(at).padStart(8, '0')}`
  }
}

/** Why a household may need more care; most have no such class. */
const classes = ['living-alone-elderly', 'no-labour', 'out-of-poverty', 'newly-moved']

export const householdClasses = (random: Random): string => (random.next() < 0.12 ? random.pick(classes) : '')

const institutions = ['小学', '中学', '卫生院', '集贸市场', '幼儿园', '商业街', '产业园', '养老院', '汽车站', '物流园']

/** What a dedicated grid is for. */
export const institution = (short: string, at: number): string =>
  `${short}${at < institutions.length ? '' : `第${Math.floor(at / institutions.length) + 1}`}${institutions[at % institutions.length]}`
